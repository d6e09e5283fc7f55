"""Sheets that are printed in stock: written into a chosen folder, and to the printer where one is.

The file always stays: whoever has no printer here prints it elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from infitah_desk.gui.context import Context

FOLDER = "sheets"
PRINTER = "a4"


def send_file(context: Context, file: Path, sent: Callable[[], None]) -> None:
    """Send a PDF of ours to the printer that is remembered; `sent` comes once that is done."""
    printer = context.preferences.printers.get(PRINTER, "")
    if not printer:
        sent()
        return

    def work() -> None:
        from infitah_desk.gui.printing import print_pages

        print_pages(file.read_bytes(), printer, file.stem)

    context.desk.work(work, lambda _: sent())
