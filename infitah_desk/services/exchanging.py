"""Exchanging: two or more give and take through a folder that each of them can reach.

The folder is a stick, a share, or what another program keeps in step. How it loses nothing:

- There is no cursor. What need not be given is what the readable files that lie in the folder
  *now* hold for everybody whom this node writes to. A file that vanished, was cut or was changed
  is not counted on, and what only it held is given again.
- A file counts once it was read whole: signature, digests, chains, seals, as in any merge.
- An event that somebody else's file holds without its body is given again by who has the body.
- Only this folder's memory spares work: a file of the same name, size and time is not opened, one
  of a digest that was read before is not decrypted. An exchange that a person asks for reads the
  digests anew, so that even a file that went bad where it lay is noticed.
- What is cut may still be on its way: it is told as not whole and read again next time.
- What no exchange of this folder wrote is never changed or removed; of a stranger's file the first
  bytes are read, once. Own small files give way to one that holds all of them, once that one was
  read back; what they held stays in it even where others' files hold it too, for these may give
  way at the same moment.

An exchange is one run over the folder. Any number of laptops may do so at once: all they share are
whole files under names that nobody else makes.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from infitah_desk.domain.errors import InfitahError, Refused
from infitah_desk.services.answering import answer
from infitah_desk.services.browsing import Browsing
from infitah_desk.services.giving import Given, give
from infitah_desk.services.session import Session
from infitah_desk.services.taking import Taken
from infitah_desk.system.shared_folder import Found


class Exchanged(NamedTuple):
    """What one exchange did: events `given` (in `file`) and new events `taken`.

    `files` are those that were news, or not whole; `foreign` counts what is not for this node,
    `removed` own files that a larger one replaced, `answers` receipts and references that were
    written, `left` files that were not looked at, since only so many were asked for. `fault` says
    why nothing could be given. `seen` is how the folder lay when it was looked into: whatever lies
    otherwise came since.
    """

    given: int
    taken: int
    file: Path | None
    files: tuple[Taken, ...]
    foreign: int
    removed: int
    answers: int
    left: int
    fault: InfitahError | None
    seen: tuple[Found, ...] = ()


def exchange(session: Session, folder: Path, *, most: int = 0, afresh: bool = True) -> Exchanged:
    """Take what is new in the folder, then give what is not in it yet.

    At most `most` new files are read (0: all). `afresh` reads known bundles' digests too.

    Raises:
        Refused: "enrol.not_accepted", "exchange.own_folder", "exchange.too_many_files".
        MachineFault: "file.missing", "file.not_readable", "disk.full" of this laptop's disk.
    """
    _ = session.own_node  # refuses where no kit was accepted
    if _is_within(folder, session.folder.path):
        raise Refused("exchange.own_folder", folder=str(folder))
    browsing = Browsing(session, folder, afresh=afresh)
    browsing.take(most)
    given, answers = Given(0, None, 0), 0
    fault = None
    if not browsing.left:
        try:
            given = give(session, folder, browsing.lying())
            answers = answer(session, folder, browsing.lying())
        except InfitahError as error:
            # What was taken is kept, and told.
            fault = error
    return Exchanged(
        given.events,
        sum(each.new_events for each in browsing.taken),
        given.file,
        tuple(browsing.taken),
        browsing.foreign,
        given.removed,
        answers,
        browsing.left,
        fault,
        browsing.seen,
    )


def _is_within(folder: Path, place: Path) -> bool:
    return folder.resolve().is_relative_to(place.resolve())
