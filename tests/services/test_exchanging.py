"""Exchange through a folder: what is given, what is taken, and what is left alone."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from infitah_desk.bundles.reading import inspect_bundle
from infitah_desk.domain.errors import MachineFault, Refused, Untrusted
from infitah_desk.services import (
    browsing,
    giving,
    issuing,
    matching_dossiers,
    opening,
    registering,
)
from infitah_desk.services.enrolling import accept_kit, revoke_node
from infitah_desk.services.exchanging import Exchanged, exchange
from infitah_desk.system import shared_folder
from tests.helpers.caravans import (
    DAY,
    EVERYWHERE,
    HQ,
    NORTH,
    OUJDA,
    TERMS,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    an_enterprise,
    issued,
    publish_of_later_version,
    ready,
    registered,
)
from tests.helpers.exchanges import codes


def exchanged(
    caravan: Caravan, node: str, folder: Path, *, most: int = 0, afresh: bool = True
) -> Exchanged:
    """One exchange in which nothing goes wrong."""
    with caravan.at(node) as session:
        done = exchange(session, folder, most=most, afresh=afresh)
    assert done.fault is None
    return done


def statuses(done: Exchanged) -> list[str]:
    return [each.status for each in done.files]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_two_desks_know_the_same_after_an_exchange_each(caravan: Caravan, shared: Path) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    with caravan.at(TETOUAN_2) as session:
        registered(session, 2)
    first = exchanged(caravan, TETOUAN, shared)
    second = exchanged(caravan, TETOUAN_2, shared)
    third = exchanged(caravan, TETOUAN, shared)
    assert (first.taken, first.given > 0, second.taken, statuses(second)) == (
        0,
        True,
        1,
        ["merged"],
    )
    assert (second.given, third.taken, third.given) == (1, 1, 0)
    assert caravan.digest(TETOUAN) == caravan.digest(TETOUAN_2)


def test_a_desk_that_cannot_read_the_programme_takes_and_says_why_it_gives_nothing(
    caravan: Caravan, shared: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    exchanged(caravan, TETOUAN, shared)
    publish_of_later_version(caravan, TETOUAN_2)
    with caravan.at(TETOUAN_2) as session:
        done = exchange(session, shared)
    assert (done.taken, done.given, statuses(done)) == (1, 0, ["merged"])
    assert done.fault is not None
    assert done.fault.code == "programme.unreadable"


def test_nothing_is_given_or_read_twice(caravan: Caravan, shared: Path) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    nodes = (TETOUAN, TETOUAN_2, HQ, NORTH, EVERYWHERE)
    for node in (*nodes, *nodes, *nodes):
        exchanged(caravan, node, shared)
    before = names(shared)
    for node in nodes:
        again = exchanged(caravan, node, shared)
        assert (again.given, again.taken, again.files) == (0, 0, ())
    assert names(shared) == before


@pytest.mark.parametrize("afresh", [True, False])
def test_a_known_bundle_is_not_decrypted_again(
    caravan: Caravan, shared: Path, monkeypatch: pytest.MonkeyPatch, *, afresh: bool
) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    exchanged(caravan, TETOUAN, shared)
    exchanged(caravan, TETOUAN_2, shared)

    def forbidden(*_: object) -> None:
        raise AssertionError("it was read before")

    monkeypatch.setattr("infitah_desk.services.browsing.take_file", forbidden)
    for node in (TETOUAN, TETOUAN_2):
        exchanged(caravan, node, shared, afresh=afresh)
    [file] = shared.iterdir()
    shutil.copy(file, shared / "a copy of it (conflicted).age")
    os.utime(file, (1, 1))
    exchanged(caravan, TETOUAN_2, shared, afresh=afresh)


def test_a_dossier_begun_at_one_desk_is_finished_at_another(caravan: Caravan, shared: Path) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = ready(session, 1)
    exchanged(caravan, TETOUAN, shared)
    exchanged(caravan, TETOUAN_2, shared)
    with caravan.at(TETOUAN_2) as session:
        opening.open_the_stop(session, DAY)
        number = issuing.issue_permit(session, dossier)
    exchanged(caravan, TETOUAN_2, shared)
    exchanged(caravan, TETOUAN, shared)
    with caravan.at(TETOUAN) as session:
        assert list(session.store.state(dossier).permits) == [number]


def test_an_identifier_served_at_one_desk_warns_at_the_others(
    caravan: Caravan, shared: Path
) -> None:
    with caravan.at(TETOUAN_2) as session:
        own = ready(session, 1)
    with caravan.at(TETOUAN) as session:
        issued(session, 1)
    exchanged(caravan, TETOUAN, shared)
    exchanged(caravan, TETOUAN_2, shared)
    with caravan.at(TETOUAN_2) as session:
        found = matching_dossiers.alike(session, an_enterprise(1), besides=own)
        assert [each.match.score > 0.99 for each in found] == [True]
        with pytest.raises(Refused) as refusal:
            issuing.issue_permit(session, own)
    assert refusal.value.codes == ("permit.already_held",)


def test_what_vanished_or_was_cut_is_given_again(caravan: Caravan, shared: Path) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    given = exchanged(caravan, TETOUAN, shared)
    assert given.file is not None
    given.file.unlink()
    second = exchanged(caravan, TETOUAN, shared, afresh=False)
    assert second.given == given.given
    assert second.file is not None
    second.file.write_bytes(second.file.read_bytes()[:-100])
    third = exchanged(caravan, TETOUAN, shared, afresh=False)
    assert (third.given, statuses(third)) == (given.given, ["not_whole"])


def test_a_file_that_went_bad_where_it_lay_is_noticed_by_who_asks_for_it(
    caravan: Caravan, shared: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    given = exchanged(caravan, TETOUAN, shared)
    assert given.file is not None
    seen = given.file.stat()
    data = given.file.read_bytes()
    given.file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    os.utime(given.file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert exchanged(caravan, TETOUAN, shared, afresh=False).given == 0
    assert exchanged(caravan, TETOUAN, shared).given == given.given


def test_what_is_still_being_copied_is_read_once_it_is_whole(
    caravan: Caravan, shared: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    bundle = caravan.export(TETOUAN).file
    data = bundle.read_bytes()
    path = shared / "lot.age"
    for size in (5, 21, 22, 400, len(data) - 1):
        path.write_bytes(data[:size])
        done = exchanged(caravan, TETOUAN_2, shared)
        assert (statuses(done), codes(done)) == (["not_whole"], ["exchange.not_whole"])
    path.write_bytes(data)
    assert statuses(exchanged(caravan, TETOUAN_2, shared)) == ["merged"]


def test_what_others_hold_without_its_body_is_given_by_who_has_it(
    caravan: Caravan, shared: Path
) -> None:
    """A receipt withholds what does not concern its reader, who passes it on as it came."""
    with caravan.at(TETOUAN_2) as session:
        dossier = registered(session, 2)
    caravan.merge(HQ, caravan.export(TETOUAN_2).file)
    with caravan.at(HQ) as session:
        registering.correct(session, dossier, {"address": "1, rue Moulay"}, "adresse")
    caravan.give_receipt(HQ, TETOUAN)
    exchanged(caravan, TETOUAN, shared)
    exchanged(caravan, NORTH, shared)
    full = caravan.export(HQ, everything=True)
    caravan.merge(EVERYWHERE, full.file)
    done = exchanged(caravan, EVERYWHERE, shared)
    assert done.given > 0
    exchanged(caravan, HQ, shared)
    assert exchanged(caravan, EVERYWHERE, shared).given == 0


def test_a_desk_enrolled_later_is_written_to_anew(caravan: Caravan, shared: Path) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
    before = exchanged(caravan, TETOUAN, shared)
    assert before.file is not None
    caravan.enrol("TET-3", TERMS[TETOUAN])
    caravan.clock.pass_by(60)
    caravan.reference(TETOUAN)
    assert exchanged(caravan, "TET-3", shared).taken == 0
    done = exchanged(caravan, TETOUAN, shared)
    assert (done.given >= before.given, done.removed, before.file.exists()) == (True, 1, False)
    exchanged(caravan, "TET-3", shared)
    with caravan.at("TET-3") as session:
        assert session.store.state(dossier).text("name") == "Menuiserie Zerouali 1"


def test_receipts_and_references_are_taken_too(caravan: Caravan, shared: Path) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    shutil.move(caravan.receipt(HQ, TETOUAN), shared)
    caravan.clock.pass_by(60)
    shutil.move(caravan.reference(), shared)
    done = exchanged(caravan, TETOUAN, shared)
    assert sorted((each.kind, each.status, each.safe) for each in done.files) == [
        ("receipt", "read", True),
        ("reference", "read", False),
    ]


def test_older_receipts_and_references_do_no_harm(caravan: Caravan, shared: Path) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    older = [caravan.receipt(HQ, TETOUAN), caravan.reference()]
    caravan.clock.pass_by(60)
    caravan.give_receipt(HQ, TETOUAN)
    caravan.reference(TETOUAN)
    for path in older:
        shutil.move(path, shared)
    before = caravan.digest(TETOUAN)
    assert statuses(exchanged(caravan, TETOUAN, shared)) == ["known", "known"]
    assert caravan.digest(TETOUAN) == before


def test_nobody_writes_to_a_stolen_laptop(caravan: Caravan, shared: Path) -> None:
    """What it could read before gives way in time; what is written now it cannot read."""
    with caravan.at(TETOUAN_2) as session:
        registered(session, 1)
    exchanged(caravan, TETOUAN_2, shared)
    with caravan.at(HQ) as session:
        revoke_node(session, TETOUAN, "volé")
    caravan.clock.pass_by(60)
    caravan.reference(TETOUAN_2)
    with caravan.at(TETOUAN_2) as session:
        registered(session, 2)
    exported = caravan.export(TETOUAN_2).file
    given = exchanged(caravan, TETOUAN_2, shared).file
    assert given is not None
    with caravan.at(TETOUAN) as session:
        for path in (exported, given):
            with pytest.raises(Untrusted, match=r"bundle\.wrong_key"):
                inspect_bundle(path, session.identities())


def test_a_request_is_only_told_and_only_to_headquarters(caravan: Caravan, shared: Path) -> None:
    shutil.copy(caravan.ask("NAD-1"), shared / "demande.json")
    for node in (TETOUAN, NORTH):
        assert {each.kind for each in exchanged(caravan, node, shared).files} <= {"events"}
    exchanged(caravan, HQ, shared)
    for _ in range(2):
        done = exchanged(caravan, HQ, shared)
        assert [(each.status, each.node) for each in done.files] == [("enrol", "NAD-1")]
    caravan.kit("NAD-1", shared / "demande.json", TERMS[OUJDA])
    assert exchanged(caravan, HQ, shared).files == ()


def test_a_kit_is_accepted_by_a_person_and_then_one_exchanges(
    caravan: Caravan, shared: Path
) -> None:
    kit = caravan.kit("TET-4", caravan.ask("TET-4"), TERMS[TETOUAN])
    with caravan.at("TET-4") as session:
        with pytest.raises(Refused) as refusal:
            exchange(session, shared)
        assert refusal.value.code == "enrol.not_accepted"
        accept_kit(session, kit, caravan.root)
    shutil.move(kit, shared)
    assert statuses(exchanged(caravan, "TET-4", shared)) == ["read"]


def test_who_is_unknown_is_read_once_somebody_introduced_them(
    caravan: Caravan, shared: Path
) -> None:
    """Whatever the order of their names; and where nobody did so yet, at a later exchange."""
    caravan.enrol("TET-3", TERMS[TETOUAN])
    with caravan.at("TET-3") as session:
        registered(session, 3)
    bundle = caravan.export("TET-3").file
    shutil.move(bundle, shared / "0.age")
    assert statuses(exchanged(caravan, TETOUAN, shared)) == ["merged"]


def test_the_folder_of_the_data_is_no_shared_folder(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        for folder in (caravan.place(TETOUAN), caravan.place(TETOUAN) / "scans"):
            with pytest.raises(Refused, match=r"exchange\.own_folder"):
                exchange(session, folder)


def test_no_folder_at_all_is_the_machines_fault(caravan: Caravan, shared: Path) -> None:
    (shared / "file").write_bytes(b"")
    with caravan.at(TETOUAN) as session:
        for folder, code in (
            (shared / "none", "file.missing"),
            (shared / "file", "file.not_readable"),
        ):
            with pytest.raises(MachineFault) as fault:
                exchange(session, folder)
            assert fault.value.code == code


def test_own_small_files_give_way_to_a_larger_one(
    caravan: Caravan, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(giving, "MOST_OWN", 4)
    most = 0
    for number in range(12):
        with caravan.at(TETOUAN) as session:
            registered(session, number)
        exchanged(caravan, TETOUAN, shared)
        most = max(most, len(names(shared)))
    assert most == 4
    exchanged(caravan, TETOUAN_2, shared)
    assert caravan.digest(TETOUAN_2) == caravan.digest(TETOUAN)


def test_what_a_person_exported_into_the_folder_stays(
    caravan: Caravan, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(giving, "MOST_OWN", 1)
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    exported = Path(shutil.move(caravan.export(TETOUAN).file, shared))
    for number in range(2, 5):
        with caravan.at(TETOUAN) as session:
            registered(session, number)
        exchanged(caravan, TETOUAN, shared)
    assert exported.exists()
    assert len(names(shared)) == 2


def test_two_who_give_the_same_and_clear_up_at_once_lose_nothing(
    caravan: Caravan, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both hold the same and have given it; each clears up while the other's files lie there."""
    monkeypatch.setattr(giving, "MOST_OWN", 2)
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    apart = shared.with_name("apart")
    apart.mkdir()
    exchanged(caravan, TETOUAN, shared)
    exchanged(caravan, TETOUAN_2, apart)
    for path in apart.iterdir():
        shutil.move(path, shared)
    for node, number in ((TETOUAN, 2), (TETOUAN_2, 3), (TETOUAN, 4), (TETOUAN_2, 5)):
        with caravan.at(node) as session:
            registered(session, number)
        exchanged(caravan, node, shared)
    for path in list(shared.iterdir()):
        with caravan.at(HQ) as session:
            if inspect_bundle(path, session.identities()).node == TETOUAN:
                path.unlink()
    exchanged(caravan, HQ, shared)
    with caravan.at(HQ) as session:
        assert session.store.state(dossier).text("name") == "Menuiserie Zerouali 1"


