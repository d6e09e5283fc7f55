"""What is said of papers and of the initiation: one frozen struct per kind, past tense."""

from __future__ import annotations

from typing import ClassVar

from infitah_desk.domain.content import Content, Day


class DocumentScanned(Content, frozen=True):
    """The pictures of a paper, page by page: the SHA-256 of each, in hex.

    They take the place of those before, whatever the verdict on the paper.
    """

    KIND: ClassVar[str] = "document.scanned"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"pages"})
    type: str
    pages: tuple[str, ...] = ()


class DocumentAccepted(Content, frozen=True):
    """An original was seen and accepted.

    `checks` are the codes of what was looked at; `name` is the enterprise's as the paper has it;
    `issued` and `expires` are ISO 8601; `form` is the paper form on which this was written first.
    """

    KIND: ClassVar[str] = "document.accepted"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"number", "court", "name", "issued", "expires"})
    type: str
    number: str = ""
    court: str = ""
    issued: str = ""
    name: str = ""
    expires: str = ""
    checks: tuple[str, ...] = ()
    form: str = ""


class DocumentRejected(Content, frozen=True):
    """A paper was shown and rejected, for a reason of the catalogue or in the clerk's words."""

    KIND: ClassVar[str] = "document.rejected"
    WORDED: ClassVar[frozenset[str]] = frozenset({"reason"})
    type: str
    reason: str = ""


class DocumentConfirmed(Content, frozen=True):
    """The second look: a supervisor saw the paper too. `accepted` names the acceptance's hash."""

    KIND: ClassVar[str] = "document.confirmed"
    type: str
    accepted: str


class InitiationEnrolled(Content, frozen=True):
    """A place in an initiation session; it takes the place of any other session."""

    KIND: ClassVar[str] = "initiation.enrolled"
    session: str


class InitiationWithdrawn(Content, frozen=True):
    """The place in the session was given back."""

    KIND: ClassVar[str] = "initiation.withdrawn"
    session: str


class InitiationAttended(Content, frozen=True):
    """The owner attended the initiation on the stop's legal date (ISO 8601).

    `session` is the session's id, "" where none was planned; `form` as in `DocumentAccepted`.
    """

    KIND: ClassVar[str] = "initiation.attended"
    date: Day
    session: str = ""
    form: str = ""


class InitiationCertified(Content, frozen=True):
    """The certificate of the initiation was given, where the programme wants one."""

    KIND: ClassVar[str] = "initiation.certified"
    date: Day
