"""A dossier's state: what its events, taken together, say. The heart of the projection."""

from __future__ import annotations

import msgspec

from infitah_desk.domain.content import FieldValue
from infitah_desk.domain.enterprise import Mark
from infitah_desk.domain.pack import PackState
from infitah_desk.domain.permit import PermitState, Void, to_keep

TWO_PERMITS = "alarm.two_permits"
TWO_PACKS = "alarm.two_packs"


class DocumentState(msgspec.Struct, frozen=True, omit_defaults=True):
    """The last word on one type of paper: accepted with what it shows, or rejected and why.

    `author` is who said so and `event` the hash of the event in hex; `confirmed` says that a
    supervisor had the second look at this very acceptance.
    """

    accepted: bool
    number: str = ""
    court: str = ""
    issued: str = ""
    name: str = ""
    expires: str = ""
    checks: tuple[str, ...] = ()
    reason: str = ""
    author: str = ""
    event: str = ""
    confirmed: bool = False


class Situation(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whether the dossier is being worked on: open, parked, waiting or cancelled.

    `since` is the Lamport counter of whoever said so: the order of arrival on the waiting list.
    """

    name: str = "open"
    reason: str = ""
    until: str = ""
    since: int = 0


class Initiation(msgspec.Struct, frozen=True, omit_defaults=True):
    """The initiation: the session with a place for the owner, and the dates (ISO 8601) of what was.

    `attended_session` is the session that was attended, "" where none was planned.
    """

    session: str = ""
    attended: str = ""
    attended_session: str = ""
    certified: str = ""


class Alarm(msgspec.Struct, frozen=True, order=True):
    """An event that is kept but does not count, and why, by code of the catalogue."""

    code: str
    log: str
    seq: int
    hash: str


class SeenAgain(msgspec.Struct, frozen=True, order=True):
    """A row of a list that repeated this enterprise."""

    list_digest: str
    row: int


class DossierState(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything known of one dossier.

    `fields` holds the value to show of each field that is set, a `Mark` where it is to be
    corrected; `conflicts` the values that stand against each other, by field or register. `scans`
    are the pictures of each type of paper, page by page, by SHA-256 in hex; `form` is the number of
    the paper form on which the dossier was begun. `voids` are the permits and copies that must not
    pass any more, those included whose issue has not come. `packs` are all orders of
    packs, in display order.
    `missing_bodies` counts events whose personal part is withheld; `incomplete` says that an event
    is named that has not come. `heads` is what a new event of this dossier names as known. `links`
    says of other dossiers, of greater id, whether they are the same enterprise: "same" or
    "different"; `kept` names the permit that whoever said "same" chose against the proposal.
    `newer` are events of kinds or versions that only a later program knows.
    """

    dossier: str
    fields: dict[str, FieldValue] = {}
    conflicts: dict[str, tuple[object, ...]] = {}
    documents: dict[str, DocumentState] = {}
    scans: dict[str, tuple[str, ...]] = {}
    initiation: Initiation = Initiation()
    situation: Situation = Situation()
    permits: dict[str, PermitState] = {}
    packs: tuple[PackState, ...] = ()
    voids: tuple[Void, ...] = ()
    seen_again: tuple[SeenAgain, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    newer: tuple[Alarm, ...] = ()
    heads: tuple[tuple[str, int, str], ...] = ()
    lamport: int = 0
    missing_bodies: int = 0
    incomplete: bool = False
    erasure_requested: bool = False
    erased: bool = False
    links: dict[str, str] = {}
    kept: dict[str, str] = {}
    registered: bool = False
    form: str = ""

    @property
    def initiated(self) -> str:
        """The date on which the initiation was attended, ISO 8601; "" where it was not."""
        return self.initiation.attended

    @property
    def marks(self) -> dict[str, Mark]:
        """The fields that are to be corrected."""
        return {name: value for name, value in self.fields.items() if isinstance(value, Mark)}

    def value(self, name: str) -> str | bool | int | None:
        """A field's value; None where it is empty or to be corrected."""
        value = self.fields.get(name)
        return None if isinstance(value, Mark) else value

    def text(self, name: str) -> str:
        """A field's value as text, "" where there is none."""
        value = self.value(name)
        return value if isinstance(value, str) else ""

    @property
    def standing_permit(self) -> PermitState | None:
        """The permit that counts, if one does; of two, the one that is proposed to be kept."""
        return to_keep(permit for permit in self.permits.values() if not permit.revoked)


_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(DossierState)


def encode_state(state: DossierState) -> bytes:
    """The state's canonical bytes: equal states, equal bytes."""
    return _encoder.encode(state)


def decode_state(data: bytes) -> DossierState:
    """The state that `encode_state` wrote."""
    return _decoder.decode(data)
