"""What a known sender may try with good keys: claims, limits, rights, and news held back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest

from infitah_desk.bundles.limits import GIB, KIB, LIMITS
from infitah_desk.bundles.manifest import EVENTS_NAME, Branch, HeldLog, Receipt
from infitah_desk.domain import events as e
from infitah_desk.domain.event import fingerprint, log_name
from infitah_desk.domain.events import Content
from infitah_desk.services import examining, merging, receipting
from infitah_desk.services.sending import Parcel, seal_own_log, send
from infitah_desk.services.session import Session
from tests.helpers.caravans import (
    DAY,
    EVERYWHERE,
    HQ,
    NORTH,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    issued,
    registered,
)
from tests.helpers.forged_bundles import Json, Parts, taken_apart


@pytest.fixture
def bundle(caravan: Caravan) -> Path:
    """What Tétouan exports after its first permit."""
    with caravan.at(TETOUAN) as session:
        issued(session, 1)
    return caravan.export(TETOUAN).file


def rejected(caravan: Caravan, path: Path) -> str:
    """The code by which headquarters rejects a file; nothing of it is stored."""
    before = caravan.digest(HQ)
    with caravan.at(HQ) as session:
        [came] = merging.merge_bundles(session, [path]).bundles
    assert (came.status, came.new_events) == ("rejected", 0)
    assert caravan.digest(HQ) == before
    return came.code


def forged(caravan: Caravan, bundle: Path, change: Callable[[Parts, Session], None]) -> Path:
    """The desk's bundle as the coordinator of the north sends it on, changed and signed again."""
    path = caravan.file("-forged")
    with caravan.at(NORTH) as sender, caravan.at(HQ) as receiver:
        parts = taken_apart(bundle, sender)
        change(parts, sender)
        return parts.saved(sender, receiver, path)


def claiming(**claims: object) -> Callable[[Parts, Session], None]:
    def claim(parts: Parts, _: Session) -> None:
        parts.claims = claims

    return claim


def many(parts: Parts, name: str, count: int) -> list[object]:
    found = parts.manifest[name]
    assert isinstance(found, list)
    return [found[0]] * count


def member(size: int, digest: str = "0" * 64, name: str = EVENTS_NAME) -> Json:
    return {"name": name, "size": size, "sha256": digest}


SCAN = f"scans/{'5a' * 32}"


@pytest.mark.parametrize(
    "counts",
    [
        {"events": LIMITS.events + 1, "bytes": 100, "scans": 0},
        {"events": 1, "bytes": LIMITS.event_bytes + 1, "scans": 0},
    ],
    ids=["events", "bytes"],
)
def test_what_claims_to_hold_more_than_it_may_is_refused(
    caravan: Caravan, bundle: Path, counts: Json
) -> None:
    path = forged(caravan, bundle, claiming(counts=counts))
    assert rejected(caravan, path) == "bundle.over_limit"


@pytest.mark.parametrize(("count", "size"), [(LIMITS.scans + 1, 1), (1, LIMITS.scan + 1)])
def test_too_many_or_too_large_scans_are_over_a_limit(
    caravan: Caravan, bundle: Path, count: int, size: int
) -> None:
    def illustrated(parts: Parts, _: Session) -> None:
        plain = sum(len(line) + 1 for line in parts.lines)
        parts.claims = {
            "counts": {"events": len(parts.lines), "bytes": plain, "scans": count},
            "members": [member(100), *[member(size, "5a" * 32, SCAN)] * count],
        }

    assert rejected(caravan, forged(caravan, bundle, illustrated)) == "bundle.over_limit"


def test_too_many_segments_are_over_a_limit(caravan: Caravan, bundle: Path) -> None:
    def split(parts: Parts, _: Session) -> None:
        parts.claims = {"segments": many(parts, "segments", LIMITS.segments + 1)}

    assert rejected(caravan, forged(caravan, bundle, split)) == "bundle.over_limit"


def test_a_manifest_without_end_is_over_a_limit(caravan: Caravan, bundle: Path) -> None:
    def padded(parts: Parts, _: Session) -> None:
        parts.enveloped = lambda envelope: envelope + b" " * LIMITS.manifest

    assert rejected(caravan, forged(caravan, bundle, padded)) == "bundle.over_limit"


