"""Warnings about a paper: too old, expired, of another name. They tell, they never block."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from infitah_desk.domain.agreement import Agreement
from infitah_desk.domain.commands import AcceptDocument
from infitah_desk.domain.dossier import DocumentState
from infitah_desk.domain.programme import DocumentType


class PaperWarning(msgspec.Struct, frozen=True):
    """Something to look at again, by code of the catalogue; `details` fill its words."""

    code: str
    details: Mapping[str, str | int]


def paper_warnings(
    type_: DocumentType,
    paper: AcceptDocument | DocumentState,
    legal_date: str,
    compared: Iterable[Agreement] = (),
) -> tuple[PaperWarning, ...]:
    """What to tell of a paper on the stop's legal date (ISO 8601); dates that are none say nothing.

    Codes: "document.expired" (the day after its last), "document.old", "document.dated_later",
    "document.name_differs".
    """
    found = []
    today, issued, expires = map(_day, (legal_date, paper.issued, paper.expires))
    if today and expires and expires < today:
        found.append(PaperWarning("document.expired", {"date": expires.isoformat()}))
    if today and issued:
        days = (today - issued).days
        if days < 0:
            found.append(PaperWarning("document.dated_later", {"date": issued.isoformat()}))
        elif type_.warn_after_days is not None and days > type_.warn_after_days:
            most = type_.warn_after_days
            found.append(PaperWarning("document.old", {"days": days, "most": most}))
    found += [
        PaperWarning("document.name_differs", {"shown": each.shown, "stated": each.stated})
        for each in compared
        if each.field == "name" and not each.same
    ]
    return tuple(found)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
