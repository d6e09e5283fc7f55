"""An enterprise's fields: from whatever a person, a file or a list says to values that stand.

One function serves registering, correcting and importing: `normalise`. A field that is wrong keeps
its raw text in a `Mark`, so that nothing a person wrote is lost, and has no value until corrected.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Literal

import msgspec

from infitah_desk.domain.choices import (
    read_headcount,
    read_legal_form,
    read_sector,
    yes_or_no,
)
from infitah_desk.domain.contacts import read_email, read_phone
from infitah_desk.domain.courts import court_key
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.identifiers import Reading, read_ice, read_if, read_rc, read_tp
from infitah_desk.domain.money import amount_text, read_amount
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.text_folding import clean, fold

FIELDS = (
    "name",
    "name_ar",
    "legal_form",
    "rc_number",
    "rc_court",
    "tp_number",
    "ice",
    "if_number",
    "manager",
    "manager_ar",
    "phone",
    "email",
    "address",
    "city",
    "activity",
    "sector",
    "turnover",
    "headcount",
    "liberal_profession",
    "consent_bank",
    "consent_operators",
)
YES_OR_NO_FIELDS = frozenset({"liberal_profession", "consent_bank", "consent_operators"})

TEXT_LIMIT = 200
ADDRESS_LIMIT = 400
RAW_LIMIT = 400
"""Characters of raw text that a mark keeps."""

Severity = Literal["error", "warning", "info"]
Value = str | bool | int | None

_NOTHING = frozenset(
    {
        "neant",
        "nean",
        "n/a",
        "na",
        "#n/a",
        "nd",
        "null",
        "none",
        "nil",
        "sans",
        "aucun",
        "aucune",
        "rien",
        "inconnu",
        "unknown",
        "لا شيء",
        "لا يوجد",
        "غير متوفر",
        "غير معروف",
        "لاشيء",
    }
)


class Mark(msgspec.Struct, frozen=True):
    """A field "to correct": what was written and the code of what is wrong with it."""

    raw: str
    code: str


class Issue(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something to tell about a field. `proposal` is a value that a person may take instead."""

    field: str
    code: str
    severity: Severity
    proposal: str = ""


class Checked(msgspec.Struct, frozen=True):
    """What came of raw fields.

    `values` are ready for JSON; None means "cleared". A field stands in `values` or in `marks`,
    never in both; one that `raw` did not name is in neither, except `rc_court`, which goes with
    `rc_number`.
    """

    values: dict[str, Value]
    marks: dict[str, Mark]
    issues: list[Issue]


def normalise(
    raw: Mapping[str, object],
    programme: Programme,
    present: Mapping[str, object] | None = None,
) -> Checked:
    """Read raw fields as people and files write them.

    `present` holds the dossier's present values where only some fields are corrected: an RC typed
    now may have its court already. Null and blank text clear a field.

    Raises:
        Refused: "enterprise.field_unknown", "enterprise.value_not_plain".
    """
    checked = Checked({}, {}, [])
    court_in_number = ""
    for field, given in raw.items():
        text = _text(field, given)
        short = _short(field, text)
        if short is None:
            _mark(checked, field, text, "field.too_long")
        elif _is_nothing(field, short):
            checked.values[field] = None
        elif "\ufffd" in short:
            _mark(checked, field, short, "text.unreadable")
        elif field == "rc_number":
            number = read_rc(short, programme)
            court_in_number = number.court
            _take(checked, field, short, number.number)
        else:
            _take(checked, field, short, _READERS[field](short, programme))
    if "rc_number" in raw or "rc_court" in raw:
        _settle_court(checked, court_in_number, programme, present or {})
    return checked


def _settle_court(
    checked: Checked, in_number: str, programme: Programme, present: Mapping[str, object]
) -> None:
    """An RC needs its court: from its own field, from the number's cell, or from the dossier."""
    values, marks = checked.values, checked.marks
    if "rc_court" in marks:
        return
    court = values.get("rc_court") if "rc_court" in values else present.get("rc_court")
    number = values.get("rc_number") if "rc_number" in values else present.get("rc_number")
    if "rc_number" in marks or not number:
        if not court:
            values["rc_court"] = None
    elif in_number and not court:
        values["rc_court"] = in_number
        checked.issues.append(Issue("rc_court", "rc.court_from_number", "info"))
    elif not court:
        values.pop("rc_court", None)
        _mark(checked, "rc_court", "", "rc.court_missing")
    elif in_number and court_key(in_number, programme) != court_key(str(court), programme):
        values.pop("rc_number", None)
        _mark(checked, "rc_number", f"{number} {in_number}", "rc.court_differs")