def test_a_header_of_age_without_end_is_over_a_limit(caravan: Caravan) -> None:
    path = caravan.file()
    stanza = b"-> X25519 " + b"a" * 43 + b"\n" + b"b" * 43 + b"\n"
    path.write_bytes(b"age-encryption.org/v1\n" + stanza * (2 * LIMITS.age_header // len(stanza)))
    assert path.stat().st_size > 256 * KIB
    assert rejected(caravan, path) == "bundle.over_limit"


def test_a_file_larger_than_any_bundle_is_over_a_limit(caravan: Caravan, bundle: Path) -> None:
    """A hole in the file costs no disk."""
    with bundle.open("r+b") as file:
        file.truncate(8 * GIB + 1)
    assert rejected(caravan, bundle) == "bundle.over_limit"


def test_a_member_that_is_not_what_the_manifest_says_is_refused(
    caravan: Caravan, bundle: Path
) -> None:
    def misnamed(parts: Parts, _: Session) -> None:
        parts.claims = {"members": [member(1)]}

    assert rejected(caravan, forged(caravan, bundle, misnamed)) == "bundle.digest_mismatch"


def test_nobody_signs_for_another_node(caravan: Caravan, bundle: Path) -> None:
    with caravan.at(EVERYWHERE) as session:
        public = session.keys.public_key
    claims = {
        "node": EVERYWHERE,
        "key": fingerprint(public),
        "log": log_name(EVERYWHERE, public),
    }
    path = forged(caravan, bundle, claiming(**claims))
    assert rejected(caravan, path) == "bundle.bad_signature"


def test_a_bundle_that_nobody_signed_is_refused(caravan: Caravan, bundle: Path) -> None:
    def unsigned(parts: Parts, _: Session) -> None:
        parts.enveloped = lambda envelope: msgspec.json.encode(
            {**msgspec.json.decode(envelope, type=dict), "signatures": []}
        )

    assert rejected(caravan, forged(caravan, bundle, unsigned)) == "bundle.manifest_malformed"


def test_a_coordinator_cannot_give_a_log_to_another_node(caravan: Caravan, bundle: Path) -> None:
    """The chain binds a log's name to its key."""
    other = caravan.log(TETOUAN_2)
    log = caravan.log(TETOUAN)

    def renamed(parts: Parts, _: Session) -> None:
        parts.segment_of(log)["log"] = other
        parts.seal_of(log)["log"] = other

    assert rejected(caravan, forged(caravan, bundle, renamed)) == "bundle.chain_broken"


@pytest.mark.parametrize("name", ["lot: TET*1?.age", "  .age", "l\nt.age", "..age", "\udcff.age"])
def test_what_a_file_is_called_does_not_matter(caravan: Caravan, bundle: Path, name: str) -> None:
    renamed = bundle.rename(bundle.with_name(name))
    [came] = caravan.merge(HQ, renamed).bundles
    assert (came.file, came.status) == (name, "merged")


def above_rights(session: Session, dossier: str) -> Sequence[tuple[str, Content]]:
    """What a coordinator may not write."""
    keys = tuple(
        e.InstallationKeys("QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=", "age1x", 1, 900)
        for _ in range(3)
    )
    [desk] = [each.log for each in session.roster.nodes[TETOUAN].installations[:1]]
    return [
        ("", e.NodeEnrolled("TET-9", "desk", keys, DAY, DAY, "TET")),
        ("", e.NodeRevoked(TETOUAN, ((desk, 0, ""),), "jalousie")),
        ("", e.ProgrammePublished("code = 'other'")),
        ("", e.PermitsVoided((("C2-TET1-00001-W", 0),))),
        ("", e.StopOpened("TET", DAY)),
        (dossier, e.ErasureConfirmed("sans droit")),
        (dossier, e.DossierRegistered(values={"name": "Autre"})),
        (dossier, e.DocumentAccepted("tp_certificate", "1")),
        (dossier, e.InitiationAttended(DAY)),
        (dossier, e.PermitIssued("C2-CN1-00001-0", 1, 1_285_660_800)),
        (dossier, e.PermitRevoked("C2-TET1-00001-W", "jalousie")),
    ]


@pytest.mark.parametrize("which", range(11))
def test_what_a_coordinator_may_not_say_is_kept_told_and_changes_nothing(
    caravan: Caravan, bundle: Path, which: int
) -> None:
    caravan.merge(NORTH, bundle)
    caravan.merge(HQ, bundle)
    log = caravan.log(TETOUAN)
    with caravan.at(HQ) as session:
        [dossier] = session.store.log.all_dossiers()
        roster, before = session.roster, session.store.state(dossier)
    of_desk = caravan.digest(HQ, [log])
    with caravan.at(NORTH) as session:
        where, content = above_rights(session, dossier)[which]
        session.write([(where, [content])])
    [came] = caravan.merge(HQ, caravan.export(NORTH).file).bundles
    assert (came.status, came.new_events) == ("merged", 1)
    assert caravan.digest(HQ, [log]) == of_desk
    with caravan.at(HQ) as session:
        after = session.store.state(dossier)
        assert session.roster == roster
        assert (after.fields, after.permits, after.documents, after.initiation) == (
            before.fields,
            before.permits,
            before.documents,
            before.initiation,
        )
        assert not after.erased
        [rights] = [check for check in examining.examine(session).checks if check.name == "rights"]
        told = [alarm.code for alarm in after.alarms] == ["alarm.outside_rights"]
        assert told == bool(where)
        assert rights.ok == bool(where)


def test_what_a_coordinator_holds_back_comes_again_after_headquarters_receipt(
    caravan: Caravan, bundle: Path
) -> None:
    """An earlier bundle is no forgery: that something newer exists shows by the receipt alone."""
    caravan.merge(NORTH, bundle)
    with caravan.at(TETOUAN) as session:
        registered(session, 2)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    caravan.give_receipt(NORTH, TETOUAN)
    caravan.merge(HQ, bundle)
    receipt = caravan.give_receipt(HQ, TETOUAN)
    again = caravan.export(TETOUAN)
    assert (again.first, again.last) == (receipt.seq + 1, receipt.seq + 1)
    caravan.merge(HQ, again.file)
    log = [caravan.log(TETOUAN)]
    assert caravan.digest(HQ, log) == caravan.digest(TETOUAN, log)


def test_what_a_coordinator_claims_to_hold_is_undone_by_headquarters_receipt(
    caravan: Caravan,
) -> None:
    """It may keep a desk from sending for a while; it makes nothing safe."""
    path = caravan.file()
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
        seal_own_log(session)
        log, head = session.store.own_log, session.store.own_head
    assert head is not None
    held = {log: HeldLog((Branch(head.seq, head.hash.hex()),))}
    with caravan.at(NORTH) as session:
        receivers = (session.roster.nodes[TETOUAN],)
        receipt = Receipt(TETOUAN, held)
        parcel = Parcel(kind="receipt", receivers=receivers, logs=(), number=2**40, receipt=receipt)
        send(session, parcel, path)
    with caravan.at(TETOUAN) as session:
        assert not receipting.read_receipt(session, path).safe
        assert session.store.settings.number(receipting.SAFE) == 0
    assert caravan.export(TETOUAN).first is None
    assert caravan.give_receipt(HQ, TETOUAN).seq == 0
    again = caravan.export(TETOUAN)
    assert (again.first, again.last) == (1, head.seq)
    caravan.merge(HQ, again.file)
    assert caravan.digest(HQ, [log]) == caravan.digest(TETOUAN, [log])


def test_an_event_of_a_newer_version_is_kept_passed_on_and_says_nothing_yet(
    caravan: Caravan, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caravan.merge(HQ, bundle)
    with caravan.at(TETOUAN) as session:
        [dossier] = session.store.log.all_dossiers()
        monkeypatch.setattr("infitah_desk.domain.event.EVENT_VERSION", 2)
        session.write([(dossier, [e.DossierCorrected({"name": "Demain"}, "vu")])])
        monkeypatch.undo()
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    caravan.merge(HQ, caravan.export(NORTH).file)
    assert caravan.digest(HQ) == caravan.digest(NORTH)
    with caravan.at(HQ) as session:
        state = session.store.state(dossier)
        assert (state.text("name"), state.alarms) == ("Menuiserie Zerouali 1", ())
        bodies = [event.body or b"" for _, event in session.store.log.of_dossiers([dossier])]
        assert sum(b"Demain" in body for body in bodies) == 1
