"""The overview that the status bar always shows: the stop, the permits left, the bundles."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from typing import NamedTuple

from infitah_desk.domain.circumstances import Stop
from infitah_desk.domain.events import told
from infitah_desk.domain.quarantine import Link
from infitah_desk.services.exporting import EXPORTED_AT, EXPORTED_SEQ
from infitah_desk.services.receipting import SAFE
from infitah_desk.services.session import Session
from infitah_desk.storage import queries
from infitah_desk.storage.sheets import waiting_count

CLOCK_SKEW = 2 * 60 * 1000
LITTLE_SPACE = 500 * 1024 * 1024


class Overview(NamedTuple):
    """How things stand at this desk.

    `exported_at` is in milliseconds since 1970, 0 where no bundle was written; `unsent` counts the
    own events that no bundle holds, `safe_seq` says up to which one headquarters has them.
    `valid_from` and `valid_until` (ISO 8601) are the days on which this node's word counts.
    `sheets` counts those that were sent to paper and wait for an answer.
    `clock_back` says that the clock tells an earlier time than when something was last written.
    """

    node: str
    role: str
    accepted: bool
    stop: Stop | None
    permits_left: int
    permits_given: int
    exported_at: int
    unsent: int
    safe_seq: int
    own_seq: int
    steps: Mapping[str, int]
    little_space: bool
    copied: bool
    valid_from: str
    valid_until: str
    city: str
    city_ar: str
    clock_back: bool
    sheets: int


def overview(session: Session) -> Overview:
    """How things stand here, for whoever looks up."""
    own = session.own_installation
    node = session.roster.nodes.get(session.node)
    last = session.store.own_head
    own_seq = last.seq if last else 0
    forum = session.programme.forum(node.forum) if node and node.forum else None
    return Overview(
        node=session.node,
        role=session.role,
        accepted=own is not None,
        stop=queries.open_stop(session.store),
        permits_left=session.permits_left,
        permits_given=own.permits if own else 0,
        exported_at=session.store.settings.number(EXPORTED_AT),
        unsent=own_seq - session.store.settings.number(EXPORTED_SEQ),
        safe_seq=session.store.settings.number(SAFE),
        own_seq=own_seq,
        steps=queries.step_counts(session.store),
        little_space=shutil.disk_usage(session.folder.path).free < LITTLE_SPACE,
        copied=session.copied,
        valid_from=node.valid_from if node else "",
        valid_until=node.valid_until if node else "",
        city=forum.city if forum else "",
        city_ar=forum.city_ar if forum else "",
        clock_back=_written_at(session, last) > session.milliseconds() + CLOCK_SKEW,
        sheets=waiting_count(session.store.db),
    )


def _written_at(session: Session, last: Link | None) -> int:
    """When this installation last wrote something, in milliseconds since 1970; 0 for never."""
    event = session.store.log.at(session.store.own_log, last.hash, last.seq) if last else None
    return told(event).head.time if event else 0
