"""Telling a dossier's history as sentences, the same in the window and at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from infitah_desk.domain.enterprise import Mark
from infitah_desk.domain.event import node_of
from infitah_desk.domain.events import FieldValue
from infitah_desk.domain.matching import Reason
from infitah_desk.domain.programme import Choice, Programme
from infitah_desk.domain.subsidy import from_centimes
from infitah_desk.services.showing import Change, Entry
from infitah_desk.system.amounts import amount_in_figures
from infitah_desk.system.moments import day_text, moment_text
from infitah_desk.system.texts import Language, Whole, catalogue, say

NOTHING = "—"


class Tale(NamedTuple):
    """One event as it is told.

    `when` is on the clock of this desk, `who` names author and node, `lines` are what was done,
    then its details.
    """

    when: str
    who: str
    lines: tuple[str, ...]


def tell(entry: Entry, programme: Programme, language: Language) -> Tale:
    """An event of a dossier in words."""
    moment = entry.moment
    teller = _Teller(entry, programme, language)
    return Tale(
        moment_text(moment.time),
        f"{moment.author} · {node_of(moment.log)}",
        tuple(teller.lines()),
    )


def tell_reason(reason: Reason, language: Language) -> str:
    """Why two dossiers are alike or not, in words; how similar two names are in hundredths."""
    similarity = f"{reason.value:.0%}".replace("%", "\u00a0%")
    return say(reason.code, language, value=similarity)


class _Teller:
    """The words for one event."""

    def __init__(self, entry: Entry, programme: Programme, language: Language) -> None:
        self._entry = entry
        self._said = entry.said
        self._programme = programme
        self._language = language

    def lines(self) -> Iterator[str]:
        """What was done, its details, and what must be known of the event itself."""
        yield self._sentence()
        kind = self._entry.moment.kind
        # A first registration is not told field by field.
        if kind != "dossier.registered":
            yield from map(self._changed, self._entry.changes)
        if kind == "document.accepted":
            yield from self._paper_shown()
        if kind.startswith("pack."):
            yield from self._pack()
        yield from self._circumstances()
        if reason := self._text("reason"):
            yield self._say("history.reason", reason=Whole(self._reason(reason)))
        if self._entry.withheld:
            yield self._say("history.withheld")
        if self._entry.alarm:
            moment = self._entry.moment
            place = {"node": node_of(moment.log), "span": str(moment.seq)}
            yield f"⚠ {self._say(self._entry.alarm, **place)}"

    def _sentence(self) -> str:
        said, code = dict(self._said), f"event.{self._entry.moment.kind}"
        if self._entry.moment.kind == "dossier.registered":
            if said.get("form"):
                code = "event.dossier.from_form"
            elif said.get("list_digest"):
                code = "event.dossier.imported"
        if code not in catalogue():
            code = "event.unknown"
        if "type" in said:
            said["type"] = self._paper(self._text("type"))
        if "verdict" in said:
            said["verdict"] = self._say(f"verdict_on_duplicates.{self._text('verdict')}")
        if "date" in said:
            said["date"] = day_text(self._text("date"))
        return self._say(code, **said)

    def _paper_shown(self) -> Iterator[str]:
        """What the paper said, and what was looked at on it."""
        shown = [text for name in ("number", "court", "name") if (text := self._text(name))]
        if shown:
            yield self._say("history.paper", shown=shown)
        if issued := self._text("issued"):
            yield self._say("history.issued", date=day_text(issued))
        if expires := self._text("expires"):
            yield self._say("history.expires", date=day_text(expires))
        if checks := self._list("checks"):
            known = self._checks()
            yield self._say("history.checks", checks=[known.get(code, code) for code in checks])

    def _pack(self) -> Iterator[str]:
        """Who pays what of a pack, and what its owner got."""
        price, subsidy = self._said.get("price"), self._said.get("subsidy")
        if isinstance(price, int) and isinstance(subsidy, int):
            shares = {"price": price, "subsidy": subsidy, "remainder": price - subsidy}
            yield self._say(
                "history.pack_price",
                **{
                    name: amount_in_figures(from_centimes(centimes), self._language)
                    for name, centimes in shares.items()
                },
            )
        if self._said.get("bank") is True:
            yield self._say("history.pack_bank")
        if machine := self._text("machine"):
            yield self._say("history.pack_serials", machine=machine, sim=self._text("sim"))

    def _circumstances(self) -> Iterator[str]:
        """Where, when and with what something was done."""
        if planned := self._entry.session:
            code = "history.session_in_room" if planned.room else "history.session"
            day = day_text(planned.date)
            yield self._say(code, date=day, time=planned.time, room=planned.room)
        if pages := self._list("pages"):
            yield self._say("history.pages", pages=len(pages))
        if papers := self._list("documents"):
            yield self._say("history.anew", papers=list(map(self._paper, papers)))
        form = self._text("form")
        if form and self._entry.moment.kind != "dossier.registered":
            yield self._say("history.form", form=form)
        if written := self._text("written_at"):
            by = self._text("written_by")
            code = "history.written_by" if by else "history.written"
            yield self._say(code, time=moment_text(written), person=by)
        if until := self._text("until"):
            yield self._back(until)
        if keep := self._text("keep"):
            yield self._say("history.keep", number=keep)
        if to := self._text("to"):
            yield self._say("history.to", person=to)

    def _back(self, until: str) -> str:
        """The promised time; its day only where that is another one."""
        written = moment_text(until)
        day, _, time = written.partition(" ")
        if time and day == moment_text(self._entry.moment.time)[: len(day)]:
            return self._say("history.back_at", time=time)
        return self._say("history.back_on", time=written)

    def _changed(self, change: Change) -> str:
        return self._say(
            "history.change",
            field=change.field,
            old=Whole(self._value(change.field, change.old)),
            new=Whole(self._value(change.field, change.new)),
        )

    def _value(self, field: str, value: FieldValue) -> str:
        choices: Mapping[str, Sequence[Choice]] = {
            "legal_form": self._programme.legal_forms,
            "sector": self._programme.sectors,
        }
        match value:
            case None | "":
                return NOTHING
            case Mark():
                return value.raw or NOTHING
            case bool():
                return self._say("history.yes" if value else "history.no")
        known = (one for one in choices.get(field, ()) if one.code == value)
        return next((str(getattr(one, self._language)) for one in known), str(value))

    def _reason(self, reason: str) -> str:
        """A reason is a code of the catalogue, a paper's type, or what a clerk wrote."""
        return self._say(reason) if reason in catalogue() else self._paper(reason)

    def _paper(self, code: str) -> str:
        known = (type_ for type_ in self._programme.documents if type_.code == code)
        return next((str(getattr(type_, self._language)) for type_ in known), code)

    def _checks(self) -> Mapping[str, str]:
        type_ = self._text("type")
        return {
            check.code: str(getattr(check, self._language))
            for each in self._programme.documents
            if each.code == type_
            for check in each.checks
        }

    def _text(self, name: str) -> str:
        value = self._said.get(name)
        return value if isinstance(value, str) else ""

    def _list(self, name: str) -> list[str]:
        value = self._said.get(name)
        return [str(each) for each in value] if isinstance(value, (list, tuple)) else []

    def _say(self, code: str, **details: object) -> str:
        return say(code, self._language, **details)
