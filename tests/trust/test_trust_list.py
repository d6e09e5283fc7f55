from __future__ import annotations

import base64
import datetime as dt
import json
import re
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.errors import InfitahError, MachineFault, Refused, Untrusted
from infitah_desk.trust.trust_list import (
    RevokedPermit,
    TrustList,
    read_trust_list,
    sign_trust_list,
)
from tests.trust.list_vectors import ACCEPTED, FINGERPRINT
from tests.trust.made_codes import LIST, ROOT, STRANGER, public_bytes
from tests.trust.published_vectors import LISTS, file_of

SIGNED = sign_trust_list(LIST, ROOT)


KINDS = {
    "trust_list.forged": Untrusted,
    "trust_list.other_root": Untrusted,
    "trust_list.newer_version": MachineFault,
    "trust_list.unreadable": Refused,
    "trust_list.rollback": Refused,
}


@pytest.mark.parametrize("vector", LISTS)
def test_each_list_is_taken_or_refused_as_published(vector: dict[str, Any]) -> None:
    terms = (vector["root"], vector["last"] or 0)
    if vector["result"] != ACCEPTED:
        with pytest.raises(KINDS[vector["result"]], match=f"^{re.escape(vector['result'])}$"):
            read_trust_list(file_of(vector), *terms)
        return
    found = read_trust_list(file_of(vector), *terms)
    assert (found.number, found.date, len(found.revoked)) == (
        vector["number"],
        dt.datetime.fromisoformat(vector["date"]),
        vector["revoked"],
    )


def test_a_list_comes_back_as_it_was() -> None:
    assert read_trust_list(SIGNED, FINGERPRINT) == LIST


def test_a_few_lines_with_other_libraries_verify_a_list() -> None:
    file = json.loads(SIGNED)
    payload = base64.b64decode(file["payload"])
    pae = b"DSSEv1 %d %s %d %s" % (
        len(file["payloadType"]),
        file["payloadType"].encode(),
        len(payload),
        payload,
    )
    root = base64.b64decode(json.loads(payload)["root"])
    Ed25519PublicKey.from_public_bytes(root).verify(
        base64.b64decode(file["signatures"][0]["sig"]), pae
    )
    assert file["payloadType"] == "application/vnd.infitah.trust.v1+json"


@given(st.binary())
def test_any_bytes_are_a_list_or_refused(data: bytes) -> None:
    with pytest.raises(InfitahError):
        read_trust_list(data, None)


def test_nothing_is_signed_that_nobody_would_read() -> None:
    doubled = msgspec.structs.replace(LIST, keys=LIST.keys * 2)
    with pytest.raises(Refused, match=r"^trust_list\.unreadable$"):
        sign_trust_list(doubled, ROOT)
    misspelt = msgspec.structs.replace(LIST, revoked=(RevokedPermit("c2tet100042e"),))
    with pytest.raises(Refused, match=r"^trust_list\.unreadable$"):
        sign_trust_list(misspelt, ROOT)


def test_a_list_s_age_never_runs_backwards() -> None:
    assert LIST.age_in_days(LIST.date - dt.timedelta(days=400)) == 0


def test_a_list_names_the_root_that_signs_it() -> None:
    other: TrustList = msgspec.structs.replace(LIST, root=public_bytes(STRANGER))
    with pytest.raises(ValueError, match="root"):
        sign_trust_list(other, ROOT)
