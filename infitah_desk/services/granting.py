"""Granting: desks get numbers and packs to spend, and never more than the programme allows."""

from __future__ import annotations

from typing import NamedTuple

from infitah_desk.domain import events as e
from infitah_desk.domain.blocks import next_first, room_from, share, split_block
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.escrow import Balance, balance_of
from infitah_desk.services.session import Session
from infitah_desk.storage.escrow import known_logs


class Granted(NamedTuple):
    """A further block of a desk; without permits its serials are 0."""

    node: str
    first_serial: int
    last_serial: int
    permits: int
    packs: int


def balance(session: Session) -> Balance:
    """What every desk was given and spent, as far as is known here, and what is left to give.

    Raises:
        Refused: "enrol.not_accepted".
    """
    return balance_of(session.roster, session.programme, known_logs(session.store))


def grant_block(session: Session, name: str, permits: int, packs: int) -> Granted:
    """Give a desk further numbers, above all that it had from this installation, and packs.

    The desk spends them once a reference has told it so.

    Raises:
        Refused: "role.not_allowed", "account.not_allowed", "enrol.unknown_node",
            "escrow.not_a_desk", "escrow.node_revoked", "escrow.nothing_granted",
            "escrow.serials_used_up", "escrow.permits_exceeded", "escrow.packs_exceeded".
        MachineFault: "data.copied_machine" in a folder that was copied from another machine.
    """
    session.needs_role("authority")
    session.needs_supervisor()
    session.needs_own_machine()
    node = session.roster.nodes.get(name)
    if node is None:
        raise Refused("enrol.unknown_node", node=name)
    if node.role != "desk":
        raise Refused("escrow.not_a_desk", node=name)
    if any(each.log in session.roster.revoked for each in node.installations):
        raise Refused("escrow.node_revoked", node=name)
    if min(permits, packs) < 0 or not permits + packs:
        raise Refused("escrow.nothing_granted")
    blocks = [block for each in node.installations for block in each.blocks]
    first = next_first(blocks, session.position)
    if permits > (left := room_from(first, blocks)):
        raise Refused("escrow.serials_used_up", node=name, left=left)
    parts = tuple(
        (*serials, part)
        for serials, part in zip(split_block(first, permits), share(packs), strict=True)
    )
    with session.store.transaction():
        balance(session).needs(permits, packs)
        session.write([("", [e.BlockGranted(name, parts)])])
    last = first + permits - 1 if permits else 0
    return Granted(name, first if permits else 0, last, permits, packs)
