"""The table of modules in ARCHITECTURE.md, made of the first line of each module's docstring.

`python3 packaging/make.py table` writes it; a test compares.
"""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "infitah_desk"
DOCUMENT = PACKAGE / "ARCHITECTURE.md"
BEGIN = "<!-- modules: python3 packaging/make.py table -->\n"
END = "<!-- end of modules -->\n"


def modules() -> list[Path]:
    """Every module of the package, packages before what they hold."""
    found = (path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
    return [PACKAGE / path for path in sorted(found, key=_place)]


def table() -> str:
    """The rows as Markdown, one module a row."""
    rows = [f"| `{_name(path)}` | {_first_line(path)} |\n" for path in modules()]
    return "".join(["| module | what lives there |\n", "|---|---|\n", *rows])


def with_table(document: str) -> str:
    """The document with its table made anew.

    Raises:
        ValueError: the marks between which the table stands are missing.
    """
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{DOCUMENT.name} has no place for the table of modules")
    return before + BEGIN + table() + END + after


def _place(path: Path) -> tuple[str, bool, str]:
    return path.parent.as_posix(), path.name != "__init__.py", path.name


def _name(path: Path) -> str:
    inner = path.relative_to(PACKAGE)
    return inner.as_posix().removesuffix("__init__.py") or "infitah_desk"


def _first_line(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return text.partition("\n")[0].replace("|", "\\|")


if __name__ == "__main__":
    DOCUMENT.write_text(
        with_table(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8", newline="\n"
    )
