"""Taking: any file that somebody brings, told by what it holds and given to the right service."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from infitah_desk.bundles.reading import inspect_bundle
from infitah_desk.domain.errors import InfitahError, Refused, Untrusted
from infitah_desk.services.enrolling import LARGEST_REQUEST, Request, read_request
from infitah_desk.services.merging import merge_bundles
from infitah_desk.services.receipting import read_receipt, read_reference
from infitah_desk.services.refusing import claimed_node, note_refusal
from infitah_desk.services.session import Session
from infitah_desk.storage import queries
from infitah_desk.system.durable_files import open_file, read_faults
from infitah_desk.trust.envelope import kind_and_version, peek_envelope

AGE = b"age-encryption.org/"
EVENTS = "events"
REQUEST = "enrolment"
TRUST = "trust"
_PERMIT_BEGINNINGS = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"PN1")
_LIST_BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class Taken(NamedTuple):
    """What came of one file.

    `kind` is events, receipt, reference, kit, enrolment, or "" where it was refused before that
    was known; `status` is merged, known, quarantined, rejected, read or `enrol` (a request, at the
    authority). `node` is who wrote it, of a refused one who it says did; `seq` and `safe` are a
    receipt's; `quarantined` says by node how many events of a bundle do not count.
    """

    file: Path
    kind: str
    status: str
    node: str = ""
    new_events: int = 0
    error: InfitahError | None = None
    request: Request | None = None
    seq: int = 0
    safe: bool = False
    quarantined: Mapping[str, int] = MappingProxyType({})


class Holdings(NamedTuple):
    """How much is here after files were taken."""

    events: int
    dossiers: int
    permits: int
    conflicts: int


def take_file(session: Session, path: Path) -> Taken:
    """Do with a file what its kind asks for; a refusal is said in `error`, never raised."""
    [taken] = take_files(session, [path])
    return taken


def take_files(session: Session, paths: Iterable[Path]) -> list[Taken]:
    """The same with several, in their order; bundles that follow one another merge together."""
    taken: list[Taken] = []
    bundles: list[Path] = []
    for path in paths:
        kind = ""
        try:
            kind = _kind(session, path)
            if kind == EVENTS:
                bundles.append(path)
                continue
            taken += _merge(session, bundles)
            bundles.clear()
            taken.append(_take(session, path, kind))
        except InfitahError as error:
            taken += _merge(session, bundles)
            bundles.clear()
            note_refusal(session, path, error)
            node = claimed_node(session, path, error)
            taken.append(Taken(path, kind, "rejected", node, error=error))
    return taken + _merge(session, bundles)


def holdings(session: Session) -> Holdings:
    """How much is held here."""
    counts = queries.counts(session.store)
    return Holdings(*(counts[name] for name in Holdings._fields))


def files_in(paths: Iterable[Path]) -> list[Path]:
    """These files, and of folders among them the files that lie there, by name.

    Names with a point before them are a system's own; folders within folders are left alone.
    """
    found: list[Path] = []
    for path in paths:
        try:
            inside = sorted(path.iterdir()) if path.is_dir() else [path]
        except OSError:
            # What cannot be listed is told as what cannot be read, when its turn comes.
            inside = [path]
        found += [
            each
            for each in inside
            if each is path or (not each.name.startswith(".") and each.is_file())
        ]
    return found


def _kind(session: Session, path: Path) -> str:
    with open_file(path) as file, read_faults(path):
        beginning = file.read(LARGEST_REQUEST + 1)
    if beginning.startswith(AGE):
        return inspect_bundle(path, session.identities()).kind
    if beginning.lstrip().startswith(b"{"):
        return _kind_of_envelope(beginning, path)
    if beginning.startswith(_PERMIT_BEGINNINGS):
        raise Refused("exchange.is_a_permit", file=path.name)
    if beginning.startswith(_LIST_BEGINNINGS) or path.suffix.lower() in {".csv", ".tsv"}:
        raise Refused("exchange.is_a_list", file=path.name)
    raise Untrusted("bundle.not_a_bundle", file=path.name)


def _kind_of_envelope(data: bytes, path: Path) -> str:
    try:
        kind, _ = kind_and_version(peek_envelope(data).payload_type)
    except Untrusted:
        # A trust list may be longer than what was read of it: its type stands in the clear.
        kind = TRUST if b"vnd.infitah.trust." in data else ""
    if kind == TRUST:
        raise Refused("exchange.is_a_trust_list", file=path.name)
    if kind != REQUEST:
        raise Untrusted("bundle.not_a_bundle", file=path.name)
    return kind


def _take(session: Session, path: Path, kind: str) -> Taken:
    if kind == REQUEST:
        if session.role != "authority":
            raise Refused("exchange.is_a_request", file=path.name)
        request = read_request(path)
        return Taken(path, kind, "enrol", request.node, request=request)
    node = inspect_bundle(path, session.identities()).node
    if kind == "receipt":
        read = read_receipt(session, path)
        return Taken(path, kind, "read", node, read.new_events, seq=read.seq, safe=read.safe)
    return Taken(path, kind, "read", node, read_reference(session, path).new_events)


def _merge(session: Session, paths: Sequence[Path]) -> list[Taken]:
    """Bundles of events; `merge_bundles` remembers itself what it refused."""
    if not paths:
        return []
    return [
        Taken(
            path,
            EVENTS,
            each.status,
            claimed_node(session, path, each.error) if each.error else each.node,
            each.new_events,
            each.error,
            quarantined=each.quarantined,
        )
        for path, each in zip(paths, merge_bundles(session, paths).bundles, strict=True)
    ]
