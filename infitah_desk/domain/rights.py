"""Who may write what: one table of kind, role and scope, part of folding.

An event outside it is kept and shown as an alarm, and projects to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from infitah_desk.domain import events as e
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_number import parse_number
from infitah_desk.domain.roster import Installation, Node, Roster

Scope = Callable[[e.Content, Node, Installation], bool]


def _anywhere(content: e.Content, node: Node, installation: Installation) -> bool:
    return True


def _own_serial(content: e.Content, node: Node, installation: Installation) -> bool:
    """An issue takes a number of the very installation that writes it."""
    if not isinstance(content, e.PermitIssued):
        return False
    try:
        number = parse_number(content.number)
    except Refused:
        return False
    return (
        number.text == content.number
        and number.node == node.name
        and number.serial == content.serial
        and installation.owns(content.serial)
    )


def _own_block(content: e.Content, node: Node, installation: Installation) -> bool:
    """What is done to a permit, or under it, is done where its block lies: by all of that node."""
    try:
        number = parse_number(getattr(content, "number", ""))
    except Refused:
        return False
    return node.role == "authority" or number.node == node.name


def _own_forum(content: e.Content, node: Node, installation: Installation) -> bool:
    return node.forum == getattr(content, "forum", None)


_DESK = frozenset({"desk"})
_ANY = frozenset({"desk", "coordinator", "authority"})
_ABOVE = frozenset({"coordinator", "authority"})
_AUTHORITY = frozenset({"authority"})
_NUMBERED = frozenset({"desk", "authority"})

RIGHTS: Mapping[type[e.Content], tuple[frozenset[str], Scope]] = {
    e.DossierRegistered: (_DESK, _anywhere),
    e.DossierCorrected: (_ANY, _anywhere),
    e.DossierSeenAgain: (_DESK, _anywhere),
    e.DossierParked: (_DESK, _anywhere),
    e.DossierResumed: (_DESK, _anywhere),
    e.DossierReopened: (_DESK, _anywhere),
    e.DossierWaitlisted: (_DESK, _anywhere),
    e.DossierCancelled: (_ANY, _anywhere),
    e.DocumentScanned: (_DESK, _anywhere),
    e.DocumentAccepted: (_DESK, _anywhere),
    e.DocumentRejected: (_DESK, _anywhere),
    e.DocumentConfirmed: (_DESK, _anywhere),
    e.InitiationEnrolled: (_DESK, _anywhere),
    e.InitiationWithdrawn: (_DESK, _anywhere),
    e.InitiationAttended: (_DESK, _anywhere),
    e.InitiationCertified: (_DESK, _anywhere),
    e.PermitIssued: (_DESK, _own_serial),
    e.PermitPrinted: (_DESK, _own_block),
    e.PermitHandedOver: (_DESK, _anywhere),
    e.PermitSpoiled: (_DESK, _own_block),
    e.PermitRevoked: (_NUMBERED, _own_block),
    e.PackOrdered: (_NUMBERED, _own_block),
    e.PackDelivered: (_NUMBERED, _own_block),
    e.PackCancelled: (_NUMBERED, _own_block),
    e.ConflictDecided: (_ABOVE, _anywhere),
    e.DuplicateDecided: (_ABOVE, _anywhere),
    e.ErasureRequested: (_ANY, _anywhere),
    e.ErasureConfirmed: (_AUTHORITY, _anywhere),
    e.StopOpened: (_DESK, _own_forum),
    e.StopClosed: (_DESK, _own_forum),
    e.SessionPlanned: (_DESK, _own_forum),
    e.SessionCancelled: (_DESK, _anywhere),
    e.FormsReserved: (_DESK, _anywhere),
    e.AuthorityFounded: (_AUTHORITY, _anywhere),
    e.ProgrammePublished: (_AUTHORITY, _anywhere),
    e.NodeEnrolled: (_AUTHORITY, _anywhere),
    e.BlockGranted: (_AUTHORITY, _anywhere),
    e.NodeRevoked: (_AUTHORITY, _anywhere),
    e.PermitsVoided: (_AUTHORITY, _anywhere),
}

_NOBODY: tuple[frozenset[str], Scope] = (frozenset(), _anywhere)


def may_write(content: e.Content, log: str, roster: Roster) -> bool:
    """Whether the owner of `log` may say this.

    Where the set of events holds no authority at all (`roster.known` is false) nothing can be
    judged, and every log is taken at its word: only part of a set is folded like that.
    """
    if not roster.known:
        return True
    installation = roster.by_log.get(log)
    if installation is None:
        return False
    node = roster.nodes[installation.node]
    roles, in_scope = RIGHTS.get(type(content), _NOBODY)
    return node.role in roles and in_scope(content, node, installation)
