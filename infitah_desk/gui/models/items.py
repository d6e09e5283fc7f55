"""Items as a list's rows: each given as it is, its words made only where it is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
Item = TypeVar("Item")


class ItemsModel(QAbstractListModel, Generic[Item]):
    """Rows of items; `words` says one to who cannot see it."""

    def __init__(self, words: Callable[[Item], str], parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self.items: Sequence[Item] = ()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.items):
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return item
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._words(item)
        return None

    def show(self, items: Sequence[Item]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def say_anew(self) -> None:
        """The words are others now."""
        if self.items:
            self.dataChanged.emit(self.index(0), self.index(len(self.items) - 1))
