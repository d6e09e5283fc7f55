"""One enterprise that was granted a permit at two desks; and as many pairs as a test wants."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from infitah_desk.domain.commands import AcceptDocument
from infitah_desk.services import issuing, opening, registering, verifying
from infitah_desk.services.matching_dossiers import compare_changed
from infitah_desk.services.session import Session
from infitah_desk.storage.queries import dossier_of_permit
from tests.helpers.caravans import OUJDA, TETOUAN, Caravan, an_enterprise, issued

SECOND_DAY = "2010-10-01"


class Twice(NamedTuple):
    """The dossiers of an enterprise and its permits; the first one was issued on an earlier day."""

    one: str
    other: str
    first: str
    second: str


def granted_twice(caravan: Caravan, *nodes: str, number: int = 1, **again: object) -> Twice:
    """At Tétouan and at Oujda, which did not know of each other; these nodes have both."""
    with caravan.at(TETOUAN) as session:
        first = issued(session, number, phone="0661442010")
        one = dossier_of_permit(session.store, first)
    with caravan.at(OUJDA) as session:
        opening.open_the_stop(session, SECOND_DAY)
        fields = {
            "name": f"STE MENUISERIE ZEROUALI {number}",
            "rc_number": None,
            "rc_court": None,
            "tp_number": f"{54_019_872 + number}",
            "phone": "06 61 44 20 10",
            **again,
        }
        other = registering.register(session, an_enterprise(number, **fields)).dossier
        paper = AcceptDocument("tp_certificate", str(fields["tp_number"]))
        verifying.accept_document(session, other, paper)
        verifying.attend_initiation(session, other)
        second = issuing.issue_permit(session, other)
    if one is None:
        raise LookupError(first)
    bring_to(caravan, *nodes)
    return Twice(one, other, first, second)


def bring_to(caravan: Caravan, *nodes: str) -> None:
    """Everything that the two desks wrote."""
    files = [caravan.export(desk, everything=True).file for desk in (TETOUAN, OUJDA)]
    for node in nodes:
        caravan.merge(node, *files)


def pretend_pairs(session: Session, count: int, score: float = 0.9) -> None:
    """So many pairs, of whichever dossiers are here, as if comparing them had found that."""
    compare_changed(session)
    ids = [id_ for (id_,) in session.store.db.conn.execute("SELECT id FROM dossier ORDER BY id")]
    pairs = list(itertools.islice(itertools.combinations(ids, 2), count))
    if len(pairs) < count:
        raise LookupError(count)
    with session.store.transaction():
        session.store.db.conn.execute("DELETE FROM likely_pair")
        session.store.db.conn.executemany(
            "INSERT INTO likely_pair (one, other, score, reasons) VALUES (?, ?, ?, ?)",
            [(one, other, score, b'[{"code":"same.phone"}]') for one, other in pairs],
        )
