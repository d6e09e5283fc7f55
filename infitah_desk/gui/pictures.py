"""Pictures of every page in every language, light and dark, for people to look at.

    python -m infitah_desk.gui.pictures FOLDER

A desk is made by the services, with the shipped list of Tétouan; the window is drawn on no screen.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from infitah_desk.gui.main_window import MainWindow
    from infitah_desk.services.session import Session

SIZES = {"100": ("1", (1366, 768)), "150": ("1.5", (1280, 720)), "small": ("1", (1024, 640))}
"""By per cent, and the smallest screen: Qt's scale factor, and the window in its own pixels."""

NODE = "TET-1"
ACCOUNT = "Salma"
PASSWORD = "caravane-2010"  # noqa: S105 - the folder of a demonstration
DAY = "2010-09-28"
QUOTA = 120
SHOWN_AT = (
    "to_complete",
    "documents",
    "initiation",
    "ready",
    "issued",
    "printed",
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
        make_desk(Path(work))
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


def make_desk(work: Path) -> None:
    """Headquarters, a desk whose dossiers stand at every step, and a desk without its kit."""
    from infitah_desk import bootstrap
    from infitah_desk.services import enrolling
    from infitah_desk.system.resources import resource_text

    root = bootstrap.create_authority(
        work / "authority",
        ACCOUNT,
        PASSWORD,
        programme_text=resource_text("programmes", "infitah-2010-caravane-2.toml"),
        recovery_out=work / "recovery.txt",
    )
    for node, name in ((NODE, "desk"), ("TET-2", "waiting")):
        bootstrap.create_installation(
            work / name,
            ACCOUNT,
            PASSWORD,
            node=node,
            role="desk",
            request_out=work / f"{node}.request",
        )
    with bootstrap.opened(work / "authority", ACCOUNT, PASSWORD) as session:
        request = enrolling.read_request(work / f"{NODE}.request")
        enrolling.enrol(session, request, enrolling.Terms(forum="TET"), work / "kit.age")
    with bootstrap.opened(work / "desk", ACCOUNT, PASSWORD) as session:
        enrolling.accept_kit(session, work / "kit.age", root)
        _fill(session, work)


def _fill(session: Session, work: Path) -> None:
    from infitah_desk.services import (
        exporting,
        importing,
        issuing,
        opening,
        parking,
        printing,
        verifying,
    )
    from infitah_desk.services.registering import list_dossiers
    from infitah_desk.system.resources import resource

    opening.open_the_stop(session, DAY)
    importing.import_list(session, resource("samples", "preinscription-TET.csv"))
    ready = [each.dossier for each in list_dossiers(session, "documents")]
    for place, dossier in enumerate(ready[:40]):
        _accept(session, dossier)
        if place % 5:
            verifying.attend_initiation(session, dossier)
        if place % 5 <= 1:
            continue
        number = issuing.issue_permit(session, dossier)
        if place % 5 >= 3:
            printing.print_permits(session, [number], work / "permit.pdf")
            issuing.confirm_sheet(session, number)
        if place % 5 == 4:
            issuing.hand_over(session, number)
    for dossier, time in zip(ready[40:43], ("11:30", "15:00", ""), strict=True):
        parking.park(session, dossier, "attestation de la TP", time)
    _hold_sessions(session, ready[43:60])
    _scan(session, ready[43], work / "paper.png")
    exporting.export_bundle(session, work / "bundle.age")


def _scan(session: Session, dossier: str, file: Path) -> None:
    """A paper with its picture, and the same picture as a file that somebody brings."""
    from infitah_desk.documents.scan_pages import read_pages
    from infitah_desk.gui.pictures_paper import a_paper
    from infitah_desk.services.scanning import keep_pages

    state = session.store.state(dossier)
    words = state.text("rc_number"), state.text("rc_court"), state.text("name")
    file.write_bytes(a_paper(*words))
    keep_pages(session, dossier, "rc_extract", read_pages(file.read_bytes()))


def _hold_sessions(session: Session, dossiers: Sequence[str]) -> None:
    """Sessions of the day, one of them under way, and two who wait for a number."""
    from infitah_desk.services import initiating, opening, planning, waiting

    morning, noon, _ = (
        planning.plan_session(session, planning.Plan(DAY, time, room, places, trainer))
        for time, room, places, trainer in (
            ("10:30", "salle A", 20, "Mme Alaoui"),
            ("14:00", "salle B", 4, ""),
            ("16:00", "القاعة الكبرى", 0, "السيد بناني"),
        )
    )
    initiating.enrol_in_session(session, morning.id, dossiers[:9])
    initiating.attend_session(session, morning.id, dossiers[:5])
    initiating.enrol_in_session(session, noon.id, dossiers[9:13])
    for dossier in dossiers[13:15]:
        waiting.put_on_waiting_list(session, dossier)
    opening.open_the_stop(session, DAY, QUOTA)


def _accept(session: Session, dossier: str) -> None:
    from infitah_desk.domain.commands import AcceptDocument
    from infitah_desk.services.verifying import accept_document

    state = session.store.state(dossier)
    if state.text("rc_number"):
        paper = AcceptDocument("rc_extract", state.text("rc_number"), state.text("rc_court"))
    else:
        paper = AcceptDocument("tp_certificate", state.text("tp_number"))
    accept_document(session, dossier, paper)


def _draw(folder: Path, work: Path, size: str) -> None:
    from PySide6.QtWidgets import QApplication

    from infitah_desk.gui.preferences import Preferences, save_preferences

    application = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for dark in (False, True):
        settings = work / f"settings-{dark}"
        save_preferences(settings, Preferences(dark=dark, lock_after_minutes=0))
        end = f"{'dark' if dark else 'light'}-{size}"
        for data in ("nothing", "waiting", "desk"):
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
    for name in window.pages:
        window.go_to(name)
        _settle(application, window)
        yield name
    for step, dossier in _dossiers(application, window):
        window.context.ways.dossier_asked.emit(dossier)
        _settle(application, window)
        yield f"dossier-{step}"
        if step == "documents":
            yield from _papers(application, window)
    window.context.ways.button_asked.emit("today", "planSessionButton")
    _settle(application, window)
    yield "today-plan"
    window.context.ways.button_asked.emit("today", "leaveSessionButton")
    for name in ("waitingPeople", "sessionPeople"):
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
