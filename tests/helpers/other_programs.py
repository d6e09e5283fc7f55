"""Programs that are not ours, to read what ours made."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path


def run_tool(name: str, *arguments: str | Path) -> str:
    """What a program says; Debian's package for it stands in packaging/make.py."""
    path = shutil.which(name)
    assert path, f"{name} is missing: packaging/make.py names the Debian package that has it"
    command = [path, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def read_by_zbar(pictures: Sequence[Path]) -> list[str]:
    """The QR codes in pictures, as zbar reads them."""
    # Told nothing else, it now and then takes the modules of a QR code for a bar code of digits.
    only = ("-Sdisable", "-Sqrcode.enable")
    return run_tool("zbarimg", "--quiet", "--raw", *only, *pictures).splitlines()


def photographed(pdf: Path, dots_per_inch: int = 200) -> list[Path]:
    """The pages of a PDF as grey pictures, drawn by poppler."""
    stem = pdf.with_suffix("")
    run_tool("pdftoppm", "-r", str(dots_per_inch), "-gray", "-png", pdf, stem)
    return sorted(pdf.parent.glob(f"{stem.name}-*.png"))
