"""Refused files: told until they come whole, or until a person has seen what was forged."""

from __future__ import annotations

from pathlib import Path

from infitah_desk.bundles.manifest import Branch, HeldLog, Receipt
from infitah_desk.services import (
    merging,
)
from infitah_desk.services.alarming import Alarm, list_alarms, put_alarm_away
from infitah_desk.services.sending import Parcel, seal_own_log, send
from infitah_desk.services.taking import take_file
from tests.helpers.caravans import (
    HQ,
    NORTH,
    OUJDA,
    TETOUAN,
    Caravan,
    registered,
)
from tests.helpers.forged_bundles import taken_apart


def alarms(caravan: Caravan, node: str) -> tuple[Alarm, ...]:
    with caravan.at(node) as session:
        return list_alarms(session)


def places(caravan: Caravan, node: str) -> list[tuple[str, str, int, int]]:
    return [(each.code, each.node, each.first, each.last) for each in alarms(caravan, node)]


def write(caravan: Caravan, node: str, *numbers: int) -> list[str]:
    with caravan.at(node) as session:
        return [registered(session, number) for number in numbers]


def damaged(path: Path) -> Path:
    """The same file on another stick, which was pulled out too early."""
    stick = path.with_suffix("")
    stick.mkdir(exist_ok=True)
    bad = stick / path.name
    bad.write_bytes(path.read_bytes()[:-200])
    return bad


def changed(caravan: Caravan) -> Path:
    """A bundle that a coordinator sent on and changed on the way."""
    caravan.merge(NORTH, bundle := caravan.export(TETOUAN).file)
    with caravan.at(NORTH) as sender, caravan.at(HQ) as receiver:
        parts = taken_apart(bundle, sender)
        [*_, last] = parts.lines_of(sender.roster.nodes[TETOUAN].installations[0].log)
        parts.lines[last] = parts.lines[last].replace(b"Zerouali", b"Zeroauli")
        return parts.saved(sender, receiver, caravan.file("-changed"))


def test_a_damaged_file_is_remembered_until_it_comes_whole(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    good = caravan.export(TETOUAN).file
    with caravan.at(HQ) as session:
        merging.merge_bundles(session, [damaged(good), damaged(good)])
        [alarm] = list_alarms(session)
        assert (alarm.code, alarm.cure) == ("alarm.refused_file", "bundle.damaged")
        assert alarm.severity == "warning"
        merging.merge_bundles(session, [good])
        assert list_alarms(session) == ()


def test_a_changed_file_stays_told_though_its_sender_then_sends_a_good_one(
    caravan: Caravan,
) -> None:
    write(caravan, TETOUAN, 1)
    with_change = changed(caravan)
    with caravan.at(HQ) as session:
        merging.merge_bundles(session, [with_change])
        [alarm] = list_alarms(session)
        assert (alarm.node, alarm.cure, alarm.severity) == (NORTH, "bundle.chain_broken", "error")
    caravan.merge(HQ, caravan.export(NORTH).file)
    with caravan.at(HQ) as session:
        assert [each.id for each in list_alarms(session)] == [alarm.id]
        put_alarm_away(session, alarm.id)
        assert list_alarms(session) == ()


def miscounted(caravan: Caravan) -> Path:
    """A bundle that a coordinator's program wrote wrongly."""
    bundle = caravan.export(NORTH).file
    with caravan.at(NORTH) as sender, caravan.at(HQ) as receiver:
        parts = taken_apart(bundle, sender)
        parts.claims["counts"] = {"events": len(parts.lines), "bytes": 10**6, "scans": 0}
        return parts.saved(sender, receiver, caravan.file("-miscounted"))


def test_a_miscounted_file_is_remembered_until_a_good_one_of_its_sender_comes(
    caravan: Caravan,
) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    wrong = miscounted(caravan)
    with caravan.at(HQ) as session:
        merging.merge_bundles(session, [wrong])
        [alarm] = list_alarms(session)
        assert (alarm.node, alarm.cure) == (NORTH, "bundle.count_mismatch")
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    assert [each.id for each in alarms(caravan, HQ)] == [alarm.id]
    caravan.merge(HQ, caravan.export(NORTH).file)
    assert places(caravan, HQ) == []


def test_a_file_that_was_written_before_settles_nothing_of_a_refused_one(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    before = caravan.export(NORTH).file
    caravan.clock.pass_by(60)
    wrong = miscounted(caravan)
    with caravan.at(HQ) as session:
        merging.merge_bundles(session, [wrong, before])
        assert [alarm.cure for alarm in list_alarms(session)] == ["bundle.count_mismatch"]
        merging.merge_bundles(session, [caravan.export(NORTH).file])
        assert list_alarms(session) == ()


def test_a_file_that_the_window_takes_is_remembered_too(caravan: Caravan, tmp_path: Path) -> None:
    write(caravan, TETOUAN, 1)
    bad = tmp_path / "cut.age"
    bad.write_bytes(caravan.export(TETOUAN).file.read_bytes()[:300])
    with caravan.at(HQ) as session:
        assert take_file(session, bad).status == "rejected"
        [alarm] = list_alarms(session)
    assert (alarm.code, alarm.node, alarm.details["file"]) == ("alarm.refused_file", "", "cut.age")


def test_foreign_files_and_files_for_others_are_no_alarm(caravan: Caravan, tmp_path: Path) -> None:
    foreign = tmp_path / "photo.jpg"
    foreign.write_bytes(b"\xff\xd8\xff" + bytes(100))
    write(caravan, OUJDA, 1)
    for_others = caravan.export(OUJDA).file
    with caravan.at(TETOUAN) as session:
        merged = merging.merge_bundles(session, [foreign, for_others, tmp_path / "gone.age"])
        assert [each.status for each in merged.bundles] == ["rejected"] * 3
        assert list_alarms(session) == ()


def test_a_receipt_for_another_chain_is_remembered(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    with caravan.at(NORTH) as session:
        seal_own_log(session)
        log = session.roster.nodes[TETOUAN].installations[0].log
        receipt = Receipt(TETOUAN, {log: HeldLog((Branch(7, "ab" * 32),), ())})
        parcel = Parcel(
            kind="receipt",
            receivers=(session.roster.nodes[TETOUAN],),
            logs=(),
            number=1,
            receipt=receipt,
        )
        send(session, parcel, out := caravan.file("-receipt"))
    with caravan.at(TETOUAN) as session:
        take_file(session, out)
        [alarm] = list_alarms(session)
    assert (alarm.cure, alarm.node) == ("receipt.other_chain", NORTH)


def test_a_refused_file_can_be_put_away(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    bad = damaged(caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        merging.merge_bundles(session, [bad])
        put_alarm_away(session, list_alarms(session)[0].id)
        assert list_alarms(session) == ()
