"""Places whose every act stands in a journal: what was done there, and what came from where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import node_of
from infitah_desk.services.session import Session
from tests.helpers.caravans import HQ, OUJDA, TETOUAN, TETOUAN_2
from tests.helpers.journal import Account, Act, that_count

DESKS = (TETOUAN, TETOUAN_2, OUJDA)
DAYS = {TETOUAN: "2010-09-28", TETOUAN_2: "2010-09-28", OUJDA: "2010-10-01"}


class NotedPlaces:
    """Headquarters and desks, by name; events go from one to another as they are."""

    def __init__(self, sessions: Mapping[str, Session]) -> None:
        self.sessions = sessions
        self.journal: list[Act] = []
        self.lost: set[str] = set()
        # By place and node, the last event of the node's log that came there.
        self._came: dict[str, dict[str, int]] = {place: {} for place in sessions}

    def account(self, place: str) -> Account:
        """What must be so at a place, by all that came there."""
        return Account(self._known(place), DAYS)

    @property
    def said_centrally(self) -> bool:
        """Whether headquarters said anything of permits or packs that the desks may not know."""
        return any(act.node == HQ and act.number for act in self.journal)

    @property
    def is_apart(self) -> bool:
        """Whether no desk was lost and none knows a dossier that another knows."""
        known = [name for desk in DESKS for name in self.account(desk).dossiers]
        return not self.lost and len(set(known)) == len(known)

    def _known(self, place: str) -> list[Act]:
        """What came to a place, or was done there, and counts as far as is known there."""
        came = self._came[place]
        return that_count(
            [act for act in self.journal if act.node == place or act.seq <= came.get(act.node, 0)]
        )

    def _give(self, giver: str, taker: str, only: str = "") -> None:
        """Everything, or what one node wrote, is taken along from one place to another."""
        source, store = self.sessions[giver].store, self.sessions[taker].store
        for log in source.log.logs():
            node, last = node_of(log), source.log.last(log)
            if node == taker or (only and node != only) or last is None:
                continue
            if last.seq > self._came[taker].get(node, 0):
                here = store.log.last(log)
                store.unite(source.log.read(log, here.seq + 1 if here else 1, last.seq), ())
                self._came[taker][node] = last.seq

    @contextmanager
    def _does(
        self,
        node: str,
        kind: str,
        dossier: str = "",
        number: str = "",
        *,
        value: tuple[str, ...] = (),
        amount: int = 0,
    ) -> Iterator[None]:
        """What is refused did not happen; what changes nothing is not written down either."""
        before = self.sessions[node].store.own_head
        with suppress(Refused):
            yield
            if self.sessions[node].store.own_head != before:
                self._note(node, kind, dossier, number, value=value, amount=amount)

    def _note(
        self,
        node: str,
        kind: str,
        dossier: str = "",
        number: str = "",
        order: str = "",
        *,
        value: tuple[str, ...] = (),
        amount: int = 0,
    ) -> None:
        head = self.sessions[node].store.own_head
        assert head is not None
        self.journal.append(Act(node, head.seq, kind, dossier, number, order, value, amount))

    def _of(self, dossier: str) -> list[Act]:
        return [act for act in self.journal if act.dossier == dossier]

    def _owner(self, number: str) -> str:
        return next(act.dossier for act in self.journal if act.number == number)

    def _dossier(self, place: str, which: int) -> str:
        """One of the dossiers that are known there; "" where none is."""
        known = [name for name, each in self.account(place).dossiers.items() if each.is_known]
        return known[which % len(known)] if known else ""

    def _number(self, place: str, which: int, kind: str = "issued") -> str:
        """A permit to which, as far as is known there, this happened."""
        known = sorted({act.number for act in self._known(place) if act.kind == kind})
        return known[which % len(known)] if known else ""
