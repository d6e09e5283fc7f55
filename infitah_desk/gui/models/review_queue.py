"""The queues of what a person settles: places known at once, one item at a time read whole.

Dossiers are compared in portions, between which everybody else's questions are answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context

if TYPE_CHECKING:
    from infitah_desk.domain.programme import Programme
    from infitah_desk.services.deciding import Conflict
    from infitah_desk.services.linking import Place
    from infitah_desk.services.reviewing import Queues, Review
    from infitah_desk.services.session import Session

Kind = Literal["pairs", "conflicts", "permits", "decided"]
KINDS: tuple[Kind, ...] = ("pairs", "conflicts", "permits", "decided")
Key = tuple[str, str]

_PORTIONS = 8
"""After so many portions the queue is read anew, so that what was found is seen meanwhile."""


class ReviewQueue(QObject):
    """`changed` says that the places or the one in front changed; `item_came` that it was read.

    What is in front stays in front while it waits at all, whatever comes before it.
    """

    changed = Signal()
    item_came = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.kind: Kind = "pairs"
        self.programme: Programme | None = None
        self.queues: Queues | None = None
        self.review: Review | None = None
        self.conflict: Conflict | None = None
        self.is_comparing = False
        self._to_compare = 0
        self._stopped = False
        self._under_way = False
        self._portions = 0
        self._known: dict[Kind, Sequence[Key]] = {}
        self._at: dict[Kind, tuple[int, Key]] = {}
        self._chosen = False
        self._shown: tuple[Kind, Key | None] = ("pairs", None)
        self._asking = self._again = False

    # What waits.

    def count(self, kind: Kind) -> int:
        """How many wait there."""
        return len(self._keys(kind))

    @property
    def place(self) -> int:
        """The one in front, from 0; -1 where nothing waits."""
        keys = self._keys(self.kind)
        return min(self._at.get(self.kind, (0, ("", "")))[0], len(keys) - 1)

    @property
    def current(self) -> Key | None:
        """What is in front: two dossiers, or a dossier and the field in conflict."""
        place = self.place
        return self._keys(self.kind)[place] if place >= 0 else None

    @property
    def pair(self) -> Place | None:
        """The pair in front, as what it waits."""
        if self.queues is None or self.kind not in {"pairs", "decided"} or self.place < 0:
            return None
        return (self.queues.pairs if self.kind == "pairs" else self.queues.decided)[self.place]

    def among_its_like(self) -> tuple[int, int]:
        """The place of the pair in front among those of its state, from 1, and their number."""
        pair = self.pair
        if pair is None or self.queues is None or self.kind == "decided":
            return self.place + 1, self.count(self.kind)
        places = self.queues.pairs
        before = sum(each.state == pair.state for each in places[: self.place])
        return before + 1, sum(each.state == pair.state for each in places)

    def _keys(self, kind: Kind) -> Sequence[Key]:
        return self._known.get(kind, ())

    # Going about in it.

    def choose(self, kind: Kind) -> None:
        """Put another queue in front."""
        self.kind, self._chosen = kind, True
        self._turn(self.place)

    def later(self) -> None:
        """The next one, after the last the first."""
        if count := self.count(self.kind):
            self._turn((self.place + 1) % count)

    def back(self) -> None:
        """The one before."""
        if count := self.count(self.kind):
            self._turn((self.place - 1) % count)

    def look_at(self, kind: Kind, key: Key) -> None:
        """Put this very one in front as soon as it is there."""
        self.kind, self._chosen = kind, True
        self._at[kind] = (0, key)
        self.refresh()

    def _turn(self, place: int) -> None:
        keys = self._keys(self.kind)
        if 0 <= place < len(keys):
            self._at[self.kind] = (place, keys[place])
        self.changed.emit()
        self._read()

    def _read(self) -> None:
        """Ask for what is in front; meanwhile nothing is shown of another one."""
        from infitah_desk.services.reviewing import find_conflict, review

        key, kind = self.current, self.kind
        if (kind, key) != self._shown:
            self._shown = (kind, key)
            self.review = self.conflict = None
            self.item_came.emit()
        if key is None:
            return

        def came(item: Review | Conflict | None) -> None:
            if (self.kind, self.current) != (kind, key) or item is None:
                return
            if item == (self.conflict if kind == "conflicts" else self.review):
                # Read anew and still the same: what somebody types or is asked stays.
                return
            if kind == "conflicts":
                self.conflict = item  # type: ignore[assignment]
            else:
                self.review = item  # type: ignore[assignment]
            self.item_came.emit()

        if kind == "conflicts":
            self._context.desk.ask(find_conflict, came, None, *key)
        else:
            self._context.desk.ask(review, came, None, *key)

    def refresh(self) -> None:
        """Ask what waits now."""
        if self._asking:
            self._again = True
            return
        if self._context.desk.is_open:
            self._asking = True
            self._context.desk.ask(_look, self._came, self._not_came)

    def _came(self, seen: tuple[Queues, Programme]) -> None:
        self._asking = False
        self.queues, self.programme = seen
        self._known = _keys_of(self.queues)
        if not self._chosen and not self.count(self.kind):
            self.kind = next((kind for kind in KINDS[:-1] if self.count(kind)), self.kind)
        for kind, (place, key) in self._at.items():
            keys = self._keys(kind)
            found = next((at for at, each in enumerate(keys) if each == key), place)
            self._at[kind] = (found, keys[found] if found < len(keys) else ("", ""))
        if self._again:
            self._again = False
            self.refresh()
        self._turn(self.place)
        if self.queues.uncompared and not self.is_comparing and not self._stopped:
            self.compare()

    def _not_came(self, error: InfitahError) -> None:
        self._asking = self._again = False
        self._context.desk.refused.emit(error)

    def forget(self) -> None:
        """The desk is locked: nothing of anybody stays."""
        self.queues = self.review = self.conflict = None
        self.is_comparing = self._stopped = self._under_way = self._asking = self._again = False
        self._at.clear()
        self._known.clear()
        self.kind, self._chosen, self._shown = "pairs", False, ("pairs", None)
        self.changed.emit()
        self.item_came.emit()

    # Comparing.

    @property
    def uncompared(self) -> int:
        """How many dossiers are still to be compared with all others."""
        return self.queues.uncompared if self.queues is not None else 0

    @property
    def compared(self) -> tuple[int, int]:
        """How many were compared since it began, and of how many."""
        return self._to_compare - self.uncompared, self._to_compare

    def compare(self) -> None:
        """Compare what changed, a portion at a time."""
        if self.queues is not None and not self.is_comparing:
            self.is_comparing, self._stopped, self._portions = True, False, 0
            self._to_compare = self.queues.uncompared
            self.changed.emit()
            if not self._under_way:
                self._go_on()

    def stop(self) -> None:
        """Leave the rest for when somebody asks for it."""
        self._stopped, self.is_comparing = True, False
        self.changed.emit()

    def _go_on(self) -> None:
        from infitah_desk.services.reviewing import compare_more

        self._under_way = True
        self._context.desk.ask(compare_more, self._compared, self._not_compared)

    def _compared(self, left: int) -> None:
        self._under_way = False
        if self.queues is None:
            return
        self.queues = self.queues._replace(uncompared=left)
        if not self.is_comparing:
            self.changed.emit()
            return
        self._portions += 1
        if not left:
            self.is_comparing = False
        if not left or self._portions % _PORTIONS == 0:
            self.refresh()
        self.changed.emit()
        if left:
            self._go_on()

    def _not_compared(self, error: InfitahError) -> None:
        self._under_way = False
        self.stop()
        self._context.desk.refused.emit(error)


def _keys_of(queues: Queues) -> dict[Kind, Sequence[Key]]:
    return {
        "pairs": [each[:2] for each in queues.pairs],
        "conflicts": queues.conflicts,
        "permits": [(each.keep.dossier, each.open[0].dossier) for each in queues.permits],
        "decided": [each[:2] for each in queues.decided],
    }


def _look(session: Session) -> tuple[Queues, Programme]:
    from infitah_desk.services.reviewing import caught_up

    return caught_up(session), session.programme
