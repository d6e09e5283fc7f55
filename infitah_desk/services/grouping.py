"""Grouping: dossiers that are one enterprise, their permits, and what is proposed of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from infitah_desk.domain.dossier import TWO_PACKS, TWO_PERMITS, DossierState
from infitah_desk.domain.enterprise import Value
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.linked_dossiers import Proposal, propose
from infitah_desk.domain.permit import PermitState
from infitah_desk.domain.permit_number import parse_number
from infitah_desk.services.matching_dossiers import enterprise_of
from infitah_desk.services.session import Session
from infitah_desk.storage.links import Decided, decisions, linked_groups


class Linking(NamedTuple):
    """Dossiers linked as one enterprise, and the permits that people chose to be kept."""

    dossiers: tuple[str, ...]
    chosen: frozenset[str] = frozenset()


class Group(NamedTuple):
    """Dossiers linked as one enterprise, its valid permits, and what is proposed of several.

    `packs` are the permits under which the State pays for a pack; `packs_alarm` is the code of what
    is wrong where those are several.
    """

    dossiers: tuple[str, ...]
    permits: tuple[str, ...] = ()
    alarm: str = ""
    proposal: Proposal | None = None
    packs: tuple[str, ...] = ()
    packs_alarm: str = ""


class Chosen(NamedTuple):
    """The permit that a person wants to keep of several, and why; "" is the proposed one."""

    keep: str = ""
    reason: str = ""

    def against(self, group: Group) -> str:
        """The number, where it is another one than the group's proposal; else "".

        Raises:
            Refused: "duplicate.not_held", "permit.number_invalid".
        """
        if not self.keep:
            return ""
        number = parse_number(self.keep).text
        if number not in group.permits:
            raise Refused("duplicate.not_held", number=number)
        return "" if group.proposal is None or group.proposal.keep == number else number


PROPOSED = Chosen()


def groups(decided: Sequence[Decided]) -> list[Linking]:
    """All dossiers that are linked, group by group."""
    kept: dict[str, set[str]] = {}
    for each in decided:
        if each.keep:
            kept.setdefault(each.one, set()).add(each.keep)
    return [
        Linking(dossiers, frozenset().union(*(kept.get(one, ()) for one in dossiers)))
        for dossiers in linked_groups(decided)
    ]


def group_of(session: Session, dossier: str) -> Group:
    """The dossiers that are one enterprise with this one, with all that is said of them."""
    return States(session).group(_around(groups(decisions(session.store)), dossier))


def joined_group(session: Session, left: str, right: str) -> Group:
    """What would be one group if these two were one enterprise; nothing is decided by it."""
    found = groups(decisions(session.store))
    one, other = _around(found, left), _around(found, right)
    dossiers = tuple(sorted({*one.dossiers, *other.dossiers}))
    return States(session).group(Linking(dossiers, one.chosen | other.chosen))


def _around(found: Iterable[Linking], dossier: str) -> Linking:
    return next((each for each in found if dossier in each.dossiers), Linking((dossier,)))


class States:
    """The states of the dossiers that are shown, each read once."""

    def __init__(self, session: Session) -> None:
        self._store = session.store
        self._read: dict[str, DossierState] = {}

    def of(self, dossier: str) -> DossierState:
        """What is known of it; an empty state where its events have not come."""
        if dossier not in self._read:
            self._read[dossier] = self._store.find_state(dossier) or DossierState(dossier)
        return self._read[dossier]

    def enterprise(self, dossier: str) -> dict[str, Value]:
        """What it says of its enterprise."""
        return enterprise_of(self.of(dossier))

    def name(self, dossier: str) -> str:
        """Its name in the script that it has."""
        state = self.of(dossier)
        return state.text("name") or state.text("name_ar")

    def valid(self, dossiers: Iterable[str]) -> list[PermitState]:
        """The permits of these dossiers that hold."""
        return [
            permit
            for dossier in dossiers
            for permit in self.of(dossier).permits.values()
            if not permit.revoked
        ]

    def group(self, linking: Linking) -> Group:
        """The group with its permits and packs."""
        valid = self.valid(linking.dossiers)
        packs = tuple(
            pack.number
            for dossier in linking.dossiers
            for pack in self.of(dossier).packs
            if pack.counts
        )
        proposal = propose(valid, linking.chosen)
        return Group(
            linking.dossiers,
            tuple(permit.number for permit in valid),
            TWO_PERMITS if proposal else "",
            proposal,
            packs,
            TWO_PACKS if len(packs) > 1 else "",
        )
