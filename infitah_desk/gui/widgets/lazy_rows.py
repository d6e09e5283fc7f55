"""Lazy rows: a table's cells made when they are first seen; of thousands few ever are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

from infitah_desk.gui.widgets.report_table import Cell

Item = TypeVar("Item")
Cells = Sequence[Cell]


class LazyRows(Sequence[Cells], Generic[Item]):
    """One row for each item; `items` may grow, and the table is told to grow then."""

    def __init__(self, items: Sequence[Item], cells: Callable[[Item], Cells]) -> None:
        self._items = items
        self._cells = cells
        self._made: dict[int, Cells] = {}

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, row: int) -> Cells: ...

    @overload
    def __getitem__(self, row: slice) -> list[Cells]: ...

    def __getitem__(self, row: int | slice) -> Cells | list[Cells]:
        if isinstance(row, slice):
            return [self[place] for place in range(*row.indices(len(self)))]
        if not 0 <= row < len(self):
            raise IndexError(row)
        if row not in self._made:
            self._made[row] = self._cells(self._items[row])
        return self._made[row]
