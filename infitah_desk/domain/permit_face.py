"""What a permit says: the claims that its code carries and the face that paper shows.

Both are plain values, so that drawing, signing and checking agree on one description.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from infitah_desk.domain.permit_marks import Logo, Signatory

FACE_FIELDS = frozenset(
    {"name", "name_ar", "manager", "manager_ar", "ice", "rc_number", "rc_court", "tp_number"}
)
"""The fields of an enterprise that its permit shows."""

_ONE_DAY = 86_400


class PermitClaims(msgspec.Struct, frozen=True, kw_only=True):
    """What the code says, and all that it says. Times are seconds since 1970 (UTC).

    `copy` is 1 for the first sheet; `manager` is in whichever script is known. Identifiers are
    text with their leading zeros; an empty text is a claim that is not made.
    """

    issuer: str
    number: str
    issued_at: int
    not_before: int
    copy: int
    forum: str
    expires_at: int | None = None
    name: str = ""
    name_ar: str = ""
    ice: str = ""
    rc_number: str = ""
    rc_court: str = ""
    tp_number: str = ""
    manager: str = ""

    @property
    def holder(self) -> str:
        """The enterprise as a line of text: Latin script first, Arabic where that is all."""
        return self.name or self.name_ar


class PermitFace(msgspec.Struct, frozen=True, kw_only=True):
    """One copy of a permit as it is handed over. `issued_at` is in seconds since 1970 (UTC).

    `heading` are the lines above the title, the chamber's included; `valid_until` is the last day
    on which the permit holds, None where the programme sets none. `copy_reason` says why there is a
    further copy, in words of each script; empty where that is nobody's concern.
    """

    issuer: str
    number: str
    issued_at: int
    legal_date: dt.date
    forum: str
    city: str
    city_ar: str
    copy: int = 1
    valid_until: dt.date | None = None
    title: str = "Permis numérique"
    title_ar: str = "الرخصة الرقمية"
    heading: tuple[str, ...] = ()
    heading_ar: tuple[str, ...] = ()
    name: str = ""
    name_ar: str = ""
    manager: str = ""
    manager_ar: str = ""
    ice: str = ""
    rc_number: str = ""
    rc_court: str = ""
    rc_court_ar: str = ""
    tp_number: str = ""
    copy_reason: str = ""
    copy_reason_ar: str = ""
    logo: Logo | None = None
    signatories: tuple[Signatory, ...] = ()

    def claims(self) -> PermitClaims:
        """What this copy's code says.

        It holds from the first second of its legal date, whatever two clocks of one day differ
        by, to the end of its last day (both in UTC, which was Morocco's time in 2010).
        """
        return PermitClaims(
            issuer=self.issuer,
            number=self.number,
            issued_at=self.issued_at,
            not_before=min(_midnight(self.legal_date), self.issued_at),
            expires_at=None if self.valid_until is None else _midnight(self.valid_until) + _ONE_DAY,
            copy=self.copy,
            forum=self.forum,
            name=self.name,
            name_ar=self.name_ar,
            ice=self.ice,
            rc_number=self.rc_number,
            rc_court=self.rc_court,
            tp_number=self.tp_number,
            manager=self.manager or self.manager_ar,
        )


def _midnight(day: dt.date) -> int:
    return int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp())
