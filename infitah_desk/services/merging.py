"""Merging: bundles checked, their events united with those here, and what came of it said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from infitah_desk.bundles.manifest import Manifest
from infitah_desk.bundles.reading import Bundle
from infitah_desk.domain.errors import InfitahError
from infitah_desk.services.erasing import finish_erasures
from infitah_desk.services.linking import count_likely
from infitah_desk.services.receiving import open_bundle
from infitah_desk.services.refusing import note_accepted, note_refusal
from infitah_desk.services.scanning import kept, mentioned_in
from infitah_desk.services.session import Session
from infitah_desk.storage import queries
from infitah_desk.storage.alarms import gaps
from infitah_desk.storage.event_log import Seal


class MergedFile(NamedTuple):
    """What came of one file: merged, known, quarantined or rejected (then `code` says why).

    `node` is who wrote it; of a rejected one "".
    """

    file: str
    status: str
    code: str
    new_events: int
    error: InfitahError | None = None
    node: str = ""


class Merged(NamedTuple):
    """What came of several files, and how things stand after them.

    `duplicates` are likely pairs that nobody decided on, `to_compare` dossiers that no pair was
    looked for yet.
    """

    bundles: tuple[MergedFile, ...]
    dossiers: int
    permits: int
    conflicts: int
    duplicates: int
    to_compare: int
    gaps: tuple[tuple[str, int, int], ...]
    forks: tuple[str, ...]

    @property
    def refused(self) -> bool:
        """Whether one of the files was refused."""
        return any(each.status == "rejected" for each in self.bundles)


def merge_bundles(session: Session, paths: Sequence[Path]) -> Merged:
    """Merge files in any order, any number of times; each is stored whole or not at all."""
    bundles = tuple(_merge_one(session, path) for path in paths)
    for path, each in zip(paths, bundles, strict=True):
        note_outcome(session, path, each)
    finish_erasures(session)
    counts = queries.counts(session.store)
    duplicates, to_compare = count_likely(session)
    return Merged(
        bundles,
        counts["dossiers"],
        counts["permits"],
        counts["conflicts"],
        duplicates,
        to_compare,
        find_gaps(session),
        tuple(sorted(session.store.log.forked_logs())),
    )


def _merge_one(session: Session, path: Path) -> MergedFile:
    try:
        with open_bundle(session, path) as bundle:
            new = store_bundle(session, bundle)
            status = _status(session, bundle.manifest, new)
            return MergedFile(path.name, status, "", new, node=bundle.manifest.node)
    except InfitahError as error:
        return MergedFile(path.name, "rejected", error.code, 0, error)


def note_outcome(session: Session, path: Path, merged: MergedFile) -> None:
    """Remember a file that was refused; a good one settles what was refused of its node."""
    if merged.error is not None:
        note_refusal(session, path, merged.error)
    else:
        note_accepted(session, path, merged.node)


def store_bundle(session: Session, bundle: Bundle) -> int:
    """Unite a checked bundle's events and seals with those here; how many were new.

    Pictures of erased papers, and those of none, do not get in.
    """
    wanted: set[str] = set()
    if bundle.manifest.counts.scans:
        wanted = mentioned_in(bundle.events(), session.store.projection.erased())
        wanted.intersection_update(bundle.scan_digests)
    seals = [
        Seal(each.log, each.seq, bytes.fromhex(each.hash), each.signature)
        for each in bundle.manifest.seals
    ]
    contents = (content for digest, content in bundle.scans() if digest in wanted)
    with kept(session, wanted, contents):
        return len(session.store.unite(bundle.events(), seals))


def _status(session: Session, manifest: Manifest, new: int) -> str:
    ends = session.roster.revoked.get(manifest.log, ())
    sent = max((each.last for each in manifest.segments if each.log == manifest.log), default=0)
    if any(sent > end.seq for end in ends):
        return "quarantined"
    return "merged" if new else "known"


def find_gaps(session: Session) -> tuple[tuple[str, int, int], ...]:
    """Which events are missing: (log, first seq, last seq), by log."""
    return tuple(gaps(session.store.db))