def _take(checked: Checked, field: str, text: str, reading: Reading) -> None:
    if reading.error:
        _mark(checked, field, text, reading.error)
        return
    checked.values[field] = reading.value
    if reading.warning:
        checked.issues.append(Issue(field, reading.warning, "warning"))
    if reading.info:
        checked.issues.append(Issue(field, reading.info, "info", reading.proposal))


def _mark(checked: Checked, field: str, raw: str, code: str) -> None:
    checked.marks[field] = Mark(clean(raw[: RAW_LIMIT * 4])[:RAW_LIMIT], code)
    checked.issues.append(Issue(field, code, "error"))


def _text(field: str, given: object) -> str:
    """The text of a JSON or cell value; a float without exponent and without a lost ".0"."""
    if field not in _READERS:
        raise Refused("enterprise.field_unknown", field=field[:80])
    match given:
        case None:
            return ""
        case str():
            return given
        case bool() if field in YES_OR_NO_FIELDS:
            return "1" if given else "0"
        case bool():
            pass
        case int() if abs(given) < 10**30:
            return str(given)
        case float() if math.isfinite(given):
            return number_text(given)
        case Decimal():
            return str(given)
    raise Refused("enterprise.value_not_plain", field=field)


def number_text(number: float) -> str:
    """A float as people write it: 51583.0 → "51583", 0.1 → "0.1", never an exponent.

    Three decimals get a fourth, lest "123.456" be taken for a hundred thousand.
    """
    text = f"{Decimal(repr(number)):f}"
    whole, _, decimals = text.partition(".")
    if not decimals.strip("0"):
        return whole
    return text + "0" if len(decimals) == 3 else text


def _short(field: str, text: str) -> str | None:
    """The cleaned text, or None above the field's limit."""
    limit = ADDRESS_LIMIT if field == "address" else TEXT_LIMIT
    if len(text) > limit * 4:
        text = text.strip()
        if len(text) > limit * 4:
            return None
    text = clean(text)
    return text if len(text) <= limit else None


def _is_nothing(field: str, text: str) -> bool:
    """Blank, or what people write for "nothing": "-", "/", "néant", "N/A"."""
    if not any(map(str.isalnum, text)):
        return True
    return len(text) < 16 and field not in {"name", "name_ar"} and fold(text) in _NOTHING


def _any_text(text: str, programme: Programme) -> Reading:  # noqa: ARG001 (a reader's signature)
    return Reading(text)


def _court(text: str, programme: Programme) -> Reading:  # noqa: ARG001 (a reader's signature)
    if not any(map(str.isalpha, text)):
        return Reading(error="rc.court_not_a_name")
    return Reading(text)


def _turnover(text: str, programme: Programme) -> Reading:  # noqa: ARG001 (a reader's signature)
    try:
        return Reading(amount_text(read_amount(text)))
    except Refused as refused:
        return Reading(error=_TURNOVER_CODES[refused.code])


_TURNOVER_CODES = {
    "money.not_an_amount": "turnover.not_a_number",
    "money.negative": "turnover.negative",
}


def _yes_or_no(text: str, programme: Programme) -> Reading:  # noqa: ARG001 (a reader's signature)
    answer = yes_or_no(text)
    return Reading(error="answer.not_yes_or_no") if answer is None else Reading(answer)


_READERS: dict[str, Callable[[str, Programme], Reading]] = {
    **dict.fromkeys(FIELDS, _any_text),
    "legal_form": read_legal_form,
    "rc_court": _court,
    "tp_number": lambda text, _: read_tp(text),
    "ice": lambda text, _: read_ice(text),
    "if_number": lambda text, _: read_if(text),
    "phone": lambda text, _: read_phone(text),
    "email": lambda text, _: read_email(text),
    "sector": read_sector,
    "turnover": _turnover,
    "headcount": lambda text, _: read_headcount(text),
    "liberal_profession": _yes_or_no,
    "consent_bank": _yes_or_no,
    "consent_operators": _yes_or_no,
}
