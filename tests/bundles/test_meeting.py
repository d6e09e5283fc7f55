"""Senders whom nobody knows yet, introduced by the authority's part of their own bundle."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from infitah_desk.bundles.reading import Bundle, meet_sender
from infitah_desk.domain.errors import Untrusted
from infitah_desk.domain.event import fingerprint
from tests.bundles.caravan import HQ, OUJDA, RECEIVER, TETOUAN, KnownKeys, outgoing, read, write
from tests.bundles.forgery import apart


@dataclass
class Newcomers(KnownKeys):
    """A keyring that knows the authority alone, and takes its word for others."""

    def sender_key(self, node: str, key_id: str) -> bytes:
        for log, key in self.taught.items():
            if log.startswith(f"{node}.") and fingerprint(key) == key_id:
                return key
        return super().sender_key(node, key_id)


def _introduction() -> bytes:
    return msgspec.json.encode({"node": TETOUAN.node, "key": TETOUAN.public.hex()})


@pytest.fixture
def newcomer(tmp_path: Path) -> Path:
    enrolled = HQ.event(None, _introduction(), kind="node.enrolled")
    runs = [enrolled], TETOUAN.writes(3)
    path = tmp_path / "newcomer.age"
    write(path, outgoing(*runs))
    return path


@pytest.fixture
def keyring() -> Newcomers:
    return Newcomers(RECEIVER.node, (HQ,))


def test_a_sender_whom_nobody_knows_is_refused(newcomer: Path, keyring: Newcomers) -> None:
    with pytest.raises(Untrusted, match=r"bundle\.unknown_node"):
        read(newcomer, keyring)


def test_the_authority_introduces_a_sender(newcomer: Path, keyring: Newcomers) -> None:
    meet_sender(newcomer, [RECEIVER.identity], keyring)
    with Bundle.open(newcomer, [RECEIVER.identity], keyring) as bundle:
        assert bundle.manifest.node == TETOUAN.node


def test_an_introduction_with_a_forged_seal_is_refused(newcomer: Path, keyring: Newcomers) -> None:
    parts = apart(newcomer)
    seal = parts.seal(0)
    assert seal["log"] == HQ.log
    seal["signature"] = base64.b64encode(OUJDA.key.sign(b"anything")).decode()
    forged = parts.save(newcomer, TETOUAN)
    with pytest.raises(Untrusted, match=r"bundle\.seal_broken"):
        meet_sender(forged, [RECEIVER.identity], keyring)
    assert not keyring.taught
