"""Bundles that must not get in, whoever signed them: refused by name, and nothing is stored."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from infitah_desk.domain import events as e
from infitah_desk.domain.errors import MachineFault
from infitah_desk.domain.event import body_digest, decode_head, encode_head
from infitah_desk.services import merging
from infitah_desk.services.sending import Parcel, send
from tests.helpers.caravans import (
    EVERYWHERE,
    HQ,
    NORTH,
    OUJDA,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    issued,
    registered,
)
from tests.helpers.forged_bundles import Change, Parts, taken_apart


def rejected(caravan: Caravan, node: str, path: Path) -> str:
    """The code by which the file is rejected; nothing of it is stored."""
    before = caravan.digest(node)
    with caravan.at(node) as session:
        [came] = merging.merge_bundles(session, [path]).bundles
        seals = session.store.db.conn.execute("SELECT count(*) FROM seal").fetchone()
        merging.merge_bundles(session, [path])
        assert session.store.db.conn.execute("SELECT count(*) FROM seal").fetchone() == seals
    assert (came.status, came.new_events) == ("rejected", 0)
    assert caravan.digest(node) == before
    return came.code


@pytest.fixture
def bundle(caravan: Caravan) -> Path:
    """What Tétouan exports after its first permit."""
    with caravan.at(TETOUAN) as session:
        issued(session, 1)
    return caravan.export(TETOUAN).file


def test_a_flipped_byte_is_refused_wherever_it_stands(caravan: Caravan, bundle: Path) -> None:
    data = bundle.read_bytes()
    before = caravan.digest(HQ)
    accepted = []
    with caravan.at(HQ) as session:
        for place in [*range(0, len(data), 37), *range(len(data) - 20, len(data))]:
            flipped = data[:place] + bytes([data[place] ^ (1 << place % 8)]) + data[place + 1 :]
            bundle.write_bytes(flipped)
            [came] = merging.merge_bundles(session, [bundle]).bundles
            if came.status != "rejected" or not came.code.startswith("bundle."):
                accepted.append((place, came))
    assert accepted == []
    assert caravan.digest(HQ) == before


def test_a_truncated_bundle_is_refused_wherever_it_ends(caravan: Caravan, bundle: Path) -> None:
    data = bundle.read_bytes()
    before = caravan.digest(HQ)
    accepted = []
    with caravan.at(HQ) as session:
        for end in [*range(0, len(data), 101), *range(len(data) - 20, len(data))]:
            bundle.write_bytes(data[:end])
            [came] = merging.merge_bundles(session, [bundle]).bundles
            if came.status != "rejected" or not came.code.startswith("bundle."):
                accepted.append((end, came))
    assert accepted == []
    assert caravan.digest(HQ) == before


def test_something_after_the_end_is_refused(caravan: Caravan, bundle: Path) -> None:
    bundle.write_bytes(bundle.read_bytes() + b"\0")
    assert rejected(caravan, HQ, bundle) == "bundle.damaged"


def test_a_bundle_for_others_cannot_be_read(caravan: Caravan, bundle: Path) -> None:
    assert rejected(caravan, OUJDA, bundle) == "bundle.wrong_key"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"age-encryption.org/v1\n", b"\0" * 4096])
def test_what_is_no_bundle_at_all_is_refused(caravan: Caravan, content: bytes) -> None:
    path = caravan.file()
    path.write_bytes(content)
    assert rejected(caravan, HQ, path) in {"bundle.not_a_bundle", "bundle.damaged"}


def test_a_folder_or_nothing_at_all_is_the_machines_fault(caravan: Caravan) -> None:
    assert rejected(caravan, HQ, caravan.folder / "nothing.age") == "file.missing"
    assert rejected(caravan, HQ, caravan.folder) == "file.not_readable"


def test_what_names_another_audience_is_refused(caravan: Caravan) -> None:
    path = caravan.file()
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
        receiver = msgspec.structs.replace(session.roster.nodes[TETOUAN_2], name=OUJDA)
        send(
            session,
            Parcel(kind="events", receivers=(receiver,), logs=(session.store.own_log,)),
            path,
        )
    assert rejected(caravan, TETOUAN_2, path) == "bundle.wrong_audience"


def test_a_desk_of_another_authority_is_unknown(caravan: Caravan, tmp_path: Path) -> None:
    """Even one of the same name, that brings its own authority's events along."""
    other = Caravan(tmp_path / "other", caravan.clock)
    other.found()
    other.enrol(TETOUAN)
    path = caravan.file()
    with caravan.at(HQ) as session:
        receiver = session.own_node
    with other.at(TETOUAN) as session:
        registered(session, 1)
        logs = tuple(session.store.log.logs())
        send(session, Parcel(kind="events", receivers=(receiver,), logs=logs), path)
    assert rejected(caravan, HQ, path) == "bundle.unknown_node"


def test_a_desk_that_nobody_enrolled_is_unknown(caravan: Caravan) -> None:
    caravan.ask("TET-9")
    path = caravan.file()
    with caravan.at(TETOUAN) as session:
        receiver = session.roster.nodes[HQ]
    with caravan.at("TET-9") as session:
        session.write([("d-1", [e.DossierRegistered(values={"name": "Faux"})])])
        # Its own keyring knows nobody either, so it cannot even read back what it wrote.
        with pytest.raises(MachineFault) as error:
            send(
                session,
                Parcel(kind="events", receivers=(receiver,), logs=(session.store.own_log,)),
                path,
            )
    assert error.value.details["reason"] == "bundle.unknown_node"


