"""What rules must know besides the dossier, and the conditions that many of them share."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from infitah_desk.domain.dossier import DossierState, Situation
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit import MOST_COPIES, PermitState
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.registers import SITUATION
from infitah_desk.domain.text_folding import clean


class Stop(msgspec.Struct, frozen=True):
    """An open stop: its forum, its legal date (ISO 8601) and its quota, 0 where it has none."""

    forum: str
    date: str
    quota: int = 0


class Circumstances(msgspec.Struct, frozen=True):
    """What a rule must know besides the dossier.

    `next_serial` is None where the block or the stop's quota is used up; `legal_time` is the
    stop's date with the clock's time of day, in seconds since 1970. `places_left` gives the free
    places of an initiation session that is planned here, None for any other. `is_void` says what
    the authority told everybody: that this copy of a permit must not pass, 0 for the whole permit.
    `day` is the date (ISO 8601) of whoever needs no stop; `packs_left` is how many packs may still
    be ordered here; `pack_elsewhere` says how the pack stands that another dossier of the same
    enterprise has: "ordered", "delivered" or "". `serial_elsewhere` names another permit than this
    one under which a machine or SIM was delivered, "" where none is known; it takes which of both,
    the serial number as it is compared, and this permit's number.
    """

    programme: Programme
    node: str
    stop: Stop | None = None
    legal_time: int = 0
    next_serial: int | None = None
    already_held: Callable[[], bool] = lambda: False
    account: str = ""
    places_left: Callable[[str], int | None] = lambda _session: None
    is_void: Callable[[str, int], bool] = lambda _number, _copy: False
    day: str = ""
    packs_left: Callable[[], int] = lambda: 0
    pack_elsewhere: Callable[[], str] = lambda: ""
    serial_elsewhere: Callable[[str, str, str], str] = lambda _kind, _serial, _number: ""


def reason(text: str) -> str:
    """A reason as it is kept. Raises "reason.missing" for what is empty or only blank."""
    reason = clean(text)
    if not reason:
        raise Refused("reason.missing")
    return reason


def must_be_copy(permit: PermitState, copy: int) -> None:
    """Only the sheet that the next print makes can newly come into a hand or be spoiled.

    Raises "permit.copy_unknown".
    """
    if copy != permit.copy or copy > MOST_COPIES:
        raise Refused("permit.copy_unknown", copy=copy)


def must_be_registered(state: DossierState) -> None:
    """Raises "dossier.unknown"."""
    if not state.registered:
        raise Refused("dossier.unknown", dossier=state.dossier)


def must_be_kept(state: DossierState) -> None:
    """Raises "dossier.unknown", "dossier.erased"."""
    must_be_registered(state)
    if state.erased:
        raise Refused("dossier.erased", dossier=state.dossier)


def must_live(state: DossierState) -> None:
    """Raises "dossier.unknown", "dossier.erased", "dossier.cancelled"."""
    must_be_kept(state)
    if state.situation.name == "cancelled":
        raise Refused("dossier.cancelled", dossier=state.dossier)


def situations(state: DossierState) -> set[str]:
    """The dossier's situation by name; all those that stand against each other where they do."""
    against = state.conflicts.get(SITUATION, ())
    named = {msgspec.convert(each, Situation, from_attributes=True).name for each in against}
    return named or {state.situation.name}


def must_be_open(now: Circumstances) -> Stop:
    """The open stop. Raises "stop.not_open"."""
    if now.stop is None:
        raise Refused("stop.not_open")
    return now.stop


def standing(state: DossierState, number: str) -> PermitState:
    """The permit of that number. Raises "permit.unknown", "permit.revoked"."""
    permit = state.permits.get(number)
    if permit is None:
        raise Refused("permit.unknown", number=number)
    if permit.revoked:
        raise Refused("permit.revoked", number=number)
    return permit


def must_pass(permit: PermitState, copy: int, now: Circumstances) -> None:
    """See that the authority has told nobody that this copy is void.

    It may know from another installation of the desk, or from a log that does not count any more,
    what no event here says of the permit. Raises "permit.revoked", "permit.spoiled" for the copy
    alone.
    """
    if now.is_void(permit.number, 0):
        raise Refused("permit.revoked", number=permit.number)
    if now.is_void(permit.number, copy):
        raise Refused("permit.spoiled", number=permit.number)
