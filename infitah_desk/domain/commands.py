"""Commands: what a person wants done, one frozen struct each, in the imperative."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from infitah_desk.domain.events import FieldValue
from infitah_desk.domain.money import Money


class Command(msgspec.Struct, frozen=True):
    """Something to be done to one dossier."""


class RegisterDossier(Command, frozen=True):
    """Begin a dossier with these checked values; the rest as in `DossierRegistered`."""

    values: Mapping[str, FieldValue]
    list_digest: str = ""
    row: int = 0
    form: str = ""
    written_at: str = ""
    written_by: str = ""


class NoteSeenAgain(Command, frozen=True):
    """A list repeats this enterprise."""

    list_digest: str
    row: int


class CorrectDossier(Command, frozen=True):
    """Set fields anew, for a reason; None clears one."""

    values: Mapping[str, FieldValue]
    reason: str


class ParkDossier(Command, frozen=True):
    """Put aside until the owner is back; `until` is ISO 8601 or empty."""

    reason: str
    until: str = ""


class ResumeDossier(Command, frozen=True):
    """Take up again what was parked, waits or was cancelled."""


class WaitlistDossier(Command, frozen=True):
    """Put on the waiting list."""


class CancelDossier(Command, frozen=True):
    """End without a permit."""

    reason: str


class DecideConflict(Command, frozen=True):
    """Settle a conflict: this field has this value. `sides` names every event that took part."""

    field: str
    value: FieldValue
    sides: tuple[tuple[str, int, str], ...] = ()


class DecideDuplicate(Command, frozen=True):
    """Say whether this dossier and `other` are one enterprise ("same", "different"), or "undo".

    `keep` is the permit to be kept of several, where it is not the one proposed, and `reason` why.
    """

    other: str
    verdict: Literal["same", "different", "undo"]
    keep: str = ""
    reason: str = ""


class ScanDocument(Command, frozen=True):
    """Keep these pictures of a paper, page by page: SHA-256 in hex."""

    type: str
    pages: tuple[str, ...]


class AcceptDocument(Command, frozen=True):
    """The original was seen; what it shows, as in `DocumentAccepted`.

    `checks` are the codes of what was looked at; None attests all that the programme asks for.
    """

    type: str
    number: str = ""
    court: str = ""
    issued: str = ""
    name: str = ""
    expires: str = ""
    checks: tuple[str, ...] | None = None
    form: str = ""


class RejectDocument(Command, frozen=True):
    """The paper does not do, by reason code."""

    type: str
    reason: str


class ConfirmDocument(Command, frozen=True):
    """A supervisor's second look at an accepted paper."""

    type: str


class EnrolInSession(Command, frozen=True):
    """Give the owner a place in an initiation session."""

    session: str


class WithdrawFromSession(Command, frozen=True):
    """Give the place back."""


class AttendInitiation(Command, frozen=True):
    """The owner attended the initiation of the stop, in this session if one was planned.

    `date` is that of a paper form filled in before (ISO 8601); else it is the stop's.
    """

    session: str = ""
    date: str = ""
    form: str = ""


class CertifyInitiation(Command, frozen=True):
    """The certificate of the initiation was given."""


class RequestErasure(Command, frozen=True):
    """The owner asks for all that is personal to be erased."""

    reason: str


class ConfirmErasure(Command, frozen=True):
    """Headquarters erases all that is personal."""

    reason: str


class IssuePermit(Command, frozen=True):
    """Grant the permit."""


class ConfirmSheet(Command, frozen=True):
    """The printed sheet of this copy is in hand; `reason` is why there is a further copy."""

    number: str
    copy: int
    reason: str = ""


class HandOverPermit(Command, frozen=True):
    """Give the permit to its owner, or to whoever `to` names."""

    number: str
    to: str = ""


class SpoilPermit(Command, frozen=True):
    """Throw a sheet away; `copy_reason` is why there is a further copy."""

    number: str
    copy: int
    reason: str
    copy_reason: str = ""


class RevokePermit(Command, frozen=True):
    """Make the permit void for good."""

    number: str
    reason: str


class OrderPack(Command, frozen=True):
    """Order the pack of an offer under a permit; `price` in dirhams where it is not the offer's.

    `bank` asks for the partner bank's financing.
    """

    number: str
    offer: str
    price: Money | None = None
    bank: bool = False


class DeliverPack(Command, frozen=True):
    """The owner has the pack, of these serial numbers.

    `insist` says that they are right although another permit's pack has one of them too.
    """

    number: str
    machine: str
    sim: str
    insist: bool = False


class CancelPack(Command, frozen=True):
    """End the order without a pack; `order` says which one where there are several."""

    number: str
    reason: str
    order: str = ""
