"""Where the files shipped with the program lie: beside the package, or inside it once installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, as in `resource("programmes")`.

    A wheel carries the folder `resources` inside the package; a checkout has it next to it.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def resource_text(*parts: str) -> str:
    """The text of a shipped UTF-8 file."""
    return resource(*parts).read_text(encoding="utf-8")
