"""Informing: what a reference tells besides events, identifiers served and names to complete by."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from infitah_desk.bundles.limits import LIMITS
from infitah_desk.bundles.manifest import Manifest, Names
from infitah_desk.domain.events import ErasureConfirmed, told
from infitah_desk.domain.served import packed, unpacked
from infitah_desk.domain.text_folding import fold
from infitah_desk.services.session import Session
from infitah_desk.storage.told import keys_served, replace_names, replace_served
from infitah_desk.storage.used_texts import texts_of_enterprises

FEWEST = 5
"""An activity that fewer enterprises have might tell whose it is."""


class Told(NamedTuple):
    """What a reference tells besides events: digests of identifiers served, names to complete."""

    served: bytes
    names: Names


def what_to_tell(session: Session) -> Told:
    """What is told to everybody, by all that is known here."""
    used = texts_of_enterprises(session.store, ("rc_court", "activity"))
    return Told(
        served_here(session),
        Names(_names(used["rc_court"], 1), _names(used["activity"], FEWEST)),
    )


def served_here(session: Session) -> bytes:
    """Digests of the identifiers of all that are known here to hold a valid permit."""
    return packed(keys_served(session.store, LIMITS.served))


def _names(used: Counter[str], fewest: int) -> tuple[str, ...]:
    """One spelling of each name that so many enterprises have, the most used first."""
    together: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for text, times in sorted(used.items(), key=lambda each: (-each[1], each[0])):
        if len(text) <= LIMITS.name:
            together[fold(text)] += times
            spelled.setdefault(fold(text), text)
    common = [folded for folded, times in together.items() if times >= fewest]
    common.sort(key=lambda folded: (-together[folded], folded))
    return tuple(spelled[folded] for folded in common[: LIMITS.names])


def take_what_was_told(session: Session, manifest: Manifest) -> None:
    """Keep what a reference tells, instead of what the one before did.

    One that was written before an erasure which is known here still tells of what was erased: of
    its identifiers nothing is kept but what was told before, and is clean of it.
    """
    names = manifest.names or Names()
    replace_names(session.store, {"rc_court": names.courts, "activity": names.activities})
    if not _was_erased_since(session, manifest):
        replace_served(session.store, unpacked(manifest.served or b""))


def _was_erased_since(session: Session, manifest: Manifest) -> bool:
    """Whether the authority's log goes on here with an erasure beyond what a reference holds."""
    reach = {each.log: each.last for each in manifest.segments}
    return any(
        isinstance(told(event).content, ErasureConfirmed)
        for log in session.roster.authorities()
        for event in session.store.log.read(log, reach.get(log, 0) + 1, 2**62)
    )
