"""Answering: receipts and the reference in a shared folder, for those who take part there."""

from __future__ import annotations

from pathlib import Path

from infitah_desk.services import recognising
from infitah_desk.services.enrolling import revoke_node
from infitah_desk.services.overviewing import overview
from tests.helpers.caravans import (
    HQ,
    NORTH,
    OUJDA,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    an_enterprise,
    issued,
    registered,
)
from tests.helpers.exchanges import exchanged


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_desk_learns_through_the_folder_what_headquarters_has(
    caravan: Caravan, shared: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    exchanged(caravan, TETOUAN, shared)
    came = exchanged(caravan, HQ, shared)
    assert (came.answers, exchanged(caravan, HQ, shared).answers) == (2, 0)
    told = exchanged(caravan, TETOUAN, shared)
    assert [each.safe for each in told.files if each.kind == "receipt"] == [True]
    with caravan.at(TETOUAN) as session:
        assert overview(session).safe_seq == overview(session).own_seq > 0


def test_what_is_served_since_is_told_to_other_forums_too(caravan: Caravan, shared: Path) -> None:
    """Headquarters' word lies there already, and nothing of its own log is new."""
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    exchanged(caravan, TETOUAN, shared)
    exchanged(caravan, HQ, shared)
    exchanged(caravan, OUJDA, shared)
    with caravan.at(TETOUAN) as session:
        issued(session, 2)
    exchanged(caravan, TETOUAN, shared)
    caravan.clock.pass_by(60)
    exchanged(caravan, HQ, shared)
    exchanged(caravan, OUJDA, shared)
    with caravan.at(OUJDA) as session:
        assert recognising.served_fields(session, an_enterprise(2)) == ("rc_number",)
    assert exchanged(caravan, HQ, shared).answers == 0


def test_the_word_before_is_taken_away(caravan: Caravan, shared: Path) -> None:
    counts = []
    for number in range(3):
        with caravan.at(TETOUAN) as session:
            registered(session, number)
        exchanged(caravan, TETOUAN, shared)
        caravan.clock.pass_by(60)
        exchanged(caravan, HQ, shared)
        counts.append(len(names(shared)))
    assert counts == [3, 4, 5]


def test_headquarters_tells_what_it_revoked(caravan: Caravan, shared: Path) -> None:
    exchanged(caravan, HQ, shared)
    exchanged(caravan, TETOUAN_2, shared)
    with caravan.at(HQ) as session:
        revoke_node(session, TETOUAN, "volé")
    caravan.clock.pass_by(60)
    assert exchanged(caravan, HQ, shared).answers == 2
    exchanged(caravan, TETOUAN_2, shared)
    with caravan.at(TETOUAN_2) as session:
        assert caravan.log(NORTH) not in session.roster.revoked
        assert session.roster.revoked
