"""A caravan in which a few desks have been busy, and headquarters has what they wrote."""

from __future__ import annotations

from infitah_desk.domain.enterprise import Mark
from infitah_desk.domain.events import DossierCorrected
from infitah_desk.services.session import Session
from tests.helpers.caravans import HQ, OUJDA, TETOUAN, TETOUAN_2, Caravan, issued, registered


def busy(caravan: Caravan) -> None:
    """Two desks at Tétouan and one at Oujda: 9, 6 and 7 enterprises, a few with permits."""
    for node, first, dossiers, permits in (
        (TETOUAN, 0, 3, 6),
        (TETOUAN_2, 20, 6, 0),
        (OUJDA, 40, 2, 5),
    ):
        with caravan.at(node) as session:
            for number in range(first, first + dossiers):
                registered(session, number)
            for number in range(first + dossiers, first + dossiers + permits):
                issued(session, number, rc_court="Oujda" if node == OUJDA else "Tétouan")
        caravan.merge(HQ, caravan.export(node).file)


def doubtful(session: Session, number: int, **fields: object) -> str:
    """A dossier with a field to correct, as lists bring them."""
    dossier = registered(session, number, **fields)
    mark = Mark("beaucoup", "turnover.not_a_number")
    session.write([(dossier, [DossierCorrected({"turnover": mark}, "")])])
    return dossier
