"""Commands: what a person wants done, one frozen struct each, in the imperative."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from infitah_desk.domain.events import FieldValue


class Command(msgspec.Struct, frozen=True):
    """Something to be done to one dossier."""


class RegisterDossier(Command, frozen=True):
    """Begin a dossier with these checked values."""

    values: Mapping[str, FieldValue]
    list_digest: str = ""
    row: int = 0


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
    """Take up again."""


class WaitlistDossier(Command, frozen=True):
    """Put on the waiting list."""


class CancelDossier(Command, frozen=True):
    """End without a permit."""

    reason: str


class AcceptDocument(Command, frozen=True):
    """The original was seen; what it shows. `issued` is ISO 8601, `scan` a SHA-256 in hex."""

    type: str
    number: str = ""
    court: str = ""
    issued: str = ""
    scan: str = ""


class RejectDocument(Command, frozen=True):
    """The paper does not do, by reason code."""

    type: str
    reason: str


class AttendInitiation(Command, frozen=True):
    """The owner attended the initiation of the stop."""


class IssuePermit(Command, frozen=True):
    """Grant the permit."""


class ConfirmSheet(Command, frozen=True):
    """The printed sheet of this copy is in hand."""

    number: str
    copy: int


class HandOverPermit(Command, frozen=True):
    """Give the permit to its owner, or to whoever `to` names."""

    number: str
    to: str = ""


class SpoilPermit(Command, frozen=True):
    """Throw a sheet away."""

    number: str
    copy: int
    reason: str


class RevokePermit(Command, frozen=True):
    """Make the permit void for good."""

    number: str
    reason: str
