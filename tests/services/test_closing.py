"""Closing the stop: figures after any day, two signatures, the seal, and what comes afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infitah_desk.bundles.manifest import Manifest
from infitah_desk.bundles.reading import inspect_bundle
from infitah_desk.domain.errors import Refused
from infitah_desk.services import (
    cancelling,
    closing,
    exporting,
    importing,
    issuing,
    opening,
    parking,
    printing,
    queueing,
)
from infitah_desk.services.admitting import add_account
from infitah_desk.services.session import Session
from tests.helpers.caravans import DAY, HQ, TETOUAN, TETOUAN_2, Caravan, in_hand, issued, ready
from tests.helpers.folders import PASSWORD

SECOND = closing.Cosigner("Yassine", "un autre mot de passe")


def with_second(session: Session) -> Session:
    add_account(session, SECOND.account, SECOND.password, "clerk")
    return session


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.code


# --- Signatures and the seal ----------------------------------------------------------------------


def test_a_second_account_signs_and_the_log_is_sealed_at_that_point(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        issued(with_second(session), 1)
        closed = closing.close_the_stop(session, SECOND, counted=0)
        head = session.store.own_head
        assert head is not None
        assert (closed.first, closed.second) == (session.account, "Yassine")
        assert (closed.seal.seq, closed.seal.hash) == (head.seq, head.hash)
        assert closed.figures.balanced
        assert opening.opened_stop(session) is None


def test_the_bundle_carries_the_seal_that_the_sheet_shows(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        issued(session, 1)
        closed = closing.close_the_stop(session)
        out = exporting.export_bundle(session, caravan.file()).file
        manifest: Manifest = inspect_bundle(out, session.identities())
    seals = {(each.log, each.seq, each.hash, each.signature) for each in manifest.seals}
    seal = closed.seal
    assert (seal.log, seal.seq, seal.hash.hex(), seal.signature) in seals


def test_nobody_signs_alone_where_there_is_a_second_account(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(with_second(session), DAY)
        before = session.store.own_head
        own = closing.Cosigner(session.account.upper(), PASSWORD)
        wrong = closing.Cosigner("Yassine", "pas celui-ci")
        close = closing.close_the_stop
        assert code_of(lambda: close(session)) == "stop.second_signature_missing"
        assert code_of(lambda: close(session, own)) == "stop.second_signature_same"
        assert code_of(lambda: close(session, wrong)) == "password.wrong"
        assert session.store.own_head == before
        assert opening.opened_stop(session) is not None


def test_a_day_whose_sheet_could_not_be_drawn_stays_open(caravan: Caravan) -> None:
    unprintable = closing.Cosigner("李雷", "un autre mot de passe")
    with caravan.at(TETOUAN) as session:
        add_account(session, unprintable.account, unprintable.password, "clerk")
        issued(session, 1)
        before = session.store.own_head
        assert code_of(lambda: closing.close_the_stop(session, unprintable)) == "sheet.no_glyph"
        assert session.store.own_head == before
        assert opening.opened_stop(session) is not None
        with_second(session)
        assert closing.close_the_stop(session, SECOND).second == SECOND.account


def test_at_a_desk_with_one_account_the_second_signs_by_hand(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        assert closing.close_the_stop(session).second == ""


def test_only_an_open_stop_is_closed(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        assert code_of(lambda: closing.close_the_stop(session)) == "stop.not_open"


# --- The figures ----------------------------------------------------------------------------------


def test_every_enterprise_and_every_sheet_is_counted_once(caravan: Caravan, tmp_path: Path) -> None:
    rows = "Raison sociale;RC;Tribunal;Gérant;Ville\n" + "".join(
        f"Atelier {n};{7000 + n};Tétouan;Ali {n};Tétouan\n" for n in range(3)
    )
    (tmp_path / "list.csv").write_text(rows, encoding="utf-8")
    with caravan.at(TETOUAN) as session:
        came, *_ = importing.import_list(session, tmp_path / "list.csv").rows
        parking.park(session, came.dossier, "attestation", "15:00")
        cancelling.cancel(session, ready(session, 1), "renonce")
        ready(session, 2)
        issued(session, 3)
        in_hand(session, issued(session, 4), tmp_path / "4.pdf")
        taken = issued(session, 5)
        in_hand(session, taken, tmp_path / "5.pdf")
        issuing.hand_over(session, taken)
        spoiled = issued(session, 6)
        in_hand(session, spoiled, tmp_path / "6.pdf")
        issuing.spoil_sheet(session, spoiled, "spoiled.torn")
        figures = closing.prospect(session, counted=2).figures
    people = (figures.present, figures.issued, figures.parked, figures.cancelled)
    assert people == (7, 4, 1, 1)
    assert (figures.in_progress, figures.never_came) == (1, 2)
    sheets = (figures.sheets_printed, figures.handed_over, figures.spoiled, figures.in_stock)
    assert sheets == (3, 1, 1, 1)
    assert [each.code for each in figures.disagreements] == ["closing.stock"]


def test_what_another_desk_of_the_forum_did_is_on_its_own_sheet(caravan: Caravan) -> None:
    with caravan.at(TETOUAN_2) as session:
        issued(session, 1)
    bundle = caravan.export(TETOUAN_2).file
    caravan.merge(TETOUAN, bundle)
    with caravan.at(TETOUAN) as session:
        issued(session, 2)
        figures = closing.prospect(session).figures
    assert (figures.present, figures.issued, figures.permits) == (1, 1, 1)


def test_headquarters_keeps_the_figures_and_who_signed(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        issued(with_second(session), 1)
        closing.close_the_stop(session, SECOND)
        log = session.store.own_log
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        (told,) = [
            event
            for event in session.store.log.without_dossier(log)
            if b'"stop.closed"' in event.head
        ]
    assert b'"present":1' in told.head
    assert b'"second":"Yassine"' in told.head


@pytest.fixture(scope="module")
def long_day(enrolled_once: Caravan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A desk that is never closed, so that one history goes on from the one before."""
    caravan = enrolled_once.copied_to(tmp_path_factory.mktemp("long-day") / "caravan")
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        yield session


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 10**6)), max_size=8))
def test_after_any_history_the_sheet_balances_or_names_what_does_not(
    long_day: Session, tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[int, int]]
) -> None:
    session = long_day
    out = tmp_path_factory.getbasetemp() / "closing-history.pdf"
    for what, which in moves:
        _live(session, what, which, out)
    seen = closing.prospect(session)
    unanswered = len(queueing.waiting_sheets(session))
    assert seen.figures.unanswered == unanswered
    named = [each.code for each in seen.figures.disagreements]
    assert named == (["closing.unanswered"] if unanswered else [])


