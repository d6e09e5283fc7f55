"""Browsing a shared folder: what is new in it is taken, and what was read is remembered."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from infitah_desk import __version__
from infitah_desk.bundles.age_file import MAGIC
from infitah_desk.bundles.limits import LIMITS
from infitah_desk.bundles.reading import inspect_bundle
from infitah_desk.domain.errors import InfitahError, MachineFault, Refused, Untrusted
from infitah_desk.services.enrolling import LARGEST_REQUEST
from infitah_desk.services.placing import clear_away, contents_of
from infitah_desk.services.session import Session
from infitah_desk.services.taking import REQUEST, Taken, take_file
from infitah_desk.storage.shared_files import PLANNED, UNSETTLED, Place, SharedFile, SharedFiles
from infitah_desk.system.shared_folder import Found, beginning_of, digest_of, look_into

LONGEST_BEGINNING = 64
NOT_WHOLE = "not_whole"
FOREIGN = "foreign"

_CUT = {"bundle.damaged"}
_FOREIGN = {"bundle.not_a_bundle", "bundle.wrong_key", "exchange.is_a_request"}
# A folder keeps what is over: a receipt or reference that a later one has replaced, or for others.
_OVER = {"receipt.older", "receipt.for_another", "reference.rollback"}
_GONE = "file.missing"
_ENVELOPE = re.compile(rb'\s*\{\s*"(payload|payloadType|signatures)"')


class Browsing:
    """One run over the files of a folder."""

    def __init__(self, session: Session, folder: Path, *, afresh: bool) -> None:
        self.taken: list[Taken] = []
        self.left = 0
        self._session = session
        self._folder = folder
        self._key = os.fsencode(folder.absolute())
        self._afresh = afresh
        self._memory = SharedFiles(session.store.db)
        self._found = {os.fsencode(each.name): each for each in look_into(folder)}
        self._places = self._memory.places(self._key)
        self._planned = {n for n, place in self._places.items() if place.size == PLANNED}
        self._files = self._memory.files({p.digest for p in self._places.values() if p.digest})
        self._mark = _mark(session)

    @property
    def foreign(self) -> int:
        """How many files are not for this node."""
        return sum(
            (not place.digest and place.size != UNSETTLED)
            or ((file := self._files.get(place.digest)) is not None and file.status == FOREIGN)
            for name, place in self._places.items()
            if name in self._found
        )

    @property
    def seen(self) -> tuple[Found, ...]:
        """The folder's files as they lay when the run began."""
        return tuple(self._found.values())

    def lying(self) -> Mapping[str, SharedFile]:
        """The files that lie here and were read, by name."""
        return {
            found.name: self._files[place.digest]
            for name, found in self._found.items()
            if (place := self._places.get(name)) is not None and place.digest
        }

    def take(self, most: int) -> None:
        """Read what is new; strangers once more, since another file may have introduced them."""
        clear_away(self._folder, map(os.fsdecode, self._planned))
        gone = (self._places.keys() - self._found.keys()) | self._planned
        for name in gone:
            del self._places[name]
        new = [name for name in self._found if self._is_new(name)]
        portion = new[:most] if most else new
        self.left = len(new) - len(portion)
        if not self.left:
            portion += [name for name in self._found.keys() - {*new} if self._is_looked_at(name)]
        for name in portion:
            self._look(name)
        strangers = [n for n in portion if self._code_of(n) == "bundle.unknown_node"]
        news = {"merged", "quarantined", "read"}
        if strangers and any(each.status in news for each in self.taken):
            again = {self._folder / self._found[name].name for name in strangers}
            self.taken = [each for each in self.taken if each.file not in again]
            self._mark = _mark(self._session)
            for name in strangers:
                self._look(name)
        self._remember(gone, portion)

    def _remember(self, gone: Collection[bytes], seen: Collection[bytes]) -> None:
        """All at once: if it gets lost, files are read again and found known."""
        settled = {name: self._places[name] for name in seen if name in self._places}
        with self._session.store.transaction():
            self._memory.drop_places(self._key, {*gone, *seen} - settled.keys())
            for digest in {place.digest for place in settled.values() if place.digest}:
                self._memory.put_file(self._files[digest])
            self._memory.put_places(self._key, settled)

    def _code_of(self, name: bytes) -> str:
        place = self._places.get(name)
        return self._files[place.digest].code if place is not None and place.digest else ""

    def _is_new(self, name: bytes) -> bool:
        """Whether a file lies otherwise than it lay, or what it was does not hold any more."""
        found, place = self._found[name], self._places.get(name)
        if place is None or place.size == UNSETTLED:
            return place is None
        if (place.size, place.changed) != (found.size, found.changed):
            return True
        return bool(place.digest) and not self._still_holds(place.digest)

    def _is_looked_at(self, name: bytes) -> bool:
        """Whether a file that is not new is looked at once more."""
        place = self._places[name]
        return place.size == UNSETTLED or (self._afresh and bool(place.digest))

    def _still_holds(self, digest: bytes) -> bool:
        known = self._files.get(digest)
        return known is not None and known.mark in {"", self._mark}

    def _look(self, name: bytes) -> None:
        """Open a file and remember what it is, or that nobody can say so yet."""
        found = self._found[name]
        path = self._folder / found.name
        self._places[name] = Place(UNSETTLED, found.changed, b"")
        try:
            digest = self._digest_of_ours(path, found)
        except InfitahError as error:
            if error.code == _GONE:
                del self._places[name]
            else:
                # Whoever still writes it may hold it.
                self.taken.append(Taken(path, "", NOT_WHOLE, error=error))
            return
        if digest == b"":
            self._places[name] = Place(found.size, found.changed, b"")
        elif digest and (file := self._known_or_read(path, digest, own=name in self._planned)):
            self._files[digest] = file
            self._places[name] = Place(found.size, found.changed, digest)

    def _digest_of_ours(self, path: Path, found: Found) -> bytes | None:
        """The digest of a file that may be for this node; b"" for one that is not.

        None, and told, where it breaks off before one could say.
        """
        beginning = beginning_of(path, LONGEST_BEGINNING)
        if beginning and len(beginning) < len(MAGIC) and MAGIC.startswith(beginning):
            self.taken.append(_not_whole(path))
            return None
        if not beginning.startswith(MAGIC):
            is_request = found.size <= LARGEST_REQUEST and _ENVELOPE.match(beginning)
            return digest_of(path) if is_request and self._session.role == "authority" else b""
        if found.size > LIMITS.plain_in_memory and not self._has_a_key(path):
            return b""
        return digest_of(path)

    def _has_a_key(self, path: Path) -> bool:
        """Whether a large file is worth reading through: its beginning is encrypted for us."""
        try:
            inspect_bundle(path, self._session.identities())
        except Untrusted as error:
            return error.code != "bundle.wrong_key"
        except MachineFault as error:
            return error.code == "bundle.newer_container"
        return True

    def _known_or_read(self, path: Path, digest: bytes, *, own: bool) -> SharedFile | None:
        if digest not in self._files:
            self._files |= self._memory.files([digest])
        if not self._still_holds(digest):
            return self._read(path, digest, own=own)
        if self._files[digest].status == NOT_WHOLE:
            self.taken.append(_not_whole(path))
        return self._files[digest]

    def _read(self, path: Path, digest: bytes, *, own: bool) -> SharedFile | None:
        """Take a file; what is to be remembered of it, None where it is to be read again.

        It is read through before it is taken: what is only cut is nobody's forgery, and whatever
        keeps account of refused files shall not hear of it.
        """
        contents = None
        try:
            contents = contents_of(self._session, path)
        except InfitahError as error:
            if error.code in _CUT | _FOREIGN | {_GONE} and not self._may_be_request(error):
                return self._left_alone(path, digest, error)
        try:
            taken = take_file(self._session, path)
            changed = digest_of(path) != digest
        except InfitahError as error:
            return self._left_alone(path, digest, error)
        if taken.error is not None:
            return self._left_alone(path, digest, taken.error, taken)
        if taken.kind == REQUEST and taken.node in self._session.roster.nodes:
            return SharedFile(digest, FOREIGN)
        own = own and contents is not None and contents.node == self._session.node
        if not own:
            self.taken.append(taken)
        # A request waits for a person, who may come later; and what lies there now is something
        # else than what was stored.
        if taken.kind == REQUEST or changed:
            return None
        return SharedFile(digest, taken.status, own=own, contents=contents)

    def _may_be_request(self, error: InfitahError) -> bool:
        return error.code == "bundle.not_a_bundle" and self._session.role == "authority"

    def _left_alone(
        self, path: Path, digest: bytes, error: InfitahError, taken: Taken | None = None
    ) -> SharedFile | None:
        """What becomes of a file that was not taken."""
        code = error.code
        if code == _GONE:
            return None
        if code in _CUT:
            self.taken.append(_not_whole(path))
            return SharedFile(digest, NOT_WHOLE, code)
        if code in _FOREIGN:
            return SharedFile(digest, FOREIGN, code, self._mark)
        taken = taken or Taken(path, "", "rejected", error=error)
        if code in _OVER:
            self.taken.append(taken._replace(status="known", error=None))
            return SharedFile(digest, "known", code)
        self.taken.append(taken)
        if isinstance(error, MachineFault) and code != "bundle.newer_container":
            # The disk's doing, not the file's.
            return None
        return SharedFile(digest, "rejected", code, self._mark)


def _not_whole(path: Path) -> Taken:
    return Taken(path, "", NOT_WHOLE, error=Refused("exchange.not_whole", file=path.name))


def _mark(session: Session) -> str:
    """What a refusal may depend on: the program, who is known here, and the keys at hand."""
    held = sum(
        last.seq
        for log in session.roster.authorities()
        if (last := session.store.log.last(log)) is not None
    )
    return f"{__version__} {held} {len(session.vault.secret_names())}"
