"""The verdict on a permit's code: everything is checked before one word of it is believed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_face import PermitClaims
from infitah_desk.domain.permit_number import PermitNumber, parse_number
from infitah_desk.trust.permit_claims import MalformedClaimsError, decode_claims
from infitah_desk.trust.permit_code import read_permit_code, signed_by
from infitah_desk.trust.trust_list import TrustedKey, TrustList


class Verdict(StrEnum):
    """What can be said of a code. `NOT_A_PERMIT` also covers one that was badly read or cut."""

    VALID = "valid"
    VALID_STALE = "valid_stale"
    REVOKED = "revoked"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    UNKNOWN_DESK = "unknown_desk"
    FORGED = "forged"
    NOT_A_PERMIT = "not_a_permit"


class Judgement(msgspec.Struct, frozen=True):
    """A verdict. `claims` is there only where a desk's signature vouches for each word of it.

    `why` says what voids a revoked permit, by code.
    """

    verdict: Verdict
    list_age_days: int
    claims: PermitClaims | None = None
    why: str = ""


def judge_sheet(codes: Sequence[str], trust_list: TrustList, now: dt.datetime) -> Judgement:
    """Judge the codes of one sheet: of several, the permit's own is wanted, not the one beside it.

    None at all is no permit. The first that is one decides: who brings thousands waits for one.
    """
    judged = (check_permit_code(code, trust_list, now) for code in codes)
    found = next((each for each in judged if each.verdict is not Verdict.NOT_A_PERMIT), None)
    return found or check_permit_code("", trust_list, now)


def check_permit_code(text: str | bytes, trust_list: TrustList, now: dt.datetime) -> Judgement:
    """Judge any text at all; `now` is aware, and never taken to be before the list's own date."""
    now = max(now, trust_list.date)
    age = trust_list.age_in_days(now)
    try:
        code = read_permit_code(text)
    except Refused:
        return Judgement(Verdict.NOT_A_PERMIT, age)
    key = trust_list.key_of(code.key_id)
    if key is None:
        return Judgement(Verdict.UNKNOWN_DESK, age)
    if not signed_by(code, key.key):
        return Judgement(Verdict.FORGED, age)
    try:
        claims = decode_claims(code.payload)
    except MalformedClaimsError:
        return Judgement(Verdict.FORGED, age)
    number = parse_number(claims.number)
    if not _within_rights(claims, number, key, trust_list):
        return Judgement(Verdict.FORGED, age)
    if why := _why_void(claims, number, key, trust_list):
        return Judgement(Verdict.REVOKED, age, claims, why)
    return Judgement(_standing(claims, trust_list, now), age, claims)


def _within_rights(
    claims: PermitClaims, number: PermitNumber, key: TrustedKey, trust_list: TrustList
) -> bool:
    """Whether that key may sign such a permit at all."""
    return (
        claims.issuer == trust_list.issuer
        and number.edition == trust_list.edition
        and number.node == key.node
        and claims.forum == key.forum
        and key.owns(number.serial)
        and key.issued_from.timestamp() <= claims.issued_at <= key.issued_until.timestamp()
    )


def _standing(claims: PermitClaims, trust_list: TrustList, now: dt.datetime) -> Verdict:
    """How a genuine permit that nobody revoked stands today."""
    instant = now.timestamp()
    if claims.expires_at is not None and claims.expires_at <= instant:
        return Verdict.EXPIRED
    if claims.not_before > instant:
        return Verdict.NOT_YET_VALID
    if trust_list.age_in_days(now) > trust_list.stale_after_days:
        return Verdict.VALID_STALE
    return Verdict.VALID


def _why_void(
    claims: PermitClaims, number: PermitNumber, key: TrustedKey, trust_list: TrustList
) -> str:
    """What voids a genuine permit, by code: the end of its desk, its own, or its copy's; or ""."""
    if key.revokes(number.serial):
        return "void_because.desk"
    void = {each.copy for each in trust_list.revoked if each.number == number.text}
    if None in void:
        return "void_because.permit"
    return "void_because.copy" if claims.copy in void else ""
