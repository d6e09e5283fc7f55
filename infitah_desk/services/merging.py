"""Merging: bundles checked, their events united with those here, and what came of it said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from infitah_desk.bundles.manifest import Manifest, Segment
from infitah_desk.bundles.reading import Bundle
from infitah_desk.domain.errors import InfitahError, MachineFault
from infitah_desk.domain.event import node_of
from infitah_desk.domain.quarantine import out_of_standing
from infitah_desk.services.erasing import finish_erasures
from infitah_desk.services.hearing import note_heard
from infitah_desk.services.linking import count_likely
from infitah_desk.services.preparing import Prepared, Preparing
from infitah_desk.services.receiving import open_bundle
from infitah_desk.services.refusing import note_accepted, note_refusal
from infitah_desk.services.scanning import kept, mentioned_in
from infitah_desk.services.session import Session
from infitah_desk.storage import queries
from infitah_desk.storage.connection import many_pages
from infitah_desk.storage.event_log import Seal
from infitah_desk.storage.whole_logs import gaps, is_whole_to

FILES_AT_ONCE = 30
"""So many files at most are stored in one transaction: each alone writes three times as much."""

EVENTS_AT_ONCE = 50_000
"""With so many new events a transaction ends: people see how far it is, and may stop it."""


class MergedFile(NamedTuple):
    """What came of one file: merged, known, quarantined or rejected (then `code` says why).

    `node` is who wrote it and `written` when, in milliseconds since 1970; of a rejected one "" and
    0. `quarantined` says by node how many of the events in it do not count, since their log was
    revoked below them.
    """

    file: str
    status: str
    code: str
    new_events: int
    error: InfitahError | None = None
    node: str = ""
    written: int = 0
    quarantined: Mapping[str, int] = MappingProxyType({})


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


def merge_bundles(
    session: Session, paths: Sequence[Path], *, tell: Callable[[MergedFile], bool] | None = None
) -> Merged:
    """Merge files in any order, any number of times; each is stored whole or not at all.

    `tell` hears of each file once what came of it is final; where it answers False, no other is
    merged than those that were stored together with this one.
    """
    bundles: list[MergedFile] = []
    goes_on = True
    identities = session.identities()
    with (
        many_pages(session.store.db),
        Preparing(session, paths, identities, partial(_is_known, session)) as preparing,
    ):
        merger = _Merger(session, identities, preparing)
        while goes_on and len(bundles) < len(paths):
            left = paths[len(bundles) :]
            came = merger.merge_some(left)
            for path, each in zip(left, came, strict=False):
                note_outcome(session, path, each)
            bundles += came
            if tell is not None:
                answers = [tell(each) for each in came]
                goes_on = all(answers)
    finish_erasures(session)
    counts = queries.counts(session.store)
    duplicates, to_compare = count_likely(session)
    return Merged(
        tuple(bundles),
        counts["dossiers"],
        counts["permits"],
        counts["conflicts"],
        duplicates,
        to_compare,
        find_gaps(session),
        tuple(sorted(session.store.log.forked_logs())),
    )


class _Came(NamedTuple):
    """What came of one file, and which events it holds."""

    file: MergedFile
    segments: Sequence[Segment] = ()


class _Merger:
    """Stores files, many in one transaction, each whole or not at all."""

    def __init__(self, session: Session, identities: Sequence[str], preparing: Preparing) -> None:
        self._session = session
        self._identities = identities
        self._preparing = preparing

    def merge_some(self, paths: Sequence[Path]) -> list[MergedFile]:
        """Merge the first of these files, in their order: as many as go together, at least one.

        What is out of standing is said at the end: a later file may bring a revocation.
        """
        came: list[_Came] = []
        try:
            with self._session.store.transaction():
                for path in paths[:FILES_AT_ONCE]:
                    file = self._merge_one(path, is_alone=False)
                    if file is None:
                        break
                    came.append(file)
                    if sum(each.file.new_events for each in came) >= EVENTS_AT_ONCE:
                        break
        except MachineFault:
            # The machine failed at one of them, or at all together: each by itself tells which.
            alone = paths[: len(came) + 1]
            came = []
        else:
            alone = () if came else paths[:1]
        came = came or [file for path in alone if (file := self._merge_one(path, is_alone=True))]
        for each in came:
            if each.file.error is None:
                wrote = {node_of(segment.log) for segment in each.segments}
                note_heard(self._session, wrote | {each.file.node})
        return [_judged(self._session, each) for each in came]

    def _merge_one(self, path: Path, *, is_alone: bool) -> _Came | None:
        """What came of one file; None where it cannot be stored in one transaction with others.

        Raises:
            MachineFault: where it is not alone and could not be stored.
        """
        session = self._session
        prepared: Prepared | None = None

        def is_put_off(manifest: Manifest) -> bool:
            """Pictures are written before their events, and noted for good before that."""
            return not is_alone and manifest.counts.scans > 0

        def is_needless(manifest: Manifest) -> bool:
            nonlocal prepared
            if is_put_off(manifest) or _is_known(session, manifest):
                return True
            prepared = self._preparing.take(path, manifest)
            return prepared is not None

        try:
            bundle = open_bundle(session, path, identities=self._identities, known=is_needless)
        except InfitahError as error:
            return _Came(MergedFile(path.name, "rejected", error.code, 0, error))
        manifest = bundle.manifest
        with bundle:
            if is_put_off(manifest):
                return None
            try:
                if prepared is not None:
                    new = session.store.take(prepared.arrivals, _seals(manifest), prepared.folded)
                else:
                    new = 0 if bundle.known else store_bundle(session, bundle)
            except InfitahError as error:
                if isinstance(error, MachineFault) and not is_alone:
                    raise
                return _Came(MergedFile(path.name, "rejected", error.code, 0, error))
        status = "merged" if new else "known"
        return _Came(
            MergedFile(path.name, status, "", new, node=manifest.node, written=manifest.time),
            manifest.segments,
        )


def _is_known(session: Session, manifest: Manifest) -> bool:
    """Whether all that such a bundle could bring is here."""
    store = session.store
    with store.transaction():
        return (
            not manifest.counts.scans
            and all(
                is_whole_to(store.db, each.log, each.last, bytes.fromhex(each.head))
                for each in manifest.segments
            )
            and all(map(store.log.has_seal, _seals(manifest)))
        )


def note_outcome(session: Session, path: Path, merged: MergedFile) -> None:
    """Remember a file that was refused; a good one settles what was refused of its node."""
    if merged.error is not None:
        note_refusal(session, path, merged.error)
    else:
        note_accepted(session, path, merged.node, merged.written)


def store_bundle(session: Session, bundle: Bundle) -> int:
    """Unite a checked bundle's events and seals with those here; how many were new.

    Pictures of erased papers, and those of none, do not get in.
    """
    wanted: set[str] = set()
    if bundle.manifest.counts.scans:
        wanted = mentioned_in(bundle.events(), session.store.projection.erased())
        wanted.intersection_update(bundle.scan_digests)
    contents = (content for digest, content in bundle.scans() if digest in wanted)
    with kept(session, wanted, contents):
        return session.store.unite(bundle.events(), _seals(bundle.manifest))


def _seals(manifest: Manifest) -> list[Seal]:
    return [
        Seal(each.log, each.seq, bytes.fromhex(each.hash), each.signature)
        for each in manifest.seals
    ]


def _judged(session: Session, came: _Came) -> MergedFile:
    """The same file, with what of its events does not count."""
    file = came.file
    out = _out_of_standing(session, came.segments)
    is_news = file.status == "merged" or file.node in out
    status = "quarantined" if out and is_news else file.status
    return file._replace(status=status, quarantined=out)


def _out_of_standing(session: Session, segments: Sequence[Segment]) -> Mapping[str, int]:
    """By node, how many events of these segments, which are here, do not count."""
    store = session.store
    revoked = {each.log for each in segments} & store.roster.revoked.keys()
    standings = store.projection.standings(revoked)
    links = {log: store.log.links(log) for log in revoked}
    out: Counter[str] = Counter()
    for each in segments:
        if each.log in revoked:
            head = bytes.fromhex(each.head)
            good = standings[each.log]
            out[node_of(each.log)] += out_of_standing(links[each.log], good, each.first, head)
    return {node: count for node, count in sorted(out.items()) if count}


def find_gaps(session: Session) -> tuple[tuple[str, int, int], ...]:
    """Which events are missing: (log, first seq, last seq), by log."""
    return tuple(gaps(session.store.db))
