"""Pictures of every page in every language, light and dark, for people to look at.

    python -m infitah_desk.gui.pictures FOLDER

A desk is made by the services, with the shipped list of Tétouan; the window is drawn on no screen.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from infitah_desk.gui.pages.place import PLACES
from infitah_desk.gui.pictures_exchange import exchange_scenes
from infitah_desk.gui.pictures_folders import ACCOUNT, PASSWORD, make_folders
from infitah_desk.gui.pictures_headquarters import headquarters_scenes
from infitah_desk.gui.pictures_numbers import numbers_scenes
from infitah_desk.gui.pictures_packs import pack_scenes
from infitah_desk.gui.pictures_permits import permit_scenes
from infitah_desk.gui.pictures_review import review_scenes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from infitah_desk.gui.main_window import MainWindow
    from infitah_desk.services.session import Session

SIZES = {"100": ("1", (1366, 768)), "150": ("1.5", (1280, 720)), "small": ("1", (1024, 640))}
"""By per cent, and the smallest screen: Qt's scale factor, and the window in its own pixels."""

_WITHOUT_WORDS = {"unknown_desk", "forged", "not_a_permit"}
SHOWN_AT = (
    "to_complete",
    "documents",
    "initiation",
    "ready",
    "issued",
    "printed",
    "handed_over",
    "parked",
    "waiting",
)


def main(arguments: list[str]) -> int:
    """Make all pictures in a folder; each scale needs a process of its own."""
    folder = Path(arguments[0])
    if len(arguments) > 1:
        _draw(folder, Path(arguments[1]), arguments[2])
        return 0
    with tempfile.TemporaryDirectory(prefix="infitah-pictures-") as work:
        make_folders(Path(work))
        for size, (factor, _) in SIZES.items():
            environment = {
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "QT_SCALE_FACTOR": factor,
            }
            subprocess.run(  # noqa: S603 - this very module
                [sys.executable, "-m", __spec__.name, str(folder), work, size],
                env=environment,
                check=True,
            )
    sys.stdout.write(f"{folder}\n")
    return 0


def _draw(folder: Path, work: Path, size: str) -> None:
    from PySide6.QtWidgets import QApplication

    from infitah_desk.gui.preferences import Preferences, save_preferences

    application = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for dark in (False, True):
        settings = work / f"settings-{dark}"
        save_preferences(settings, Preferences(dark=dark, lock_after_minutes=0))
        end = f"{'dark' if dark else 'light'}-{size}"
        for data in ("nothing", "waiting", "desk", "coordinator", "authority"):
            for window, name in _scenes(application, work / data, settings, SIZES[size][1]):
                language = window.context.language
                window.grab().save(str(folder / f"{name}-{language}-{end}.png"))


def _scenes(
    application: QApplication, data: Path, settings: Path, size: tuple[int, int]
) -> Iterator[tuple[MainWindow, str]]:
    """The window, with one thing after another in front, each in every language."""
    from infitah_desk.gui.application import make_window
    from infitah_desk.gui.languages import ORDER

    window = make_window(application, data, settings)
    window.resize(*size)
    window.show()
    _settle(application, window)
    for name in _shown(application, window):
        for language in ORDER:
            window.context.languages.switch(language)
            _settle(application, window)
            yield window, name
    window.close()
    window.finish()
    window.deleteLater()
    application.processEvents()


def _shown(application: QApplication, window: MainWindow) -> Iterator[str]:
    from infitah_desk.gui.pages.import_list import ImportListPage
    from infitah_desk.system.resources import resource

    if window.first_run is not None:
        yield "first-run"
        for form in window.first_run.forms:
            window.first_run.show_form(form)
            yield form.objectName()
        return
    yield "unlock"
    window.unlock.open_for(ACCOUNT, PASSWORD)
    _settle(application, window)
    if window.kit is not None:
        yield "kit"
        return
    role = window.context.desk.role
    yield from _places(application, window, "" if role == "desk" else f"{role}-")
    if role != "desk":
        yield from _of_the_centre(application, window)
        return
    yield from _verdicts(application, window)
    for step, dossier in _dossiers(application, window):
        window.context.ways.dossier_asked.emit(dossier)
        _settle(application, window)
        yield f"dossier-{step}"
        yield from _at_step(application, window, step)
    window.context.ways.button_asked.emit("today", "planSessionButton")
    _settle(application, window)
    yield "today-plan"
    window.context.ways.button_asked.emit("today", "leaveSessionButton")
    for name in ("waitingPeople", "dayPace", "sessionPeople"):
        _scroll_to(window, name)
        yield f"today-{name}"
    window.context.ways.button_asked.emit("dossiers", "historyButton")
    _settle(application, window)
    yield "dossier-history"
    window.context.ways.button_asked.emit("dossiers", "moreButton")
    window.context.ways.button_asked.emit("dossiers", "eraseDossierButton")
    _settle(application, window)
    yield "dossier-more"
    window.context.ways.button_asked.emit("dossiers", "newDossierButton")
    _settle(application, window)
    yield "dossier-new"
    window.context.ways.button_asked.emit("today", "enterFormButton")
    _settle(application, window)
    yield "late-entry"
    window.context.ways.button_asked.emit("today", "leaveFormButton")
    window.context.ways.button_asked.emit("today", "closeStopButton")
    _settle(application, window)
    yield "close-stop"
    window.context.ways.button_asked.emit("exchange", "importListButton")
    imports = window.findChild(ImportListPage)
    if imports is not None:
        imports.choose(resource("samples", "preinscription-TET.csv"))
    _settle(application, window)
    yield "import"


