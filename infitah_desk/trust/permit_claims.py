"""Permit claims as canonical CBOR (RFC 8949, 4.2) and back: one value, one sequence of bytes.

The reader knows only the four types that claims are made of. A general decoder would run what
hostile tags ask for (dates, regular expressions, shared references) before anything is checked.
"""

from __future__ import annotations

import re
import struct

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit import MOST_COPIES
from infitah_desk.domain.permit_face import PermitClaims
from infitah_desk.domain.permit_number import parse_number

ISSUER, NUMBER, EXPIRES, NOT_BEFORE, ISSUED, STATUS, FACE = 1, 2, 4, 5, 6, 7, 169
NAME, NAME_AR, ICE, RC, COURT, TP, FORUM, MANAGER = 4, 19, 24, 25, 26, 27, 28, 29

_STATUS = struct.Struct(">IB")
_LATEST = 1 << 33  # the year 2242: what every calendar function still takes
_DEEPEST = 2
_LONGEST_MAP = 16
_ARGUMENT_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}


class MalformedClaimsError(ValueError):
    """Signed bytes that are no permit's claims in their canonical form."""


_Item = int | bytes | str | dict[int, object]


def encode_claims(claims: PermitClaims) -> bytes:
    """The claims' canonical bytes; what is empty is left out.

    Raises:
        Refused: "permit.number_invalid", "permit.too_many_copies".
    """
    import cbor2

    if not 1 <= claims.copy <= MOST_COPIES:
        raise Refused("permit.too_many_copies", copy=claims.copy, most=MOST_COPIES)
    number = parse_number(claims.number)
    face: dict[int, int | str] = {
        NAME: claims.name,
        NAME_AR: claims.name_ar,
        ICE: _as_integer(claims.ice, r"[0-9]{15}"),
        RC: _as_integer(claims.rc_number, r"[1-9][0-9]{0,14}"),
        COURT: claims.rc_court,
        TP: _as_integer(claims.tp_number, r"[0-9]{8}"),
        FORUM: claims.forum,
        MANAGER: claims.manager,
    }
    content: dict[int, object] = {
        ISSUER: claims.issuer,
        NUMBER: number.text,
        NOT_BEFORE: claims.not_before,
        ISSUED: claims.issued_at,
        STATUS: _STATUS.pack(number.serial, claims.copy),
        FACE: {label: value for label, value in face.items() if value != ""},
    }
    if claims.expires_at is not None:
        content[EXPIRES] = claims.expires_at
    return cbor2.dumps(content, canonical=True)


def decode_claims(data: bytes) -> PermitClaims:
    """The claims of these bytes, which a signature has vouched for.

    Raises:
        MalformedClaimsError: for anything but what `encode_claims` makes.
    """
    content, _ = _read(data, 0, 0)
    if not isinstance(content, dict):
        raise MalformedClaimsError("not one map")
    face = content.get(FACE)
    status = content.get(STATUS)
    if not isinstance(face, dict) or not isinstance(status, bytes) or len(status) != _STATUS.size:
        raise MalformedClaimsError("no face or status")
    _, copy = _STATUS.unpack(status)
    claims = PermitClaims(
        issuer=_text(content, ISSUER),
        number=_text(content, NUMBER),
        issued_at=_time(content, ISSUED),
        not_before=_time(content, NOT_BEFORE),
        expires_at=_time(content, EXPIRES) if EXPIRES in content else None,
        copy=copy,
        forum=_text(face, FORUM),
        name=_text(face, NAME),
        name_ar=_text(face, NAME_AR),
        ice=_digits(face, ICE, 15),
        rc_number=_digits(face, RC, 1),
        rc_court=_text(face, COURT),
        tp_number=_digits(face, TP, 8),
        manager=_text(face, MANAGER),
    )
    # What is unknown, doubled, out of order, cut short, longer than needed, followed by more or
    # at odds with the number's serial does not come back from here as the same bytes.
    try:
        same = encode_claims(claims) == data
    except Refused as error:
        raise MalformedClaimsError(error.code) from error
    if not same:
        raise MalformedClaimsError("not canonical")
    return claims


def _as_integer(text: str, pattern: str) -> int | str:
    """Digits as an integer, where reading can put the leading zeros back."""
    return int(text) if re.fullmatch(pattern, text) else text


def _digits(values: dict[int, object], label: int, width: int) -> str:
    value = values.get(label, "")
    return str(value).zfill(width) if isinstance(value, int) else _text(values, label)


def _text(values: dict[int, object], label: int) -> str:
    value = values.get(label, "")
    if not isinstance(value, str):
        raise MalformedClaimsError(f"claim {label} is no text")
    return value


def _time(values: dict[int, object], label: int) -> int:
    value = values.get(label)
    if not isinstance(value, int) or value >= _LATEST:
        raise MalformedClaimsError(f"claim {label} is no time")
    return value


def _read(data: bytes, at: int, depth: int) -> tuple[_Item, int]:
    """One item (RFC 8949, 3.1) of the types integer, bytes, text and map, and where it ends."""
    kind, argument, at = _read_head(data, at)
    if kind == 0:
        return argument, at
    if kind in {2, 3}:
        end = at + argument
        return (data[at:end] if kind == 2 else _utf8(data[at:end])), end
    if kind != 5 or depth == _DEEPEST or argument > _LONGEST_MAP:
        raise MalformedClaimsError("a type that claims are not made of")
    content: dict[int, object] = {}
    for _ in range(argument):
        label, at = _read(data, at, _DEEPEST)
        if not isinstance(label, int):
            raise MalformedClaimsError("a label that is no integer")
        content[label], at = _read(data, at, depth + 1)
    return content, at


def _read_head(data: bytes, at: int) -> tuple[int, int, int]:
    """The major type, the argument and where the content begins."""
    if at >= len(data):
        raise MalformedClaimsError("cut short")
    kind, short = divmod(data[at], 32)
    at += 1
    if short < 24:
        return kind, short, at
    size = _ARGUMENT_SIZES.get(short)
    if size is None:
        raise MalformedClaimsError("without length")
    return kind, int.from_bytes(data[at : at + size]), at + size


def _utf8(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise MalformedClaimsError("no UTF-8") from error
