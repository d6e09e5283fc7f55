"""The model of the list: places known at once, what stands there fetched by pages as it is seen."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from infitah_desk.services.listing import PAGE, Listing, Row

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
KEPT_PAGES = 40
"""So many pages are remembered; the others are asked for again when they are seen."""

Ask = Callable[[Sequence[int], Callable[[list[Row]], None]], None]


class DossierListModel(QAbstractListModel):
    """Rows by place. `ask` fetches what stands at some places and gives it back later."""

    def __init__(self, ask: Ask, words: Callable[[Row], str], parent: QObject) -> None:
        super().__init__(parent)
        self._ask = ask
        self._words = words
        self._ids: array[int] = array("q")
        self._rows: dict[int, Row] = {}
        self._fresh: dict[int, None] = {}
        self._asked: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._generation = 0
        # Painting asks for many places in a row; one question answers them all.
        self._fetch_soon = QTimer(self)
        self._fetch_soon.setSingleShot(True)
        self._fetch_soon.setInterval(0)
        self._fetch_soon.timeout.connect(self._fetch)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._ids):
            return None
        if role in {Qt.ItemDataRole.UserRole, Qt.ItemDataRole.DisplayRole}:
            row = self._row(index.row())
            if role == Qt.ItemDataRole.UserRole or row is None:
                return row
            return self._words(row)
        return None

    def row_at(self, place: int) -> Row | None:
        """What stands at a place, if it was fetched."""
        return self._rows.get(self._ids[place]) if 0 <= place < len(self._ids) else None

    def id_at(self, place: int) -> int | None:
        """The number of the row at a place, fetched or not."""
        return self._ids[place] if 0 <= place < len(self._ids) else None

    def place_of_id(self, id_: int) -> int:
        """Where the row of that number stands; -1 where it does not."""
        try:
            return self._ids.index(id_)
        except ValueError:
            return -1

    def place_of(self, dossier: str) -> int:
        """Where a dossier stands; -1 where it does not, or was not fetched."""
        id_ = next((row.id for row in self._rows.values() if row.dossier == dossier), None)
        return -1 if id_ is None else self.place_of_id(id_)

    def show(self, listing: Listing, *, anew: bool) -> None:
        """Show this listing; unless `anew`, rows that stay keep their selection and their place."""
        self._generation += 1
        self._asked.clear()
        self._fresh.clear()
        if anew:
            self.beginResetModel()
            self._ids, self._rows = listing.ids, {}
            self.endResetModel()
        else:
            self._splice(listing.ids)
        for row in listing.first:
            self._rows[row.id] = row
        first = {row.id for row in listing.first}
        if first.issuperset(self._ids[:PAGE]):
            self._fresh[0] = None
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def say_anew(self) -> None:
        """The words of the rows are others now."""
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def clear(self) -> None:
        """Forget everything."""
        self.show(Listing(array("q"), {}, ()), anew=True)

    def _splice(self, ids: array[int]) -> None:
        """Take out and put in what is between the beginning and the end that stay."""
        old = self._ids
        first = _alike(old, ids, min(len(old), len(ids)), from_end=False)
        last = _alike(old, ids, min(len(old), len(ids)) - first, from_end=True)
        if len(old) - last > first:
            self.beginRemoveRows(_NOWHERE, first, len(old) - last - 1)
            self._ids = old[:first] + old[len(old) - last :]
            self.endRemoveRows()
        if len(ids) - last > first:
            self.beginInsertRows(_NOWHERE, first, len(ids) - last - 1)
            self._ids = ids
            self.endInsertRows()

    def _row(self, place: int) -> Row | None:
        page = place // PAGE
        if page not in self._fresh and page not in self._asked:
            self._wanted.pop(page, None)
            self._wanted[page] = None
            if not self._fetch_soon.isActive():
                self._fetch_soon.start()
        return self._rows.get(self._ids[place])

    def _fetch(self) -> None:
        # Of a fast scroll only the end is still seen: what was passed is not asked for.
        wanted, self._wanted = list(self._wanted)[-2:], {}
        for page in wanted:
            self._asked.add(page)
            ids = self._ids[page * PAGE : (page + 1) * PAGE]
            self._ask(list(ids), self._taking(page))

    def _taking(self, page: int) -> Callable[[list[Row]], None]:
        generation = self._generation

        def take(rows: list[Row]) -> None:
            if generation != self._generation:
                return
            self._asked.discard(page)
            self._fresh[page] = None
            for row in rows:
                self._rows[row.id] = row
            while len(self._fresh) > KEPT_PAGES:
                self._drop(next(iter(self._fresh)))
            last = min((page + 1) * PAGE, len(self._ids)) - 1
            if last >= page * PAGE:
                self.dataChanged.emit(self.index(page * PAGE), self.index(last))

        return take

    def _drop(self, page: int) -> None:
        del self._fresh[page]
        for id_ in self._ids[page * PAGE : (page + 1) * PAGE]:
            self._rows.pop(id_, None)


def _alike(old: array[int], new: array[int], most: int, *, from_end: bool) -> int:
    """How many places are the same at the beginning, or at the end; by halving, in C."""

    def same(count: int) -> bool:
        if from_end:
            return count == 0 or old[-count:].tobytes() == new[-count:].tobytes()
        return old[:count].tobytes() == new[:count].tobytes()

    low, high = 0, max(0, most)
    while low < high:
        middle = (low + high + 1) // 2
        if same(middle):
            low = middle
        else:
            high = middle - 1
    return low
