"""What an enterprise form holds: what is stored, what is typed, what differs, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from infitah_desk.domain.contacts import grouped_phone
from infitah_desk.domain.enterprise import FIELDS, Checked, Issue, Mark, Value, normalise
from infitah_desk.domain.events import FieldValue
from infitah_desk.domain.programme import Programme

_NARROW_SPACE = "\u202f"
CONSENTS = ("consent_bank", "consent_operators")
# A thing that can be seen in the field itself need not be told below it.
_UNTOLD = frozenset({"field.rewritten"})


class EnterpriseForm:
    """One form: of a dossier, or of a new one where nothing is stored."""

    def __init__(
        self,
        dossier: str = "",
        fields: Mapping[str, FieldValue] | None = None,
        programme: Programme | None = None,
    ) -> None:
        self.dossier = dossier
        self.programme = programme
        self._stored = dict(fields or {})
        self.base = {name: shown(name, self._stored.get(name)) for name in FIELDS}
        self.typed: dict[str, str] = {}

    @property
    def is_new(self) -> bool:
        """Whether it would begin a dossier."""
        return not self.dossier

    def raw(self, name: str) -> str:
        """What the field shows: what was typed, else what is stored."""
        return self.typed.get(name, self.base[name])

    def type(self, name: str, raw: str) -> None:
        """Somebody typed this; typed back to what is stored, it is no change."""
        if raw == self.base[name]:
            self.typed.pop(name, None)
        else:
            self.typed[name] = raw

    @property
    def is_dirty(self) -> bool:
        """Whether there is something to save."""
        return bool(self.changes())

    def changes(self) -> dict[str, str]:
        """What would be saved: raw text by field, without what means the same as before."""
        if self.is_new:
            changed = {name: raw for name, raw in self.typed.items() if raw.strip()}
            if changed:
                changed |= {name: self.raw(name) for name in CONSENTS}
            return changed
        checked = self._check(self.typed)
        return {
            name: raw
            for name, raw in self.typed.items()
            if isinstance(self._stored.get(name), Mark)
            or name not in checked.values
            or checked.values[name] != self._stored.get(name)
        }

    def values(self) -> dict[str, Value]:
        """The values as they would stand after saving; wrong fields have none."""
        checked = self._check({name: raw for name in FIELDS if (raw := self.raw(name)).strip()})
        return dict(checked.values)

    def issues(self) -> dict[str, Issue]:
        """What is to be told at each field, the worst of it: typed ones anew, marks as stored."""
        told: dict[str, Issue] = {
            name: Issue(name, mark.code, "error")
            for name, mark in self._stored.items()
            if isinstance(mark, Mark) and name not in self.typed
        }
        typed = {name: raw for name, raw in self.typed.items() if raw.strip() or not self.is_new}
        for issue in self._check(typed).issues:
            before = told.get(issue.field)
            if issue.code not in _UNTOLD and (before is None or issue.severity == "error"):
                told[issue.field] = issue
        if self.raw("rc_court") and told.get("rc_court", _NO_ISSUE).code == "rc.court_missing":
            del told["rc_court"]
        return told

    @property
    def wrong(self) -> list[str]:
        """The typed fields that cannot be saved as they are, in the order of the form."""
        marks = self._check(self.changes()).marks
        return [name for name in FIELDS if name in marks]

    def settled(self, name: str) -> str:
        """How a field's text is shown once it is left: phones in groups, amounts with spaces."""
        raw = self.raw(name)
        if name not in {"phone", "turnover"} or not raw.strip():
            return raw
        value = self._check({name: raw}).values.get(name)
        return raw if value is None else shown(name, value)

    def _check(self, raw: Mapping[str, str]) -> Checked:
        if self.programme is None:
            return Checked(dict(raw), {}, [])
        present = {
            name: value for name, value in self._stored.items() if not isinstance(value, Mark)
        }
        return normalise(raw, self.programme, present)


_NO_ISSUE = Issue("", "", "info")


def shown(name: str, value: FieldValue) -> str:
    """A stored value as the form shows it; of a mark, what was written."""
    if isinstance(value, Mark):
        return value.raw
    if name in CONSENTS:
        return "1" if value is True else "0"
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case int():
            return str(value)
    if name == "phone":
        return grouped_phone(value)
    return grouped_amount(value) if name == "turnover" else value


def grouped_amount(amount: str) -> str:
    """Dirhams as papers of Morocco write them, "141 118,00", with narrow no-break spaces."""
    whole, _, centimes = f"{Decimal(amount):,.2f}".partition(".")
    return f"{whole.replace(',', _NARROW_SPACE)},{centimes}"
