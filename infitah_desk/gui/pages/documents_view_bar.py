"""The bar above a paper's pages: which page this is, how large, and how it is looked at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.page_viewer import PageViewer
from infitah_desk.gui.widgets.small_button import small_button

# The same keys where Shift is not held, and what a French keyboard gives for 0.
_OTHER_KEYS = {"zoomInButton": ("Ctrl+=",), "zoomFitButton": ("Ctrl+à",)}


class ViewBar(QWidget):
    """`page_asked` carries 1 for the next page and -1 for the one before."""

    page_asked = Signal(int)

    def __init__(self, viewer: PageViewer) -> None:
        super().__init__()
        self._viewer = viewer
        self._shown: tuple[int, int, tuple[int, int, int] | None, bool] = (1, 0, None, False)
        self.setObjectName("viewBar")
        self.before = small_button("previousPageButton")
        self.after = small_button("nextPageButton")
        self.label = QLabel()
        self.label.setObjectName("pageLabel")
        self.label.setProperty("role", "label")
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.less = small_button("zoomOutButton")
        self.more = small_button("zoomInButton")
        self.whole = small_button("zoomFitButton")
        self.wide = small_button("zoomWidthButton")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.before, self.after):
            row.addWidget(widget)
        row.addWidget(self.label, 1)
        for widget in (self.less, self.more, self.whole, self.wide):
            row.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.page_asked.emit(-1))
        self.after.clicked.connect(lambda: self.page_asked.emit(1))
        self.less.clicked.connect(lambda: self._viewer.zoom_by(-1))
        self.more.clicked.connect(lambda: self._viewer.zoom_by(1))
        self.whole.clicked.connect(lambda: self._viewer.fit("page"))
        self.wide.clicked.connect(lambda: self._viewer.fit("width"))
        for button in (self.more, self.whole):
            for key in _OTHER_KEYS[button.objectName()]:
                QShortcut(QKeySequence(key), button).activated.connect(button.click)

    def retranslate(self) -> None:
        """Say everything anew."""
        for button, words, sign, key in (
            (self.before, self.tr("Page before"), "‹", "Alt+PgUp"),
            (self.after, self.tr("Next page"), "›", "Alt+PgDown"),
            (self.less, self.tr("Smaller"), "−", "Ctrl+-"),
            (self.more, self.tr("Larger"), "+", "Ctrl++"),
            (self.whole, self.tr("Whole page"), "▢", "Ctrl+0"),
            (self.wide, self.tr("Whole width"), "↔", "Ctrl+Shift+L"),
        ):
            with_key(button, words, key, shown=False)
            button.setText(sign)
        self._say()

    def say(
        self, place: int, count: int, size: tuple[int, int, int] | None, *, is_new: bool
    ) -> None:
        """Which page of how many; its pixels and bytes, once it was read."""
        self._shown = (place, count, size, is_new)
        self._say()

    def _say(self) -> None:
        place, count, size, is_new = self._shown
        parts = []
        if count:
            parts.append(self.tr("Page {place} / {count}").format(place=place, count=count))
        if is_new:
            parts.append(self.tr("not kept yet"))
        if size:
            width, height, length = size
            parts.append(apart(f"{width} × {height}"))
            parts.append(self.tr("{size} kB").format(size=max(1, round(length / 1000))))
        self.label.setText(" · ".join(parts))
        for button in (self.before, self.after):
            button.setVisible(count > 1)
        self.before.setEnabled(place > 1)
        self.after.setEnabled(place < count)
        for button in (self.less, self.more, self.whole, self.wide):
            button.setVisible(count > 0)