def _live(session: Session, what: int, which: int, out: Path) -> None:
    """One thing that happens at a desk; what the rules refuse does not happen."""
    db = session.store.db.conn
    numbers = [number for (number,) in db.execute("SELECT number FROM permit ORDER BY number")]
    dossiers = [dossier for (dossier,) in db.execute("SELECT dossier FROM dossier ORDER BY id")]
    number = numbers[which % len(numbers)] if numbers else ""
    dossier = dossiers[which % len(dossiers)] if dossiers else ""
    acts: tuple[Callable[[], object], ...] = (
        lambda: issued(session, len(dossiers) + 1),
        lambda: ready(session, len(dossiers) + 1),
        lambda: printing.print_permits(session, [number], out),
        lambda: issuing.confirm_sheet(session, number),
        lambda: issuing.hand_over(session, number),
        lambda: issuing.spoil_sheet(session, number, "spoiled.misprint"),
        lambda: issuing.revoke_permit(session, number, "revoked.error"),
        lambda: parking.park(session, dossier, "attestation", "15:00"),
        lambda: cancelling.cancel(session, dossier, "renonce"),
    )
    try:
        acts[what]()
    except Refused:
        return


# --- Afterwards -----------------------------------------------------------------------------------


def test_a_closed_day_is_opened_again_only_for_a_reason(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        closing.close_the_stop(session)
        again = opening.open_the_stop
        assert code_of(lambda: again(session, DAY)) == "stop.reopening_needs_reason"
        assert code_of(lambda: again(session, DAY, 0, " ")) == "stop.reopening_needs_reason"
        assert again(session, DAY, 0, "un gérant est revenu").date == DAY
        assert again(session, DAY, 5).quota == 5


def test_a_day_that_is_opened_again_keeps_its_quota(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        again = opening.open_the_stop
        again(session, DAY, 3)
        closing.close_the_stop(session)
        assert again(session, "2010-09-29").quota == 0
        assert again(session, DAY, reason="un gérant est revenu").quota == 3
        # Open, it is changed as before.
        assert again(session, DAY).quota == 3
        assert again(session, DAY, 0).quota == 0
        closing.close_the_stop(session)
        assert again(session, DAY, 2, "encore un").quota == 2


def test_the_next_day_needs_no_reason_and_neither_does_a_mistyped_one(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, "2010-09-29")
        opening.open_the_stop(session, DAY)
        closing.close_the_stop(session)
        assert opening.open_the_stop(session, "2010-09-29").date == "2010-09-29"


def test_the_sheet_is_written_as_often_as_it_is_wanted(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        sheet = closing.write_closing_sheet
        assert code_of(lambda: sheet(session, tmp_path / "no.pdf")) == "stop.never_closed"
        opening.open_the_stop(session, DAY)
        closing.close_the_stop(session)
        sheet(session, tmp_path / "one.pdf")
        opening.open_the_stop(session, "2010-09-29")
        sheet(session, tmp_path / "two.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
