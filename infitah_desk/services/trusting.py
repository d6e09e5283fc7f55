"""The trust list, made from what the roster says; and permits checked by one, offline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from infitah_desk.domain.errors import Untrusted
from infitah_desk.domain.roster import Installation, Node, raw_key
from infitah_desk.services.enrolling import REFERENCE, own_root, plain_fingerprint
from infitah_desk.services.gathering import gather_list
from infitah_desk.services.session import Session, new_number, numbered_at
from infitah_desk.services.voiding import tell_voids
from infitah_desk.storage import queries
from infitah_desk.system.clock import Clock
from infitah_desk.system.durable_files import write_durably

if TYPE_CHECKING:
    from infitah_desk.trust.trust_list import RevokedAbove, TrustedKey, TrustList

TRUST = "trust"


class Named(NamedTuple):
    """What a trust list names."""

    desks: int
    revoked: int


class TrustExported(NamedTuple):
    """A trust list written: how many desks and void permits it names, and its number."""

    desks: int
    revoked: int
    number: int


def export_trust_list(session: Session, out: Path) -> TrustExported:
    """Write what verifiers need: `signed_trust_list`, whole, as a file.

    Raises:
        Refused: "role.not_allowed".
    """
    trust_list, file = signed_trust_list(session)
    write_durably(out, file)
    return TrustExported(*counts_of(trust_list), trust_list.number)


def signed_trust_list(session: Session) -> tuple[TrustList, bytes]:
    """The next trust list, and its file signed by the root: only the authority can.

    What a list calls void is told for good first, so that no later list takes it back.

    Raises:
        Refused: "role.not_allowed".
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from infitah_desk.trust.identity import ROOT_SECRET
    from infitah_desk.trust.trust_list import sign_trust_list

    session.needs_role("authority")
    tell_voids(session)
    root = session.vault.get_secret(session.unlocked, ROOT_SECRET)
    trust_list = make_trust_list(session, new_number(session, TRUST), session.now())
    return trust_list, sign_trust_list(trust_list, Ed25519PrivateKey.from_private_bytes(root))


def counts_of(trust_list: TrustList) -> Named:
    """How many desks a list names, and permits that are void altogether."""
    desks = {key.node for key in trust_list.keys}
    return Named(len(desks), sum(each.copy is None for each in trust_list.revoked))


def own_trust_list(session: Session, root: str | None = None) -> TrustList:
    """What this folder itself knows, dated by the authority's last word that came here.

    Raises:
        Refused: "enrol.not_accepted".
        Untrusted: "trust_list.other_root" where this folder trusts another root than `root`.
    """
    own = own_root(session)
    if root is not None and plain_fingerprint(root) != own:
        raise Untrusted("trust_list.other_root", root=own)
    number = session.store.settings.number(REFERENCE)
    return make_trust_list(session, max(number, 1), numbered_at(number))


def make_trust_list(session: Session, number: int, date: dt.datetime) -> TrustList:
    """The trust list of everything that is known here."""
    from infitah_desk.trust.trust_list import RevokedPermit, TrustList

    terms = session.programme.permit
    return TrustList(
        number=number,
        date=date,
        issuer=terms.issuer,
        edition=terms.edition,
        root=raw_key(session.roster.root) or b"",
        stale_after_days=terms.list_stale_after_days,
        keys=tuple(
            _trusted(session, node, installation)
            for _, node in sorted(session.roster.nodes.items())
            if node.role == "desk"
            for installation in node.installations
            if installation.blocks
        ),
        revoked=tuple(
            RevokedPermit(each.number, each.copy or None)
            for each in queries.void_permits(session.store)
        ),
    )


