"""The printing queue: every sheet is answered for, outlives a killed program and counts once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlite_utils import Database

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit import PermitState
from infitah_desk.services import closing, issuing, printing, protecting, queueing, registering
from infitah_desk.services.drawing import draw_file
from infitah_desk.services.overviewing import overview
from infitah_desk.services.queueing import Answered
from infitah_desk.services.session import Session
from infitah_desk.storage.sheets import SentSheet, all_sheets, sheet_of
from tests.helpers.caravans import HQ, TETOUAN, TETOUAN_2, Caravan, in_hand, issued
from tests.helpers.sudden_end import killed_after, seconds_of

REASONS = ("lost", "damaged", "spoiled", "corrected", "other")


def sent(session: Session, numbers: Sequence[str], out: Path, reason: str = "") -> Path:
    """These permits, drawn into a file and not answered for."""
    return printing.print_permits(session, numbers, out, reason=reason).file


def numbers_waiting(session: Session) -> list[str]:
    return [each.number for each in queueing.waiting_sheets(session)]


def permit(session: Session, number: str) -> PermitState:
    return issuing.find_permit(session, number)[1]


def test_what_was_sent_waits_in_order_until_it_is_answered_for(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        first, second, third = (issued(session, number) for number in (1, 2, 3))
        assert queueing.waiting_sheets(session) == ()
        out = sent(session, [third, first], tmp_path / "permits.pdf")
        sent(session, [second], tmp_path / "second.pdf")
    with caravan.at(TETOUAN) as session:
        waiting = queueing.waiting_sheets(session)
        assert [each.number for each in waiting] == [third, first, second]
        assert (waiting[0].copy, waiting[0].format, waiting[0].outlet) == (1, "a4", str(out))
        assert waiting[0].name == "Menuiserie Zerouali 3"
        assert waiting[0].sent == caravan.clock.now().isoformat()[:19] + "+00:00"
        after = queueing.answer_sheets(
            session,
            [
                Answered(first, "in_hand"),
                Answered(second, "spoiled", "torn"),
                Answered(third, "not_printed"),
            ],
        )
        assert [(each.copies, each.spoiled) for each in after] == [((1,), ()), ((), (1,)), ((), ())]
        assert [each.copy for each in after] == [2, 2, 1]
        assert queueing.waiting_sheets(session) == ()
        assert all_sheets(session.store.db) == []


def test_what_is_to_be_printed_is_what_nobody_sent_yet(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        first, second, third, fourth = (issued(session, number) for number in (1, 2, 3, 4))
        sent(session, [second], tmp_path / "second.pdf")
        in_hand(session, third, tmp_path / "third.pdf")
        issuing.revoke_permit(session, fourth, "error")
        assert [each.number for each in queueing.unprinted_permits(session, 9)] == [first]
        assert overview(session).sheets == 1
        issuing.spoil_sheet(session, third, "torn", 1)
        queueing.take_back_sheet(session, second)
        found = queueing.unprinted_permits(session, 2)
        assert [each.number for each in found] == [first, second]
        assert found[0].name == "Menuiserie Zerouali 1"
        assert len(queueing.unprinted_permits(session, 9)) == 3
        assert overview(session).sheets == 0


def test_what_was_sent_anew_waits_once_and_last(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        numbers = [issued(session, number) for number in (1, 2)]
        sent(session, numbers, tmp_path / "permits.pdf")
        sent(session, numbers[:1], tmp_path / "again.pdf")
        assert numbers_waiting(session) == numbers[::-1]


def test_answers_are_taken_all_or_none(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        first, second = issued(session, 1), issued(session, 2)
        sent(session, [first], tmp_path / "permit.pdf")
        with pytest.raises(Refused) as refused:
            queueing.answer_sheets(
                session, [Answered(first, "in_hand"), Answered(second, "in_hand")]
            )
        assert (refused.value.code, refused.value.details["number"]) == (
            "permit.not_printed",
            second,
        )
        assert numbers_waiting(session) == [first]
        assert permit(session, first).copies == ()


def test_only_a_sheet_that_waits_can_be_taken_back(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        in_hand(session, number, tmp_path / "permit.pdf")
        with pytest.raises(Refused, match=r"permit\.not_waiting"):
            queueing.take_back_sheet(session, number)
        assert permit(session, number).copies == (1,)


def test_a_spoiled_sheet_needs_a_reason(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        sent(session, [number], tmp_path / "permit.pdf")
        with pytest.raises(Refused, match=r"reason\.missing"):
            queueing.answer_sheets(session, [Answered(number, "spoiled")])
        assert numbers_waiting(session) == [number]


def test_another_desk_answers_for_nothing_here(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        sent(session, [number], tmp_path / "permit.pdf")
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    with caravan.at(TETOUAN_2) as session:
        assert queueing.waiting_sheets(session) == ()
        with pytest.raises(Refused, match=r"permit\.other_block"):
            queueing.take_back_sheet(session, number)


def test_what_another_installation_answered_waits_no_more(caravan: Caravan, tmp_path: Path) -> None:
    """The laptop's program was moved to another one while a sheet waited in both."""
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        sent(session, [number], tmp_path / "permit.pdf")
    caravan.restore(caravan.back_up(TETOUAN), "spare")
    with caravan.at(TETOUAN) as session:
        issuing.confirm_sheet(session, number)
    with caravan.at("spare") as session:
        assert overview(session).sheets == 1
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    caravan.merge("spare", caravan.export(TETOUAN_2).file)
    with caravan.at("spare") as session:
        assert (overview(session).sheets, all_sheets(session.store.db)) == (0, [])


