"""The numbers page, to be seen in pictures: each subject with its chart and its table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infitah_desk.gui.main_window import MainWindow


def numbers_scenes(window: MainWindow, settle: Callable[[], None]) -> Iterator[str]:
    """Begins with anything in front; `settle` waits for what was asked of the desk."""
    from PySide6.QtWidgets import QScrollArea

    from infitah_desk.gui.pages.numbers import NumbersPage
    from infitah_desk.gui.pages.numbers_subjects import SUBJECTS

    page = window.pages["numbers"]
    area = window.findChild(QScrollArea, "numbersArea")
    if not isinstance(page, NumbersPage) or area is None:
        raise TypeError(page)
    bar = area.verticalScrollBar()
    window.go_to("numbers")
    settle()
    for subject in SUBJECTS:
        page.figures.chips.buttons[subject].click()
        settle()
        bar.setValue(page.figures.y())
        yield f"numbers-{subject}"
    bar.setValue(bar.maximum())
    yield "numbers-quality-dossiers"