def _trusted(session: Session, node: Node, installation: Installation) -> TrustedKey:
    from infitah_desk.trust.identity import key_id
    from infitah_desk.trust.trust_list import TrustedKey

    first = dt.date.fromisoformat(node.valid_from)
    last = dt.date.fromisoformat(node.valid_until)
    return TrustedKey(
        log=installation.log,
        node=node.name,
        forum=node.forum,
        key=installation.key,
        kid=key_id(installation.key),
        first_serial=installation.blocks[0][0],
        last_serial=installation.blocks[0][1],
        further_serials=installation.blocks[1:],
        issued_from=dt.datetime.combine(first, dt.time(), dt.UTC),
        issued_until=dt.datetime.combine(last, dt.time(23, 59, 59), dt.UTC),
        revoked_above=_revoked_above(session, installation.log),
    )


def _revoked_above(session: Session, log: str) -> RevokedAbove | None:
    """Where a revoked log ends, and the serials that its accepted events gave out.

    Quarantined events project to nothing, so the permits that are here are the good ones.
    """
    from infitah_desk.trust.trust_list import RevokedAbove

    ends = session.roster.revoked.get(log)
    if not ends:
        return None
    serials = [serial for serial, _, _ in queries.permits_issued(session.store, log)]
    # Neighbours have the same distance to their place in the row.
    runs = [
        [serial for _, serial in group]
        for _, group in groupby(enumerate(serials), key=lambda pair: pair[1] - pair[0])
    ]
    return RevokedAbove(min(end.seq for end in ends), tuple((run[0], run[-1]) for run in runs))


class Checked(NamedTuple):
    """A verdict on a permit; what it says stands only where a signature vouches for it.

    `why` says what voids a revoked one, by code.
    """

    verdict: str
    number: str | None
    holder: str | None
    forum: str | None
    issued: str | None
    list_age_days: int
    why: str | None = None


def read_trust_files(paths: Sequence[Path], root: str | None, last: int = 0) -> TrustList:
    """A trust list from its file, or from pictures, PDFs and texts of its sheet.

    `root` is the fingerprint that the verifier pins, `last` the number of the list that it keeps.

    Raises:
        Refused: "trust_list.unreadable", "trust_list.rollback", "trust_sheet.…", "permit_file.…".
        Untrusted: "trust_list.forged", "trust_list.other_root".
        MachineFault: "file.missing", "file.not_readable", "trust_list.newer_version".
    """
    from infitah_desk.trust.trust_list import read_trust_list

    return read_trust_list(gather_list(paths), root, last)


def is_ahead(trust_list: TrustList, now: dt.datetime) -> bool:
    """Whether a list is of a day that this computer has not reached: its clock is to be set.

    The list is used all the same, as of its own date; but here it will not grow old.
    """
    return trust_list.date > now + dt.timedelta(days=1)


def check_permit(
    source: str, trust_list: TrustList, clock: Clock, at: dt.datetime | None
) -> Checked:
    """The verdict on a code as text, or on the file of that name: text, picture or PDF.

    `at` judges as of that moment instead of now.

    Raises:
        Refused: "permit_file.unreadable" for a file that is neither.
    """
    return check_codes(_codes(source), trust_list, clock, at)


def check_codes(
    codes: Sequence[str], trust_list: TrustList, clock: Clock, at: dt.datetime | None
) -> Checked:
    """The verdict on codes that were read from one sheet; none at all is no permit."""
    from infitah_desk.trust.permit_verdict import judge_sheet

    best = judge_sheet(codes, trust_list, at or clock.now())
    claims = best.claims
    if claims is None:
        return Checked(str(best.verdict), None, None, None, None, best.list_age_days)
    return Checked(
        str(best.verdict),
        claims.number,
        claims.holder,
        claims.forum,
        dt.datetime.fromtimestamp(claims.issued_at, dt.UTC).date().isoformat(),
        best.list_age_days,
        best.why or None,
    )


def _codes(source: str) -> list[str]:
    """What is to be judged: the codes in the file of that name, or the text itself."""
    from infitah_desk.documents.code_reading import codes_in_file

    try:
        is_file = len(source) < 4096 and "\0" not in source and Path(source).is_file()
    except OSError:
        is_file = False
    return codes_in_file(Path(source)) if is_file else [source]
