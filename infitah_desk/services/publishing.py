"""Publishing the trust list as a file and on paper; and taking it back in from either."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from infitah_desk.domain.event import fingerprint
from infitah_desk.services.gathering import gather_list
from infitah_desk.services.session import Session
from infitah_desk.services.trusting import counts_of, read_trust_files, signed_trust_list
from infitah_desk.system.durable_files import write_durably

if TYPE_CHECKING:
    from infitah_desk.trust.trust_list import TrustList


class Published(NamedTuple):
    """A list published: what it names, its number, and the sheet's codes and pages if there is one.

    `desks` counts nodes, `revoked` permits that are void altogether.
    """

    desks: int
    revoked: int
    number: int
    codes: int
    pages: int


def publish_trust_list(session: Session, out: Path, sheet: Path | None = None) -> Published:
    """Write what verifiers need, and the sheet of the very same file where one is wanted.

    Where a sheet is wanted and cannot be drawn, neither is written.

    Raises:
        Refused: "role.not_allowed", "trust_sheet.too_large".
        MachineFault: "trust_sheet.self_check_failed".
    """
    trust_list, file = signed_trust_list(session)
    desks, revoked = counts_of(trust_list)
    if sheet is None:
        write_durably(out, file)
        return Published(desks, revoked, trust_list.number, codes=0, pages=0)
    from infitah_desk.documents.trust_sheet_a4 import TrustSheetFace, draw_trust_sheet_a4
    from infitah_desk.trust.list_frames import frames_of

    frames = tuple(frames_of(file))
    face = TrustSheetFace(
        issuer=trust_list.issuer,
        number=trust_list.number,
        date=trust_list.date,
        root=fingerprint(trust_list.root),
        desks=desks,
        revoked=revoked,
        frames=frames,
    )
    pdf, pages = draw_trust_sheet_a4(face)
    write_durably(out, file)
    write_durably(sheet, pdf)
    return Published(desks, revoked, trust_list.number, codes=len(frames), pages=pages)


def keep_list(paths: Sequence[Path], root: str | None, out: Path | None) -> TrustList:
    """The list in these files; written to `out`, where an older one never replaces a newer.

    Where no root is pinned, that of the list in `out` is.

    Raises:
        Refused: "trust_list.rollback"; and as `read_trust_files`, for what is in `out` too.
    """
    from infitah_desk.trust.trust_list import read_trust_list

    last = 0
    # A name that no file can have is not told here, but by writing.
    if out is not None and os.path.exists(out):  # noqa: PTH110 - the other raises for such names
        kept = read_trust_files([out], root)
        root, last = fingerprint(kept.root), kept.number
    # Read once: what is kept is what was checked, whatever becomes of the files meanwhile.
    file = gather_list(paths)
    trust_list = read_trust_list(file, root, last)
    if out is not None:
        write_durably(out, file)
    return trust_list