def test_only_so_many_files_are_read_at_once(caravan: Caravan, shared: Path) -> None:
    for number in range(5):
        with caravan.at(TETOUAN) as session:
            registered(session, number)
        shutil.move(caravan.export(TETOUAN).file, shared)
    lefts = [exchanged(caravan, TETOUAN_2, shared, most=2).left for _ in range(3)]
    assert lefts == [3, 1, 0]
    assert caravan.digest(TETOUAN_2).events == caravan.digest(TETOUAN).events


def test_files_that_nobody_can_read_keep_no_others_waiting(
    caravan: Caravan, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As those that the program which brings them holds; they are read when it lets them go."""
    for number in range(5):
        (shared / f"held {number}.age").write_bytes(b"age-encryption.org/v1\n")
        os.utime(shared / f"held {number}.age", (number, number))
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    bundle = Path(shutil.move(caravan.export(TETOUAN).file, shared))
    original = shared_folder.beginning_of

    def held(path: Path, length: int) -> bytes:
        if path.name.startswith("held"):
            raise MachineFault("file.not_readable", file=str(path))
        return original(path, length)

    with monkeypatch.context() as patch:
        patch.setattr(browsing, "beginning_of", held)
        runs = [exchanged(caravan, TETOUAN_2, shared, most=2, afresh=False) for _ in range(4)]
    assert [each.left for each in runs] == [4, 2, 0, 0]
    assert [each.taken for each in runs] == [0, 0, 1, 0]
    assert set(statuses(runs[3])) == {"not_whole"}
    shutil.copy(bundle, shared / "held 0.age")
    assert "not_whole" in statuses(exchanged(caravan, TETOUAN_2, shared, most=2, afresh=False))
    for path in shared.glob("held *"):
        path.unlink()
    assert exchanged(caravan, TETOUAN_2, shared, afresh=False).files == ()


def test_what_of_a_taken_file_does_not_count_is_told(caravan: Caravan, shared: Path) -> None:
    with caravan.at(HQ) as session:
        revoke_node(session, TETOUAN, "volé")
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    exchanged(caravan, TETOUAN, shared)
    done = exchanged(caravan, HQ, shared)
    assert [(each.status, each.quarantined) for each in done.files] == [
        ("quarantined", {TETOUAN: 1})
    ]
