"""Listing dossiers for a screen: all places at once, what stands there by pages."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from infitah_desk.services.session import Session
from infitah_desk.storage import lists, queries
from infitah_desk.storage.lists import FOUND_AT_MOST, Row
from infitah_desk.storage.search import find

__all__ = ["PAGE", "STEPS_OF", "Listing", "Row", "list_rows", "show_rows"]

PAGE = 200

STEPS_OF: Mapping[str, tuple[str, ...]] = {
    "all": (),
    "to_complete": ("to_complete",),
    "documents": ("documents",),
    "initiation": ("initiation",),
    "ready": ("ready",),
    "issued": ("issued", "printed", "handed_over"),
    "parked": ("parked",),
    "waiting": ("waiting",),
}
"""The filters of the list, each with the steps that it lets through."""


class Listing(NamedTuple):
    """The places of a list in order, how many dossiers each filter has, and the first page."""

    ids: array[int]
    counts: Mapping[str, int]
    first: tuple[Row, ...]


def list_rows(session: Session, text: str = "", filter_: str = "all", start: int = 0) -> Listing:
    """The dossiers of a filter, the latest first; with `text` those that it finds.

    `start` is the place around which what is shown is wanted at once.
    """
    steps = STEPS_OF[filter_]
    if text.strip():
        found = find(session.store.db, text, FOUND_AT_MOST)
        ids = lists.ids_of(session.store, found, steps)
    else:
        ids = lists.ids_at(session.store, steps)
    at = queries.step_counts(session.store)
    counts = {name: sum(at.get(step, 0) for step in those) for name, those in STEPS_OF.items()}
    counts["all"] = sum(at.values())
    first = max(0, min(start, len(ids)) - PAGE // 2)
    return Listing(ids, counts, tuple(show_rows(session, ids[first : first + PAGE])))


def show_rows(session: Session, ids: Sequence[int]) -> list[Row]:
    """What these places show."""
    return lists.rows_of(session.store, ids)
