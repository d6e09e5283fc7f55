from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infitah_desk.bundles.limits import LIMITS
from infitah_desk.bundles.packing import OutgoingScan, Stretch
from infitah_desk.bundles.reading import Bundle
from infitah_desk.bundles.writing import write_bundle
from infitah_desk.domain.errors import MachineFault, Untrusted
from infitah_desk.domain.event import Event
from tests.bundles.caravan import (
    EVERYBODY,
    HQ,
    OUJDA,
    RECEIVER,
    STREAMED,
    TETOUAN,
    Installation,
    KnownKeys,
    events_of,
    outgoing,
    read,
    scan,
    sealed,
    stretches,
    withheld,
    write,
)
from tests.bundles.forgery import decrypted, members_of


@st.composite
def runs(draw: st.DrawFn, author: Installation) -> list[list[Event]]:
    """Runs of one log as somebody may hold it: gaps, a fork, bodies withheld."""
    texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20)
    trunk: list[Event] = []
    for index in range(draw(st.integers(1, 12))):
        body = msgspec.json.encode({"name": draw(texts)}) if draw(st.booleans()) else b""
        trunk.append(author.event(trunk[-1] if trunk else None, body, f"kind.{index}"))
    found = [trunk]
    if draw(st.booleans()):
        fork = author.writes(draw(st.integers(1, 4)), draw(st.sampled_from(trunk)), word="fork")
        found.append(fork)
    if len(trunk) > 2 and draw(st.booleans()):
        start = draw(st.integers(1, len(trunk) - 1))
        found[0] = trunk[start:]
        if start > 2:
            found.append(trunk[: start - 1])
    return [withheld(run) if draw(st.booleans()) else run for run in found]


