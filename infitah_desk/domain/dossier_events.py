"""What is said of a dossier: one frozen struct per kind, past tense."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from infitah_desk.domain.content import Content, FieldValue


class DossierRegistered(Content, frozen=True):
    """A dossier begun: typed at a desk, row `row` of a list, or written on a paper form before.

    `list_digest` is the list's SHA-256. `form` is the paper form's number, `written_at` when it was
    filled in (ISO 8601, the forum's local time) and `written_by` by whom.
    """

    KIND: ClassVar[str] = "dossier.registered"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"values", "written_by"})
    list_digest: str = ""
    row: int = 0
    values: dict[str, FieldValue] = msgspec.field(default_factory=dict)
    form: str = ""
    written_at: str = ""
    written_by: str = ""


class DossierCorrected(Content, frozen=True):
    """Fields set anew, with the reason that the clerk gave; None clears a field."""

    KIND: ClassVar[str] = "dossier.corrected"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"values", "reason"})
    values: dict[str, FieldValue] = msgspec.field(default_factory=dict)
    reason: str = ""


class DossierSeenAgain(Content, frozen=True):
    """A list repeated an enterprise that this desk has already."""

    KIND: ClassVar[str] = "dossier.seen_again"
    list_digest: str
    row: int


class DossierParked(Content, frozen=True):
    """Put aside until the owner is back; `until` is the promised time, ISO 8601."""

    KIND: ClassVar[str] = "dossier.parked"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})
    until: str = ""
    reason: str = ""


class DossierResumed(Content, frozen=True):
    """Taken up again, from parking or from the waiting list."""

    KIND: ClassVar[str] = "dossier.resumed"


class DossierReopened(Content, frozen=True):
    """Taken up again after it was cancelled: the papers of these types are to be seen anew."""

    KIND: ClassVar[str] = "dossier.reopened"
    documents: tuple[str, ...] = ()


class DossierWaitlisted(Content, frozen=True):
    """Put on the waiting list because the quota was used up."""

    KIND: ClassVar[str] = "dossier.waitlisted"


class DossierCancelled(Content, frozen=True):
    """Ended without a permit."""

    KIND: ClassVar[str] = "dossier.cancelled"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})
    reason: str = ""


class ConflictDecided(Content, frozen=True):
    """A person settled a conflict; `sides` names every event that took part (log, seq, hash)."""

    KIND: ClassVar[str] = "conflict.decided"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"value"})
    field: str
    sides: tuple[tuple[str, int, str], ...]
    value: FieldValue = None


class DuplicateDecided(Content, frozen=True):
    """A person decided whether the dossier and `other` are one enterprise, or takes that back.

    Said of the dossier whose id is the smaller: of one pair there is one register. Where both hold
    a permit, `keep` is the number of the one to be kept, if not the one that is proposed.
    """

    KIND: ClassVar[str] = "duplicate.decided"
    WORDED: ClassVar[frozenset[str]] = frozenset({"reason"})
    other: str
    verdict: Literal["same", "different", "undo"]
    keep: str = ""
    reason: str = ""


class ErasureRequested(Content, frozen=True):
    """The owner asks that all that is personal be erased; the authority decides."""

    KIND: ClassVar[str] = "erasure.requested"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})
    reason: str = ""


class ErasureConfirmed(Content, frozen=True):
    """The authority erases a dossier's bodies, now and whenever one arrives.

    `reason` is a code of the catalogue; what the owner said is in the request, and goes as well.
    """

    KIND: ClassVar[str] = "erasure.confirmed"
    reason: str = ""
