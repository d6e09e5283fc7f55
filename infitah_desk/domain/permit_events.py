"""What is said of a permit: one frozen struct per kind, past tense."""

from __future__ import annotations

from typing import ClassVar

from infitah_desk.domain.content import Content, Count


class PermitIssued(Content, frozen=True):
    """A permit granted. `issued_at` is the code's iat, seconds since 1970."""

    KIND: ClassVar[str] = "permit.issued"
    number: str
    serial: Count
    issued_at: Count


class PermitPrinted(Content, frozen=True):
    """The sheet of this copy is in the clerk's hand; from the second copy on, why there is one."""

    KIND: ClassVar[str] = "permit.printed"
    WORDED: ClassVar[frozenset[str]] = frozenset({"reason"})
    number: str
    copy: Count
    reason: str = ""


class PermitHandedOver(Content, frozen=True):
    """The owner, or whoever `to` names, took that copy; 0 where an earlier version did not say."""

    KIND: ClassVar[str] = "permit.handed_over"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"to"})
    number: str
    to: str = ""
    copy: Count = 0


class PermitSpoiled(Content, frozen=True):
    """The sheet of this copy was spoiled; the next one printed is another copy.

    `copy_reason` says why there was that copy, where nobody had it in hand before.
    """

    KIND: ClassVar[str] = "permit.spoiled"
    WORDED: ClassVar[frozenset[str]] = frozenset({"reason", "copy_reason"})
    number: str
    copy: Count
    reason: str = ""
    copy_reason: str = ""


class PermitRevoked(Content, frozen=True):
    """The permit is void for good."""

    KIND: ClassVar[str] = "permit.revoked"
    WORDED: ClassVar[frozenset[str]] = frozenset({"reason"})
    number: str
    reason: str = ""
