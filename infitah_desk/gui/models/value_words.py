"""What a stored value is called on screen: choices by their names, yes and no, else as typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from infitah_desk.domain.programme import Choice, Programme
from infitah_desk.gui.models.enterprise_form import shown
from infitah_desk.system.texts import Language, say


def raw_value(name: str, value: object) -> str:
    """A value as it would be typed; of what is to be corrected, what was written."""
    if isinstance(value, Mapping):
        return str(value.get("raw", ""))
    return shown(name, value) if isinstance(value, str | bool | int) else ""


def value_words(name: str, value: object, programme: Programme | None, language: Language) -> str:
    """A value for people to read; "" where there is none."""
    if isinstance(value, bool):
        return say("history.yes" if value else "history.no", language)
    raw = raw_value(name, value)
    named = (each for each in choices_of(name, programme) if each.code == raw)
    return next((str(getattr(each, language)) for each in named), raw)


def choices_of(name: str, programme: Programme | None) -> Sequence[Choice]:
    """The closed list that a field's values come from; empty where it has none."""
    if programme is None:
        return ()
    return {"legal_form": programme.legal_forms, "sector": programme.sectors}.get(name, ())
