"""Sheets that are printed in stock: written into a chosen folder, and to the printer where one is.

The file always stays: whoever has no printer here prints it elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.widgets.drop_zone import ask_folder

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


def print_data_notice(context: Context, title: str) -> None:
    """Write the notice of law 09-08 into a chosen folder, and print it where a printer is."""
    from infitah_desk.services.protecting import print_notice

    folder = ask_folder(context, FOLDER, title)
    if folder is None:
        return
    file = folder / "notice-09-08.pdf"

    def drawn(_: int) -> None:
        send_file(context, file, lambda: context.notice.tell_good(apart(str(file))))

    context.desk.ask(print_notice, drawn, None, file)
