"""Permits and the list on paper, read by zbar and verified by `cwt`: without a line of ours."""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path
from typing import Any

import base45
import cbor2
import pytest
from cwt import COSE, COSEKey, VerifyError
from PIL import Image

from infitah_desk.documents.qr_symbol import QUIET_ZONE, make_symbol
from infitah_desk.services import publishing
from tests.helpers.caravans import HQ, TETOUAN, Caravan, in_hand, issued
from tests.helpers.other_programs import photographed, read_by_zbar
from tests.trust.made_codes import FOLDER
from tests.trust.published_vectors import rows

PIXELS = 4
NUMBER, FACE, NAME, NAME_AR = 2, 169, 4, 19


def keys_in(file: bytes) -> list[dict[int, Any]]:
    """The desks' public keys of a trust list, as COSE_Keys (RFC 9053, 7.2)."""
    payload = json.loads(base64.b64decode(json.loads(file)["payload"]))
    return [
        {
            1: 1,
            2: base64.b64decode(key["kid"]),
            3: -8,
            -1: 6,
            -2: base64.b64decode(key["key"]),
        }
        for key in payload["keys"]
    ]


def verified(code: str, file: bytes) -> dict[int, Any]:
    """The claims of a code, once the signature of one of the list's keys holds."""
    assert code.startswith("PN1")
    message = base45.b45decode(code.removeprefix("PN1"))
    keys = [COSEKey.new(key) for key in keys_in(file)]
    claims = cbor2.loads(COSE.new().decode(message, keys))
    assert isinstance(claims, dict)
    return claims


def drawn(text: str, path: Path) -> Path:
    """A code as a picture."""
    symbol = make_symbol(text)
    side = len(symbol.rows)
    bare = Image.frombytes(
        "L", (side, side), bytes(255 * (1 - dot) for dot in b"".join(symbol.rows))
    )
    picture = Image.new("L", (symbol.size, symbol.size), 255)
    picture.paste(bare, (QUIET_ZONE, QUIET_ZONE))
    large = picture.resize((symbol.size * PIXELS,) * 2, Image.Resampling.NEAREST)
    large.save(path)
    return path


def test_the_good_vectors_say_the_same_to_others(tmp_path: Path) -> None:
    file = (FOLDER / "trust-list.json").read_bytes()
    vectors = rows("good.json")
    pictures = [
        drawn(vector["code"].rstrip("\r\n"), tmp_path / f"{place:02}.png")
        for place, vector in enumerate(vectors)
    ]
    read = read_by_zbar(pictures)
    found = []
    for code in read:
        claims = verified(code, file)
        face = claims[FACE]
        found.append((claims[NUMBER], face.get(NAME) or face[NAME_AR]))
    assert found == [(vector["number"], vector["holder"]) for vector in vectors]
    assert len(found) >= 20


def test_a_changed_code_does_not_verify_elsewhere(tmp_path: Path) -> None:
    vectors = {row["name"]: row for row in rows("hostile.json")}
    vector = vectors["one bit of a claim changed"]
    [code] = read_by_zbar([drawn(vector["code"], tmp_path / "code.png")])
    with pytest.raises(VerifyError):
        verified(code, (FOLDER / "trust-list.json").read_bytes())


def test_a_printed_permit_and_the_list_on_paper_are_enough_for_others(caravan: Caravan) -> None:
    """Both are read from pictures of paper, and the frames put together by hand."""
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1, name="Café Atlas (ex Gare) 2010", name_ar="مقهى أطلس")
        permit = in_hand(session, number, caravan.folder / "permit.pdf")
    sheet = caravan.folder / "sheet.pdf"
    with caravan.at(HQ) as session:
        publishing.publish_trust_list(session, caravan.folder / "trust.json", sheet)
    frames = [text.split("/", 4) for text in read_by_zbar(photographed(sheet))]
    assert {frame[0] for frame in frames} == {"PNT1"}
    assert {int(frame[2]) for frame in frames} == {len(frames)}
    in_order = sorted(frames, key=lambda frame: int(frame[1]))
    file = zlib.decompress(b"".join(base45.b45decode(frame[4]) for frame in in_order))
    assert file == (caravan.folder / "trust.json").read_bytes()
    [code] = read_by_zbar(photographed(permit))
    claims = verified(code, file)
    assert (claims[NUMBER], claims[FACE][NAME], claims[FACE][NAME_AR]) == (
        number,
        "Café Atlas (ex Gare) 2010",
        "مقهى أطلس",
    )