def _of_the_centre(application: QApplication, window: MainWindow) -> Iterator[str]:
    """What a coordinator and headquarters see, and no desk."""
    if window.context.desk.role == "authority":
        for scene in headquarters_scenes(window):
            _settle(application, window)
            yield scene
    else:
        yield from exchange_scenes(window, lambda: _settle(application, window))
    for scene in numbers_scenes(window, lambda: _settle(application, window)):
        _settle(application, window)
        yield f"{window.context.desk.role}-{scene}"
    window.go_to("exchange")
    for scene in review_scenes(window):
        _settle(application, window)
        yield f"{window.context.desk.role}-{scene}"


def _places(application: QApplication, window: MainWindow, before: str) -> Iterator[str]:
    for name, place in PLACES.items():
        if window.context.desk.role in place.roles:
            window.go_to(name)
            _settle(application, window)
            yield f"{before}{name}"


def _verdicts(application: QApplication, window: MainWindow) -> Iterator[str]:
    """Every verdict in words and colours, on a permit of this desk; the last ones below."""
    from infitah_desk.gui.pages.check import CheckPage
    from infitah_desk.services.checking import Finding
    from infitah_desk.trust.permit_verdict import Verdict

    page = window.pages["check"]
    if not isinstance(page, CheckPage):
        raise TypeError(page)
    window.go_to("check")
    page.check_files([window.context.desk.path.parent / "permit.pdf"])
    _settle(application, window)
    genuine = page.last
    if genuine is None:
        raise LookupError("permit.pdf")
    for verdict in Verdict:
        if verdict in _WITHOUT_WORDS:
            page.judged(Finding(verdict, genuine.list_date, genuine.list_age_days))
        else:
            page.judged(genuine._replace(verdict=str(verdict)))
        _settle(application, window)
        yield f"check-{verdict.replace('_', '-')}"


def _papers(application: QApplication, window: MainWindow) -> Iterator[str]:
    """The step of papers: a page that is not kept yet, one that is cut, a paper that differs."""
    from infitah_desk.gui.pages.documents_panel import DocumentsPanel

    panel = window.findChild(DocumentsPanel)
    if panel is None:
        return
    panel.pages.take_files([window.context.desk.path.parent / "paper.png"])
    _settle(application, window)
    yield "paper-new"
    panel.pages.new_tools.crop.click()
    yield "paper-cut"
    panel.pages.new_tools.drop.click()
    panel.entered()
    number = panel.form.number.text()
    panel.form.number.setText(number[1:] + number[0])
    panel.form.name.setText("Imprimerie Torres")
    panel.form.issued.setText("02/03/2010")
    yield "paper-differs"


def _at_step(application: QApplication, window: MainWindow, step: str) -> Iterator[str]:
    if step == "documents":
        yield from _papers(application, window)
    if step == "printed":
        for scene in permit_scenes(window):
            _settle(application, window)
            yield scene
    if step == "handed_over":
        yield from pack_scenes(window, lambda: _settle(application, window))


def _scroll_to(window: MainWindow, name: str) -> None:
    from PySide6.QtWidgets import QScrollArea, QWidget

    area = window.findChild(QScrollArea, "todayArea")
    part = window.findChild(QWidget, name)
    if area is not None and part is not None:
        area.ensureWidgetVisible(part)


def _dossiers(application: QApplication, window: MainWindow) -> list[tuple[str, str]]:
    """A dossier at each step that somebody may have open."""
    from infitah_desk.services.registering import list_dossiers

    def first_at(session: Session) -> list[tuple[str, str]]:
        found = ((step, next(iter(list_dossiers(session, step)), None)) for step in SHOWN_AT)
        return [(step, each.dossier) for step, each in found if each is not None]

    came: list[tuple[str, str]] = []
    window.context.desk.ask(first_at, came.extend, None)
    _settle(application, window)
    return came


def _settle(application: QApplication, window: MainWindow) -> None:
    for _ in range(3):
        application.processEvents()
        while window.context.desk.is_busy:
            application.processEvents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
