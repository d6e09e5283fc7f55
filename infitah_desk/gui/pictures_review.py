"""What a coordinator settles, to be seen in pictures: duplicates, conflicts, two permits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infitah_desk.domain.enterprise import Value
    from infitah_desk.gui.main_window import MainWindow
    from infitah_desk.services.session import Session

Known = Sequence[tuple[str, Mapping[str, "Value"]]]

_SECOND_DAY = "2010-10-12"
_AGAIN, _CORRECTED = 3, 2


def holders(session: Session) -> Known:
    """A few dossiers that hold a permit, with what they say of their enterprise."""
    from infitah_desk.services.grouping import States
    from infitah_desk.services.registering import list_dossiers

    states = States(session)
    found = [each.dossier for each in list_dossiers(session, "printed")][:_AGAIN]
    return [(dossier, states.enterprise(dossier)) for dossier in found]


def register_again(session: Session, known: Known, out: Path) -> None:
    """Another desk, which knows nothing of them, registers the same; the first gets a permit."""
    from infitah_desk.domain.commands import AcceptDocument
    from infitah_desk.services import exporting, issuing, opening, registering, verifying

    opening.open_the_stop(session, _SECOND_DAY)
    for place, (_, enterprise) in enumerate(known):
        number = f"2676237{place}"
        fields = {
            **enterprise,
            "name": f"STE {str(enterprise['name']).upper()}",
            "manager": " ".join(reversed(str(enterprise["manager"] or "").split())),
            "rc_number": None,
            "rc_court": None,
            "tp_number": number,
        }
        dossier = registering.register(session, fields).dossier
        if place == 0:
            verifying.accept_document(session, dossier, AcceptDocument("tp_certificate", number))
            verifying.attend_initiation(session, dossier)
            issuing.issue_permit(session, dossier)
    exporting.export_bundle(session, out)


def correct_cities(session: Session, known: Known, city: str, out: Path) -> Path:
    """Somebody corrects the city of some, and hears nothing of who else does."""
    from infitah_desk.services import exporting, registering

    for dossier, _ in known[:_CORRECTED]:
        registering.correct(session, dossier, {"city": city}, "erreur de saisie")
    return exporting.export_bundle(session, out).file


def review_scenes(window: MainWindow) -> Iterator[str]:
    """Begins with the exchange page in front; after each the window settles."""
    from PySide6.QtWidgets import QScrollArea

    from infitah_desk.gui.pages.exchange_review import ReviewPanel

    panel = window.findChild(ReviewPanel)
    area = window.findChild(QScrollArea, "exchangeArea")
    if panel is None or area is None:
        return

    def looked_at(name: str) -> str:
        area.ensureWidgetVisible(panel, 0, 0)
        return name

    yield looked_at("review-beginning")
    for _ in range(panel.queue.count("pairs")):
        review = panel.queue.review
        if review is not None and review.proposal is not None:
            break
        panel.queue.later()
        yield looked_at("review-duplicate")
    yield looked_at("review-both-permits")
    panel.bar.same.click()
    yield "review-permits-question"
    panel.permits.close_question()
    panel.queue.choose("conflicts")
    yield looked_at("review-conflict")
    panel.queue.choose("decided")
    yield looked_at("review-nothing")
    panel.queue.choose("pairs")