def test_of_a_revoked_permit_no_sheet_is_asked_for(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        sent(session, [number], tmp_path / "permit.pdf")
        issuing.revoke_permit(session, number, "error")
        assert queueing.waiting_sheets(session) == ()


def test_a_sheet_in_hand_can_be_spoiled_while_the_next_one_waits(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        in_hand(session, number, tmp_path / "permit.pdf")
        sent(session, [number], tmp_path / "copy.pdf", "other")
        after = issuing.spoil_sheet(session, number, "torn", copy=1)
        assert (after.spoiled, after.copy) == ((1,), 2)
        assert numbers_waiting(session) == [number]
        assert issuing.confirm_sheet(session, number).good == (2,)


def test_what_was_answered_for_while_it_was_drawn_waits_no_more(
    caravan: Caravan, tmp_path: Path
) -> None:
    """A batch is drawn beside the work of the desk, which prints and spoils the permit."""
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        slow = draw_file(printing.prepare_batch(session, [number]), tmp_path / "slow.pdf")
        sent(session, [number], tmp_path / "first.pdf")
        issuing.spoil_sheet(session, number, "torn")
        sent(session, [number], tmp_path / "second.pdf")
        printing.note_drawn(session, [slow])
        [waiting] = queueing.waiting_sheets(session)
        assert (waiting.copy, waiting.outlet) == (2, str(tmp_path / "second.pdf"))
        issuing.confirm_sheet(session, number)
        printing.note_drawn(session, [slow])
        assert overview(session).sheets == 0


# --- Why there is a further copy ------------------------------------------------------------------


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_is_remembered_until_the_sheet_is_in_hand_and_told_by_the_event(
    caravan: Caravan, tmp_path: Path, reason: str
) -> None:
    out = tmp_path / "copy.pdf"
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        in_hand(session, number, tmp_path / "permit.pdf")
        drawn = sent(session, [number], out, reason).read_bytes()
    caravan.clock.pass_by(3600)
    with caravan.at(TETOUAN) as session:
        assert sent(session, [number], out).read_bytes() == drawn
        [waiting] = queueing.waiting_sheets(session)
        assert (waiting.copy, waiting.reason) == (2, f"copy.{reason}")
        after = issuing.confirm_sheet(session, number)
        assert after.reasons == ((2, f"copy.{reason}"),)
        assert printing.preview_permit(session, number) == drawn


def test_a_reason_in_own_words_stays_off_paper(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        in_hand(session, number, tmp_path / "permit.pdf")
        own = sent(session, [number], tmp_path / "own.pdf", "pour M. Tazi").read_bytes()
        assert queueing.waiting_sheets(session)[0].reason == "pour M. Tazi"
        other = sent(session, [number], tmp_path / "other.pdf", "other").read_bytes()
    assert own == other


def test_each_reason_gives_another_sheet(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        in_hand(session, number, tmp_path / "permit.pdf")
        drawn = [printing.draw_permits(session, [number], reason=each).pdf for each in REASONS]
    assert len(set(drawn)) == len(REASONS)


def test_without_a_reason_the_permits_life_says_why(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        numbers = [issued(session, number) for number in (1, 2, 3, 4)]
        spoiled, corrected, other, _ = numbers
        sent(session, numbers[:3], tmp_path / "permits.pdf")
        issuing.spoil_sheet(session, spoiled, "misprint")
        queueing.answer_sheets(
            session, [Answered(corrected, "in_hand"), Answered(other, "in_hand")]
        )
        dossier = issuing.find_permit(session, corrected)[0].dossier
        registering.correct(session, dossier, {"manager": "Salma Tazi"}, "faute")
        drawn = printing.draw_permits(session, numbers)
    assert drawn.reasons == ("copy.spoiled", "copy.corrected", "copy.other", "")


@pytest.mark.parametrize("reason", ["other", "pour M. Tazi"])
def test_a_jam_does_not_make_the_owners_good_sheet_void(
    caravan: Caravan, tmp_path: Path, reason: str
) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        in_hand(session, number, tmp_path / "permit.pdf")
        issuing.hand_over(session, number)
        sent(session, [number], tmp_path / "jammed.pdf", reason)
        issuing.spoil_sheet(session, number, "torn")
        sent(session, [number], tmp_path / "copy.pdf")
        assert issuing.confirm_sheet(session, number).good == (1, 3)


def test_a_jam_does_not_bring_a_lost_sheet_back(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        in_hand(session, number, tmp_path / "permit.pdf")
        sent(session, [number], tmp_path / "jammed.pdf", "lost")
        queueing.answer_sheets(session, [Answered(number, "spoiled", "torn")])
        sent(session, [number], tmp_path / "copy.pdf")
        assert issuing.confirm_sheet(session, number).good == (3,)


def test_what_is_answered_is_what_waits_at_that_moment(
    caravan: Caravan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that another program writes comes between looking at a sheet and answering."""
    seen: list[bool] = []

    def looked_at(db: Database, number: str) -> SentSheet | None:
        seen.append(db.conn.in_transaction)
        return sheet_of(db, number)

    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        for outcome in ("not_printed", "spoiled", "in_hand"):
            sent(session, [number], tmp_path / "permit.pdf")
            with monkeypatch.context() as patched:
                patched.setattr(queueing, "sheet_of", looked_at)
                patched.setattr(issuing, "sheet_of", looked_at)
                match outcome:
                    case "not_printed":
                        queueing.take_back_sheet(session, number)
                    case "spoiled":
                        issuing.spoil_sheet(session, number, "torn")
                    case _:
                        issuing.confirm_sheet(session, number)
    assert len(seen) >= 3
    assert all(seen)


def test_a_first_copy_has_no_reason_whatever_is_said(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        with_reason = sent(session, [number], tmp_path / "a.pdf", "lost").read_bytes()
        assert sent(session, [number], tmp_path / "b.pdf").read_bytes() == with_reason
        assert issuing.confirm_sheet(session, number).reasons == ()


def test_of_an_erased_dossier_the_queue_keeps_no_words(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        dossier = issuing.find_permit(session, number)[0].dossier
        in_hand(session, number, tmp_path / "permit.pdf")
        sent(session, [number], tmp_path / "Tazi.pdf", "pour M. Tazi")
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        protecting.erase(session, dossier, "demande")
    caravan.give_receipt(HQ, TETOUAN)
    with caravan.at(TETOUAN) as session:
        assert session.store.state(dossier).erased
        [waiting] = queueing.waiting_sheets(session)
        assert "Tazi" not in repr(waiting)


# --- The day's figures ----------------------------------------------------------------------------


def test_every_sheet_is_counted_once_whatever_became_of_it(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        taken, spoiled_unseen, waiting, lost = (issued(session, n) for n in (1, 2, 3, 4))
        for number in (taken, lost):
            in_hand(session, number, tmp_path / "permit.pdf")
            issuing.hand_over(session, number)
        sent(session, [spoiled_unseen], tmp_path / "permit.pdf")
        issuing.spoil_sheet(session, spoiled_unseen, "misprint")
        in_hand(session, spoiled_unseen, tmp_path / "permit.pdf")
        sent(session, [waiting], tmp_path / "permit.pdf")
        sent(session, [lost], tmp_path / "copy.pdf", "lost")
        issuing.confirm_sheet(session, lost)
        figures = closing.prospect(session).figures
        sheets = (figures.sheets_printed, figures.handed_over, figures.spoiled, figures.in_stock)
        assert sheets == (5, 2, 1, 2)
        issuing.hand_over(session, lost, "son frère")
        issuing.spoil_sheet(session, taken, "torn")
        figures = closing.prospect(session).figures
    sheets = (figures.sheets_printed, figures.handed_over, figures.spoiled, figures.in_stock)
    assert sheets == (5, 2, 2, 1)


def test_the_figures_agree_once_every_sheet_is_answered_for(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        assert closing.prospect(session).figures.balanced
        sent(session, [number], tmp_path / "permit.pdf")
        prospect = closing.prospect(session)
        assert [each.number for each in prospect.waiting] == [number]
        assert (prospect.figures.unanswered, prospect.figures.balanced) == (1, False)
        issuing.confirm_sheet(session, number)
        figures = closing.prospect(session).figures
        assert (figures.unanswered, figures.balanced) == (0, True)


def test_whose_owner_has_no_good_sheet_is_still_open(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        lost, torn, twice = (issued(session, number) for number in (1, 2, 3))
        for number in (lost, torn, twice):
            in_hand(session, number, tmp_path / "permit.pdf")
            issuing.hand_over(session, number)
        assert closing.prospect(session).permits == ()
        for number, reason in ((lost, "lost"), (twice, "other")):
            sent(session, [number], tmp_path / "copy.pdf", reason)
            issuing.confirm_sheet(session, number)
        issuing.spoil_sheet(session, torn, "torn")
        found = {each.number: each.printed for each in closing.prospect(session).permits}
    assert found == {lost: True, torn: False}


# --- A killed program -----------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows cannot fork")
def test_a_killed_program_loses_no_sheet_and_counts_none_twice(caravan: Caravan) -> None:
    """Sheets are sent and answered one by one; killed at any moment, each is at one place."""
    with caravan.at(TETOUAN) as session:
        numbers = [issued(session, number) for number in range(12)]
    told = caravan.folder / "told.txt"

    def work(place: str) -> None:
        with caravan.at(place) as session, told.open("a", buffering=1) as out:
            for number in numbers:
                if permit(session, number).copies:
                    continue
                if number not in numbers_waiting(session):
                    sent(session, [number], caravan.folder / f"{number}.pdf")
                    out.write(f"sent {number}\n")
                issuing.confirm_sheet(session, number)
                out.write(f"in hand {number}\n")

    whole = seconds_of(lambda: work(caravan.copied_laptop(TETOUAN, "only to know how long")))
    times = 0
    while True:
        told.unlink()
        killed = killed_after(whole * (0.3 + times / 8), lambda: work(TETOUAN))
        times += killed
        said = told.read_text().splitlines() if told.exists() else []
        with caravan.at(TETOUAN) as session:
            waiting = numbers_waiting(session)
            copies = {number: permit(session, number).copies for number in numbers}
        assert set(copies.values()) <= {(), (1,)}
        assert not [number for number in waiting if copies[number]]
        for line in said:
            number = line.rpartition(" ")[2]
            assert copies[number] == (1,) or (number in waiting and line.startswith("sent"))
        told.touch()
        if not killed:
            break
    assert times
    assert set(copies.values()) == {(1,)}
