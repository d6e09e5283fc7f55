"""Dossiers that tests speak of: `a_dossier().with_rc().initiated()`, folded from real events."""

from __future__ import annotations

from dataclasses import dataclass

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.domain.circumstances import Circumstances, Stop
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.enterprise import Mark
from infitah_desk.domain.permit_number import format_number
from infitah_desk.domain.rules import decide
from tests.helpers.logs import DOSSIER, LogWriter, folded
from tests.helpers.programmes import PROGRAMME_2010

NODE = "TET-1"
DAY = "2010-09-28"
STOP = Stop("TET", DAY)
LEGAL_TIME = 1_285_675_200
RC, COURT, TP = "4262", "Tétouan", "12345678"

COMPLETE: dict[str, e.FieldValue] = {
    "name": "Société Rif Électricité",
    "legal_form": "SARL",
    "manager": "Salma Bennani",
    "city": "Tétouan",
    "activity": "Électricité générale",
    "sector": "F",
    "turnover": "850000.00",
    "liberal_profession": False,
}


def number(serial: int, node: str = NODE) -> str:
    return format_number("C2", node, serial)


@dataclass(frozen=True)
class Telling:
    """What was said of one dossier, in order, by one desk; each word adds to a new telling."""

    contents: tuple[e.Content, ...] = ()

    def then(self, *contents: e.Content) -> Telling:
        return Telling((*self.contents, *contents))

    def with_values(self, **values: e.FieldValue) -> Telling:
        return self.then(e.DossierCorrected(values, "correction"))

    def without(self, *names: str) -> Telling:
        return self.with_values(**dict.fromkeys(names))

    def marked(self, name: str) -> Telling:
        return self.with_values(**{name: Mark("raw", "field.wrong")})

    def with_rc(self, rc: str = RC, court: str = COURT) -> Telling:
        return self.with_values(rc_number=rc, rc_court=court)

    def with_tp(self, tp: str = TP) -> Telling:
        return self.with_values(tp_number=tp)

    def with_rc_seen(self, rc: str = RC, court: str = COURT) -> Telling:
        """With the RC and the original that proves it."""
        return self.with_rc(rc, court).then(e.DocumentAccepted("rc_extract", rc, court))

    def with_tp_seen(self, tp: str = TP) -> Telling:
        return self.with_tp(tp).then(e.DocumentAccepted("tp_certificate", tp))

    def initiated(self) -> Telling:
        return self.then(e.InitiationAttended(DAY))

    def issued(self, serial: int = 1) -> Telling:
        return self.then(e.PermitIssued(number(serial), serial, LEGAL_TIME))

    def printed(self, copy: int = 1, serial: int = 1, reason: str = "") -> Telling:
        return self.then(e.PermitPrinted(number(serial), copy, reason))

    def spoiled(self, copy: int = 1, serial: int = 1) -> Telling:
        return self.then(e.PermitSpoiled(number(serial), copy, "torn"))

    def handed_over(self, serial: int = 1, to: str = "", copy: int = 0) -> Telling:
        return self.then(e.PermitHandedOver(number(serial), to, copy))

    def revoked(self, serial: int = 1) -> Telling:
        return self.then(e.PermitRevoked(number(serial), "error"))

    @property
    def state(self) -> DossierState:
        desk = LogWriter.of(NODE)
        for content in self.contents:
            desk.write(content)
        return folded(desk.events)

    def decides(self, command: c.Command, **circumstances: object) -> list[e.Content]:
        """What the rules make of a command on this dossier, at an open stop unless said."""
        return decide(self.state, command, now(**circumstances))


def an_empty_dossier() -> Telling:
    """Registered with nothing but a name."""
    return Telling((e.DossierRegistered(values={"name": "Sté Rif"}),))


def a_dossier() -> Telling:
    """Registered with all that is asked of an enterprise, but neither RC nor TP."""
    return Telling((e.DossierRegistered(values=COMPLETE),))


def a_ready_dossier() -> Telling:
    return a_dossier().with_rc_seen().initiated()


def now(**given: object) -> Circumstances:
    """An open stop at Tétouan with numbers left, but for what is given."""
    known: dict[str, object] = {
        "programme": PROGRAMME_2010,
        "node": NODE,
        "stop": STOP,
        "legal_time": LEGAL_TIME,
        "next_serial": 1,
    }
    return Circumstances(**{**known, **given})  # type: ignore[arg-type]


UNKNOWN_DOSSIER = DossierState(DOSSIER)