def forged(caravan: Caravan, bundle: Path, change: Change, *, version: int = 1) -> Path:
    """The desk's bundle in the hands of a coordinator, who changes it and signs it again."""
    log = caravan.log(TETOUAN)
    path = caravan.file("-forged")
    with caravan.at(NORTH) as sender, caravan.at(HQ) as receiver:
        parts = taken_apart(bundle, sender)
        parts.version = version
        change(parts, log)
        return parts.saved(sender, receiver, path)


def unchanged(_parts: Parts, _log: str) -> None:
    """Nothing is done to it."""


def doubled(parts: Parts, _log: str) -> None:
    parts.lines.append(parts.lines[-1])


def test_a_coordinator_may_send_on_what_it_got(caravan: Caravan, bundle: Path) -> None:
    path = forged(caravan, bundle, unchanged)
    assert caravan.merge(HQ, path).bundles[0].status == "merged"


def altered(parts: Parts, log: str) -> None:
    index = parts.lines_of(log)[-1]
    head, _, body = parts.lines[index].partition(b"\t")
    decoded = decode_head(head)
    changed = msgspec.structs.replace(decoded, time=decoded.time + 1)
    parts.lines[index] = encode_head(changed) + b"\t" + body


def blanked(parts: Parts, log: str) -> None:
    for index in parts.lines_of(log):
        head, _, _ = parts.lines[index].partition(b"\t")
        parts.lines[index] = head + b"\t"


def swapped(parts: Parts, log: str) -> None:
    first, second = parts.lines_of(log)[:2]
    parts.lines[first], parts.lines[second] = parts.lines[second], parts.lines[first]


@pytest.mark.parametrize("change", [altered, blanked, swapped])
def test_a_changed_log_breaks_its_chain(caravan: Caravan, bundle: Path, change: Change) -> None:
    assert rejected(caravan, HQ, forged(caravan, bundle, change)) == "bundle.chain_broken"


@pytest.mark.parametrize("change", [altered, blanked])
def test_a_changed_log_that_was_chained_anew_breaks_its_seal(
    caravan: Caravan, bundle: Path, change: Change
) -> None:
    def chained(parts: Parts, log: str) -> None:
        change(parts, log)
        parts.chain_anew(log)

    assert rejected(caravan, HQ, forged(caravan, bundle, chained)) == "bundle.seal_broken"


def test_a_coordinators_seal_on_a_desks_log_is_none(caravan: Caravan, bundle: Path) -> None:
    def sealed(parts: Parts, log: str) -> None:
        altered(parts, log)
        parts.chain_anew(log)
        with caravan.at(EVERYWHERE) as coordinator:
            parts.seal_with(log, coordinator)

    assert rejected(caravan, HQ, forged(caravan, bundle, sealed)) == "bundle.seal_broken"


def test_a_log_without_its_seal_is_refused(caravan: Caravan, bundle: Path) -> None:
    path = forged(caravan, bundle, Parts.drop_seal)
    assert rejected(caravan, HQ, path) == "bundle.seal_missing"


def test_a_suffix_cannot_be_dropped(caravan: Caravan, bundle: Path) -> None:
    def cut(parts: Parts, log: str) -> None:
        del parts.lines[parts.lines_of(log)[-1]]
        segment = parts.segment_of(log)
        segment["last"] = int(str(segment["last"])) - 1
        parts.chain_anew(log)

    assert rejected(caravan, HQ, forged(caravan, bundle, cut)) == "bundle.seal_broken"


def test_a_made_up_event_cannot_be_added(caravan: Caravan, bundle: Path) -> None:
    def added(parts: Parts, log: str) -> None:
        last = parts.lines_of(log)[-1]
        parts.lines.insert(last + 1, parts.lines[last])
        segment = parts.segment_of(log)
        segment["last"] = int(str(segment["last"])) + 1
        parts.chain_anew(log)

    assert rejected(caravan, HQ, forged(caravan, bundle, added)) == "bundle.seal_broken"


def test_the_authoritys_log_is_held_to_its_seal_too(caravan: Caravan, bundle: Path) -> None:
    authority = caravan.log(HQ)

    def changed(parts: Parts, _: str) -> None:
        altered(parts, authority)
        parts.chain_anew(authority)

    assert rejected(caravan, HQ, forged(caravan, bundle, changed)) == "bundle.seal_broken"


def test_a_count_that_lies_is_refused(caravan: Caravan, bundle: Path) -> None:
    path = forged(caravan, bundle, doubled)
    assert rejected(caravan, HQ, path) == "bundle.count_mismatch"


def test_a_newer_container_is_refused_as_such(caravan: Caravan, bundle: Path) -> None:
    path = forged(caravan, bundle, unchanged, version=2)
    assert rejected(caravan, HQ, path) == "bundle.newer_container"


def test_one_bad_file_of_several_does_not_stop_the_others(caravan: Caravan, bundle: Path) -> None:
    bad = caravan.folder / "bad.age"
    bad.write_bytes(bundle.read_bytes()[:-1])
    with caravan.at(HQ) as session:
        merged = merging.merge_bundles(session, [bad, bundle])
    assert [each.status for each in merged.bundles] == ["rejected", "merged"]
    assert merged.refused


def test_a_withheld_body_is_accepted_and_waited_for(caravan: Caravan, bundle: Path) -> None:
    def withheld(parts: Parts, log: str) -> None:
        for index in parts.lines_of(log):
            head, _, body = parts.lines[index].partition(b"\t")
            if body:
                parts.lines[index] = head + b"\t\t" + body_digest(body).hex().encode()

    caravan.merge(HQ, forged(caravan, bundle, withheld))
    with caravan.at(HQ) as session:
        waiting = session.store.db.conn.execute("SELECT count(*) FROM dossier WHERE waiting")
        assert waiting.fetchone() == (1,)
    caravan.merge(HQ, bundle)
    assert caravan.digest(HQ) == caravan.digest(TETOUAN)
