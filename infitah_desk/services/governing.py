"""Governing: what headquarters chooses from, and what it writes for everybody into a folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from infitah_desk.domain.escrow import Balance
from infitah_desk.domain.programme import Forum
from infitah_desk.domain.roster import AUTHORITY_NODE, Node
from infitah_desk.services.carrying import new_file
from infitah_desk.services.enrolling import Request, Terms, enrol, list_nodes, own_root
from infitah_desk.services.granting import Granted, balance, grant_block
from infitah_desk.services.receipting import write_reference
from infitah_desk.services.session import Session
from infitah_desk.services.trusting import TrustExported, export_trust_list

TRUST_ENDING = "trust.json"


class Region(NamedTuple):
    """A region of the programme's forums: its code of today and its names."""

    code: str
    name: str
    name_ar: str


class Realm(NamedTuple):
    """What can be granted, and who was enrolled: `revoked` are names of nodes.

    `starts` and `ends` are the programme's days, `balance` what was given and what is left.
    """

    forums: tuple[Forum, ...]
    regions: tuple[Region, ...]
    nodes: tuple[Node, ...]
    revoked: frozenset[str]
    starts: dt.date
    ends: dt.date
    balance: Balance


class FileWritten(NamedTuple):
    """A file for others, verified where it lies; `number` only ever grows."""

    file: Path
    number: int


class GrantWritten(NamedTuple):
    """A further block given, and the reference that tells of it, verified where it lies."""

    granted: Granted
    reference: FileWritten


class KitWritten(NamedTuple):
    """A node's kit, verified where it lies; `root` is the fingerprint that its people compare."""

    file: Path
    node: Node
    root: str


def realm(session: Session) -> Realm:
    """What headquarters chooses from when it enrols or revokes somebody."""
    forums = session.programme.forums
    regions = {
        each.region_today: Region(
            each.region_today, each.region_today_name, each.region_today_name_ar
        )
        for each in forums
    }
    nodes = tuple(node for node in list_nodes(session) if node.name != AUTHORITY_NODE)
    ended = session.roster.revoked
    return Realm(
        tuple(forums),
        tuple(region for _, region in sorted(regions.items())),
        nodes,
        frozenset(n.name for n in nodes if any(i.log in ended for i in n.installations)),
        session.programme.starts,
        session.programme.ends,
        balance(session),
    )


def write_kit(session: Session, request: Request, terms: Terms, folder: Path) -> KitWritten:
    """Certify a node and write its kit into a folder.

    Raises:
        Refused: as `enrol`.
    """
    out = new_file(session, folder)
    return KitWritten(out, enrol(session, request, terms, out), own_root(session))


def write_grant(
    session: Session, name: str, permits: int, packs: int, folder: Path
) -> GrantWritten:
    """Give a desk a further block, and write the reference that tells of it into a folder.

    Raises:
        Refused: as `grant_block`.
    """
    granted = grant_block(session, name, permits, packs)
    return GrantWritten(granted, write_reference_file(session, folder))


def write_reference_file(session: Session, folder: Path) -> FileWritten:
    """The authority's latest word for everybody, into a folder.

    Raises:
        Refused: "role.not_allowed".
    """
    out = new_file(session, folder)
    return FileWritten(out, write_reference(session, out))


def write_trust_file(session: Session, folder: Path) -> tuple[FileWritten, TrustExported]:
    """What verifiers need, into a folder.

    Raises:
        Refused: "role.not_allowed".
    """
    out = new_file(session, folder, TRUST_ENDING)
    exported = export_trust_list(session, out)
    return FileWritten(out, exported.number), exported
