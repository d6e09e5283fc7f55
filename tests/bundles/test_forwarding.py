"""What a known sender with a good signature of its own cannot do to the events of others."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from infitah_desk.bundles.writing import make_seal
from infitah_desk.domain.event import BODY_LIMIT, EMPTY_DIGEST, HEAD_LIMIT
from tests.bundles.caravan import (
    HQ,
    OUJDA,
    STRANGER,
    TETOUAN,
    KnownKeys,
    events_of,
    outgoing,
    read,
    sealed,
    write,
)
from tests.bundles.forgery import Parts, forwarded, refusal


@pytest.fixture
def stolen(tmp_path: Path) -> Path:
    """A bundle of Tétouan's log; what `forwarded` makes of it carries Oujda's signature."""
    path = tmp_path / "b.age"
    write(path, outgoing(HQ.writes(2), TETOUAN.writes(6)))
    return path


def test_events_are_passed_on_as_they_are(stolen: Path) -> None:
    before = events_of(stolen)
    assert events_of(forwarded(stolen).save(stolen, OUJDA)) == before


def test_bodies_may_be_withheld_on_the_way(stolen: Path) -> None:
    before = events_of(stolen)
    parts = forwarded(stolen)
    head, _, body = parts.lines[-2].partition(b"\t")
    parts.lines[-2] = b"%b\t\t%b" % (head, hashlib.sha256(body).hexdigest().encode())
    [*others, event, last] = events_of(parts.save(stolen, OUJDA))
    assert [*others, last] == [*before[:-2], before[-1]]
    assert event == msgspec.structs.replace(before[-2], body=None)


def _head_altered(parts: Parts) -> None:
    parts.lines[-2] = parts.lines[-2].replace(b'"l":5', b'"l":6')


def _body_altered(parts: Parts) -> None:
    parts.lines[-2] = parts.lines[-2].replace(b"4", b"5")


def _body_blanked(parts: Parts) -> None:
    parts.lines[-2] = parts.lines[-2].partition(b"\t")[0] + b"\t"


def _body_emptied(parts: Parts) -> None:
    parts.lines[-2] = parts.lines[-2].partition(b"\t")[0] + b"\t{}"


def _digest_of_another_body(parts: Parts) -> None:
    head = parts.lines[-2].partition(b"\t")[0]
    parts.lines[-2] = head + b"\t\t" + hashlib.sha256(b"{}").hexdigest().encode()


def _reordered(parts: Parts) -> None:
    parts.lines[-2], parts.lines[-1] = parts.lines[-1], parts.lines[-2]


def _doubled_in_place_of_another(parts: Parts) -> None:
    parts.lines[-2] = parts.lines[-3]


def _dropped_from_the_middle(parts: Parts) -> None:
    del parts.lines[-2]
    parts.segment()["last"] = 5
    parts.seal()["seq"] = 5


def _dropped_with_the_seal_in_place(parts: Parts) -> None:
    del parts.lines[-2]
    parts.segment()["first"] = 2


def _invented_at_the_end(parts: Parts) -> None:
    parts.lines.append(parts.lines[-1])
    parts.segment()["last"] = 7
    parts.seal()["seq"] = 7


def _moved_to_another_position(parts: Parts) -> None:
    parts.segment().update({"first": 11, "last": 16})
    parts.seal()["seq"] = 16


def _begun_from_nothing(parts: Parts) -> None:
    parts.segment()["prev"] = "0" * 64


def _another_head(parts: Parts) -> None:
    parts.segment()["head"] = "0" * 64
    parts.seal()["hash"] = "0" * 64


def _seal_left_out(parts: Parts) -> None:
    del parts.manifest["seals"][-1]  # type: ignore[attr-defined]


def _seal_broken(parts: Parts) -> None:
    parts.seal()["signature"] = parts.seal(0)["signature"]


def _sealed_by_the_forwarder(parts: Parts) -> None:
    segment = parts.segment()
    seal = make_seal(str(segment["log"]), 6, bytes.fromhex(str(segment["head"])), OUJDA.key)
    parts.seal().update(msgspec.to_builtins(seal))


def _given_to_the_forwarders_log(parts: Parts) -> None:
    parts.segment()["log"] = OUJDA.log
    _sealed_by_the_forwarder(parts)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_head_altered, "bundle.chain_broken"),
        (_body_altered, "bundle.chain_broken"),
        (_body_blanked, "bundle.chain_broken"),
        (_body_emptied, "bundle.chain_broken"),
        (_digest_of_another_body, "bundle.chain_broken"),
        (_reordered, "bundle.chain_broken"),
        (_doubled_in_place_of_another, "bundle.chain_broken"),
        (_dropped_from_the_middle, "bundle.seal_broken"),
        (_dropped_with_the_seal_in_place, "bundle.chain_broken"),
        (_invented_at_the_end, "bundle.seal_broken"),
        (_moved_to_another_position, "bundle.seal_broken"),
        (_begun_from_nothing, "bundle.chain_broken"),
        (_another_head, "bundle.seal_broken"),
        (_seal_left_out, "bundle.seal_missing"),
        (_seal_broken, "bundle.seal_broken"),
        (_sealed_by_the_forwarder, "bundle.seal_broken"),
        (_given_to_the_forwarders_log, "bundle.chain_broken"),
    ],
)
def test_a_forwarder_cannot_change_what_others_wrote(
    stolen: Path, change: Callable[[Parts], None], code: str
) -> None:
    parts = forwarded(stolen)
    change(parts)
    assert refusal(parts.save(stolen, OUJDA)) == code


def test_a_forwarder_can_change_no_byte_of_any_line(stolen: Path) -> None:
    parts = forwarded(stolen)
    lines = parts.lines
    for number, line in enumerate(lines):
        for position in range(len(line)):
            changed = bytearray(line)
            changed[position] ^= 1
            parts.lines = [*lines[:number], bytes(changed), *lines[number + 1 :]]
            code = refusal(parts.save(stolen, OUJDA))
            assert code in {"bundle.chain_broken", "bundle.event_malformed"}, (number, position)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{}",
        b"\t",
        b"{}\t{}",
        b"HEAD",
        b"HEAD\t[]",
        b"HEAD\tnull",
        b"HEAD\t{",
        b"HEAD\t{}x",
        b"HEAD\t{}\r",
        b'HEAD\t{"a":"\xff"}',
        b'HEAD\t{"a":"\\ud800"}',
        b'HEAD\t{"a":' + b"[" * 2000 + b"]" * 2000 + b"}",
        b'HEAD\t{"a":"' + b"x" * BODY_LIMIT + b'"}',
        b"HEAD\t\t",
        b"HEAD\t\t" + b"0" * 63,
        b"HEAD\t\t" + b"A" * 64,
        b"HEAD\t\t" + EMPTY_DIGEST.hex().encode(),
        b"HEAD\t{}\t" + b"0" * 64,
        b"HEAD\t\t\t" + b"0" * 64,
        b'{"v":1,"k":"' + b"x" * HEAD_LIMIT + b'","l":1,"t":1}\t',
        b'{"v":1,"k":"x","l":-1,"t":1}\t',
        b'{"v":1,"k":"\xff","l":1,"t":1}\t',
    ],
)
def test_a_line_that_is_no_event_is_refused(stolen: Path, line: bytes) -> None:
    parts = forwarded(stolen)
    head = parts.lines[-1].partition(b"\t")[0]
    parts.lines[-1] = line.replace(b"HEAD", head)
    assert refusal(parts.save(stolen, OUJDA)) == "bundle.event_malformed"


# Segments and counts that do not fit


def _too_few_lines(parts: Parts) -> None:
    parts.segment()["last"] = 7
    parts.seal()["seq"] = 7


def _too_many_lines(parts: Parts) -> None:
    parts.segment()["last"] = 5
    parts.seal()["seq"] = 5


def _backwards(parts: Parts) -> None:
    parts.segment().update({"first": 6, "last": 1})


def _second_seal(parts: Parts) -> None:
    parts.manifest["seals"] *= 2  # type: ignore[operator]


def _seal_of_no_segment(parts: Parts) -> None:
    parts.manifest["seals"].append({**parts.seal(), "seq": 3})  # type: ignore[attr-defined]


def _authority_last(parts: Parts) -> None:
    parts.manifest["segments"].reverse()  # type: ignore[attr-defined]


def _first_is_zero(parts: Parts) -> None:
    parts.segment().update({"first": 0, "last": 5})


def _log_with_a_path(parts: Parts) -> None:
    parts.segment()["log"] = "../TET.3f9a21c0"


def _capital_digits(parts: Parts) -> None:
    parts.segment()["head"] = str(parts.segment()["head"]).upper()


def _number_as_text(parts: Parts) -> None:
    parts.segment()["last"] = "6"


def _log_of_another_key(parts: Parts) -> None:
    parts.manifest["log"] = TETOUAN.log


def _no_uuid(parts: Parts) -> None:
    parts.manifest["id"] = "1"


def _receipt_without_receipt(parts: Parts) -> None:
    parts.manifest |= {"kind": "receipt", "number": 1}


def _reference_without_number(parts: Parts) -> None:
    parts.manifest["kind"] = "reference"


def _kit_without_certificate(parts: Parts) -> None:
    parts.manifest |= {"kind": "kit", "number": 1}


def _unknown_kind(parts: Parts) -> None:
    parts.manifest["kind"] = "parcel"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_too_few_lines, "bundle.count_mismatch"),
        (_too_many_lines, "bundle.count_mismatch"),
        (_backwards, "bundle.manifest_malformed"),
        (_second_seal, "bundle.manifest_malformed"),
        (_seal_of_no_segment, "bundle.manifest_malformed"),
        (_authority_last, "bundle.manifest_malformed"),
        (_first_is_zero, "bundle.manifest_malformed"),
        (_log_with_a_path, "bundle.manifest_malformed"),
        (_capital_digits, "bundle.manifest_malformed"),
        (_number_as_text, "bundle.manifest_malformed"),
        (_log_of_another_key, "bundle.manifest_malformed"),
        (_no_uuid, "bundle.manifest_malformed"),
        (_receipt_without_receipt, "bundle.manifest_malformed"),
        (_reference_without_number, "bundle.manifest_malformed"),
        (_kit_without_certificate, "bundle.manifest_malformed"),
        (_unknown_kind, "bundle.manifest_malformed"),
    ],
)
def test_a_manifest_that_contradicts_itself_is_refused(
    stolen: Path, change: Callable[[Parts], None], code: str
) -> None:
    parts = forwarded(stolen)
    change(parts)
    assert refusal(parts.save(stolen, OUJDA)) == code


# Logs of nodes that nobody knows, and what the authority says of them


def test_a_log_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.age"
    write(path, outgoing(STRANGER.writes(2)))
    assert refusal(path) == "bundle.unknown_node"


def test_the_authoritys_events_may_say_who_wrote_the_others(tmp_path: Path) -> None:
    path = tmp_path / "b.age"
    told = msgspec.json.encode({"node": STRANGER.node, "key": STRANGER.public.hex()})
    authority = [HQ.event(None, told, kind="node.enrolled")]
    write(path, outgoing(STRANGER.writes(2), authority))
    keyring = KnownKeys("MA-01", (HQ, TETOUAN))
    with read(path, keyring) as bundle:
        assert [event.log for event in bundle.events()] == [HQ.log, STRANGER.log, STRANGER.log]
    assert keyring.lessons == authority


def test_nothing_is_learned_from_a_segment_of_the_authority_that_does_not_hold(
    stolen: Path,
) -> None:
    parts = forwarded(stolen)
    parts.lines[1] = parts.lines[0]
    keyring = KnownKeys("MA-01", (HQ, TETOUAN, OUJDA))
    assert refusal(parts.save(stolen, OUJDA), keyring) == "bundle.chain_broken"
    assert keyring.lessons == []


def test_a_key_that_does_not_belong_to_the_logs_name_is_refused(stolen: Path) -> None:
    keyring = KnownKeys("MA-01", (HQ, TETOUAN), taught={str(TETOUAN.log): OUJDA.public})
    assert refusal(stolen, keyring) == "bundle.unknown_node"


def test_both_branches_of_a_fork_need_their_own_seal(tmp_path: Path) -> None:
    path = tmp_path / "b.age"
    trunk = TETOUAN.writes(4)
    branch = TETOUAN.writes(2, trunk[1], word="fork")
    write(path, outgoing(trunk, branch))
    parts = forwarded(path)
    parts.manifest["seals"] = msgspec.to_builtins(sealed(trunk))
    assert refusal(parts.save(path, OUJDA)) == "bundle.seal_missing"
