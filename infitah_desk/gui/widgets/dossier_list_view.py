"""The list of dossiers as a widget: made for a hundred thousand rows, and keeping its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView, QListView

from infitah_desk.gui.models.dossier_list import DossierListModel, Index
from infitah_desk.gui.widgets.dossier_row import HEIGHT, DossierRowDelegate
from infitah_desk.services.listing import Listing

BATCH = 4000
"""Rows placed at once, some milliseconds; a hundred thousand at once would be seen to stop."""


class DossierListView(QListView):
    """Rows of one height, placed in batches; what is in front stays while rows come and go."""

    def __init__(self, model: DossierListModel, delegate: DossierRowDelegate) -> None:
        super().__init__()
        self._rows = model
        self._delegate = delegate
        self._wanted: int | None = None
        self.setObjectName("dossierList")
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(delegate)
        self.setModel(model)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._return)
        # Whoever scrolls now goes where they go.
        bar.actionTriggered.connect(self._stay)

    @property
    def top(self) -> int:
        """The place of the row at the top; 0 where there is none."""
        return max(0, self.indexAt(QPoint(4, 4)).row())

    def show_listing(self, listing: Listing, *, anew: bool) -> None:
        """Show this; unless `anew`, the row at the top stays there."""
        value = self.verticalScrollBar().value()
        top = self.top
        held = None if anew or value == 0 else self._rows.id_at(top)
        self._rows.show(listing, anew=anew)
        place = -1 if held is None else self._rows.place_of_id(held)
        self._wanted = place * HEIGHT + value - top * HEIGHT if place >= 0 else None
        if not anew:
            self.doItemsLayout()
            self._return()

    def dataChanged(  # noqa: N802 - Qt's name
        self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()
    ) -> None:
        """Rows have one height whatever they say: only painted anew.

        QListView would lay out all of them again whenever one page of them was fetched.
        """
        QAbstractItemView.dataChanged(self, top_left, bottom_right, roles)

    def _return(self) -> None:
        bar = self.verticalScrollBar()
        if self._wanted is not None and bar.maximum() >= self._wanted:
            wanted, self._wanted = self._wanted, None
            bar.setValue(wanted)

    def _stay(self) -> None:
        self._wanted = None
