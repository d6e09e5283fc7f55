"""Dossiers linked as one enterprise: the groups that links form, and what of two permits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from infitah_desk.domain.permit import PermitState, to_keep


class Proposal(NamedTuple):
    """Of several valid permits of one enterprise: the number to keep, and those to revoke."""

    keep: str
    revoke: tuple[str, ...]


def groups_of(links: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The groups that pairs of linked dossiers form, each in order; a group has two or more."""
    leader: dict[str, str] = {}

    def led_by(dossier: str) -> str:
        while (above := leader.setdefault(dossier, dossier)) != dossier:
            leader[dossier] = leader[above]
            dossier = above
        return dossier

    for one, other in links:
        leader[led_by(other)] = led_by(one)
    groups: dict[str, list[str]] = {}
    for dossier in sorted(leader):
        groups.setdefault(led_by(dossier), []).append(dossier)
    return sorted(tuple(group) for group in groups.values() if len(group) > 1)


def propose(permits: Iterable[PermitState], chosen: Iterable[str] = ()) -> Proposal | None:
    """What is proposed of one enterprise's permits; None where at most one of them is valid.

    `chosen` are the numbers that people said are to be kept. A person decides it: nothing is
    revoked by itself.
    """
    valid = {permit.number: permit for permit in permits if not permit.revoked}
    named = [valid[number] for number in set(chosen) & valid.keys()]
    kept = to_keep(named or valid.values())
    if kept is None or len(valid) < 2:
        return None
    return Proposal(kept.number, tuple(sorted(valid.keys() - {kept.number})))