@settings(max_examples=40)
@given(st.data())
def test_whatever_logs_are_written_come_back_in_order_of_their_segments(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("b") / "b.age"
    authors = data.draw(st.lists(st.sampled_from([HQ, TETOUAN, OUJDA]), unique=True))
    held = [run for author in authors for run in data.draw(runs(author))]
    limits = data.draw(st.sampled_from([LIMITS, STREAMED]))
    write(path, outgoing(*held), limits=limits)
    expected = sorted(held, key=lambda run: (run[0].log != HQ.log, run[0].log))
    assert events_of(path, limits) == [event for run in expected for event in run]


def test_equal_content_makes_equal_plain_bytes(tmp_path: Path) -> None:
    plain = set()
    for name in ("a", "b"):
        write(tmp_path / name, outgoing(TETOUAN.writes(3), scans=(scan(b"2"), scan(b"1"))))
        plain.add(decrypted(tmp_path / name))
    assert len(plain) == 1


def test_what_is_written_is_told_as_it_lies_there(tmp_path: Path) -> None:
    path = tmp_path / "b.age"
    written = write(path, outgoing(TETOUAN.writes(3)))
    content = path.read_bytes()
    assert (written.size, written.sha256) == (len(content), hashlib.sha256(content).hexdigest())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "b.age"
    write(path, outgoing())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_sender_can_always_read_back_what_it_wrote(tmp_path: Path) -> None:
    path = tmp_path / "b.age"
    write(path, outgoing(TETOUAN.writes(3)))
    with Bundle.open(path, [TETOUAN.identity], KnownKeys(TETOUAN.node, EVERYBODY)) as bundle:
        assert len(list(bundle.events())) == 3


def test_nothing_pads_the_end_of_the_tar(tmp_path: Path) -> None:
    path = tmp_path / "b.age"
    write(path, outgoing())
    manifest, events = members_of(path)
    blocks = sum(512 + -(-len(data) // 512) * 512 for _, data in (manifest, events))
    assert len(decrypted(path)) == blocks + 1024


def test_an_empty_body_is_never_taken_for_a_withheld_one(tmp_path: Path) -> None:
    path = tmp_path / "b.age"
    event = TETOUAN.event(None, b"")
    write(path, outgoing([msgspec.structs.replace(event, body=None)]))
    assert events_of(path) == [event]


def test_seals_of_other_positions_stay_at_home(tmp_path: Path) -> None:
    path = tmp_path / "b.age"
    events = TETOUAN.writes(4)
    seals = (*sealed(events[:2]), *sealed(events))
    write(path, outgoing(events, seals=seals))
    with read(path) as bundle:
        assert bundle.manifest.seals == sealed(events)


def test_events_above_the_last_seal_do_not_travel(tmp_path: Path) -> None:
    events = TETOUAN.writes(4)
    with pytest.raises(ValueError, match="above the last seal"):
        write(tmp_path / "b.age", outgoing(events, seals=sealed(events[:3])))


def test_an_event_that_nobody_would_read_is_not_written(tmp_path: Path) -> None:
    event = TETOUAN.event(None, b'{"a":\t1}')
    with pytest.raises(Untrusted, match=r"bundle\.event_malformed"):
        write(tmp_path / "b.age", outgoing([event]))
    assert list(tmp_path.iterdir()) == []


def test_a_malformed_recipient_is_named(tmp_path: Path) -> None:
    with pytest.raises(Untrusted, match=r"bundle\.recipient_malformed"):
        write_bundle(
            tmp_path / "b.age",
            outgoing(),
            signing_key=TETOUAN.key,
            recipients=["age1nobody"],
            identity=TETOUAN.identity,
            keyring=KnownKeys(TETOUAN.node, EVERYBODY),
        )
    assert list(tmp_path.iterdir()) == []


def test_a_bundle_that_nobody_could_read_for_its_size_is_not_written(tmp_path: Path) -> None:
    limits = msgspec.structs.replace(LIMITS, events=2)
    with pytest.raises(MachineFault, match=r"bundle\.over_limit"):
        write(tmp_path / "b.age", outgoing(TETOUAN.writes(3)), limits=limits)
    assert list(tmp_path.iterdir()) == []


def test_a_scan_that_changed_is_named(tmp_path: Path) -> None:
    changed = OutgoingScan(hashlib.sha256(b"a").hexdigest(), 1, lambda: b"b")
    with pytest.raises(MachineFault, match=r"scan\.damaged"):
        write(tmp_path / "b.age", outgoing(scans=(changed,)))
    assert list(tmp_path.iterdir()) == []


def test_events_that_change_between_two_readings_are_noticed(tmp_path: Path) -> None:
    events = TETOUAN.writes(3)
    readings: Iterator[list[Event]] = iter([events, withheld(events)])
    stretch = Stretch(TETOUAN.log, lambda: next(readings))
    with pytest.raises(MachineFault, match=r"bundle\.changed_while_written"):
        write(
            tmp_path / "b.age",
            outgoing(stretches=(stretch,), seals=sealed(events)),
            limits=STREAMED,
        )
    assert list(tmp_path.iterdir()) == []


def test_small_bundles_ask_for_their_events_once(tmp_path: Path) -> None:
    events = TETOUAN.writes(3)
    readings: Iterator[list[Event]] = iter([events])
    stretch = Stretch(TETOUAN.log, lambda: next(readings))
    write(tmp_path / "b.age", outgoing(stretches=(stretch,), seals=sealed(events)))
    assert events_of(tmp_path / "b.age") == events


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk.full"), (errno.EIO, "disk.failing"), (errno.EROFS, "file.not_writable")],
)
def test_a_disk_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(MachineFault) as fault:
        write(tmp_path / "b.age", outgoing(TETOUAN.writes(3)))
    assert fault.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(MachineFault, match=r"file\.not_writable"):
        write(tmp_path / "nowhere" / "b.age", outgoing())


def test_what_cannot_be_read_back_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def rot(part: Path, path: Path) -> Path:
        content = bytearray(part.read_bytes())
        content[-1] ^= 1
        part.write_bytes(content)
        return replace(part, path)

    monkeypatch.setattr(Path, "replace", rot)
    with pytest.raises(MachineFault, match=r"file\.read_back_failed") as fault:
        write(tmp_path / "b.age", outgoing(TETOUAN.writes(3)))
    assert fault.value.details["reason"] == "bundle.damaged"
    assert list(tmp_path.iterdir()) == []


def test_one_stretch_may_hold_several_branches(tmp_path: Path) -> None:
    trunk = TETOUAN.writes(4)
    branch = TETOUAN.writes(2, trunk[1], word="fork")
    path = tmp_path / "b.age"
    write(path, outgoing(stretches=stretches([*trunk, *branch]), seals=sealed(trunk, branch)))
    with read(path) as bundle:
        assert [(each.first, each.last) for each in bundle.manifest.segments] == [(1, 4), (3, 4)]


def test_recipients_open_it_with_their_own_identity_alone(tmp_path: Path) -> None:
    path = tmp_path / "b.age"
    write(path, outgoing(TETOUAN.writes(1)))
    with pytest.raises(Untrusted, match=r"bundle\.wrong_key"):
        Bundle.open(path, [OUJDA.identity], KnownKeys(RECEIVER.node, EVERYBODY))
