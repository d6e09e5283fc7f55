"""What can be done to the page in front: turned, cut, in colours or not, kept or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.small_button import small_button

if TYPE_CHECKING:
    from infitah_desk.documents.scan_page import PageOptions, Tone

TONES: tuple[Tone, ...] = ("colour", "grey", "black_and_white")
_GAP = 6


class NewPageTools(QWidget):
    """For a page that is not kept yet. `kept` and `dropped` speak of it, `turned` of degrees."""

    turned = Signal(int)
    crop_asked = Signal()
    tone_chosen = Signal(str)
    kept = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("newPageTools")
        self.keep = small_button("keepPagesButton")
        self.left = small_button("rotateLeftButton")
        self.right = small_button("rotateRightButton")
        self.crop = small_button("cropPageButton")
        self.tone = QComboBox()
        self.tone.setObjectName("pageToneField")
        self.tone.setProperty("small", True)
        self.tone.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.drop = small_button("dropPageButton")
        row = FlowLayout(self, _GAP)
        for widget in (self.keep, self.left, self.right, self.crop, self.tone, self.drop):
            row.addWidget(widget)
        self.keep.clicked.connect(self.kept)
        self.left.clicked.connect(lambda: self.turned.emit(270))
        self.right.clicked.connect(lambda: self.turned.emit(90))
        self.crop.clicked.connect(self.crop_asked)
        self.tone.activated.connect(lambda place: self.tone_chosen.emit(TONES[place]))
        self.drop.clicked.connect(self.dropped)

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self.keep, self.tr("Keep"), "Ctrl+S")
        with_key(self.left, self.tr("Turn left"), "Ctrl+Shift+T", shown=False)
        with_key(self.right, self.tr("Turn right"), "Ctrl+T", shown=False)
        self.left.setText("↺")
        self.right.setText("↻")
        self.say_crop(running=False)
        with_key(self.drop, self.tr("Do not keep"), "Ctrl+J", shown=False)
        self.drop.setText("✕")
        name = self.tr("Colours of the page")
        self.tone.setAccessibleName(name)
        self.tone.setToolTip(name)
        words = (self.tr("Colours"), self.tr("Grey"), self.tr("Black and white"))
        if self.tone.count() == 0:
            self.tone.addItems(words)
        for place, word in enumerate(words):
            self.tone.setItemText(place, word)

    def say_crop(self, *, running: bool) -> None:
        """The frame is being set, or can be."""
        words = self.tr("Cut along the frame") if running else self.tr("Cut to size")
        with_key(self.crop, words, "Ctrl+Shift+C", shown=False)

    def show_options(self, options: PageOptions) -> None:
        """Show what is made of the page in front."""
        self.tone.setCurrentIndex(TONES.index(options.tone))


class KeptPageTools(QWidget):
    """For a page that is kept: removing it is asked for in place, and then done."""

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keptPageTools")
        self.remove = small_button("removePageButton")
        self.confirm = small_button("confirmRemovePageButton")
        self.leave = small_button("leavePageButton")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for widget in (self.remove, self.confirm, self.leave):
            row.addWidget(widget)
        self.remove.clicked.connect(lambda: self._ask(asking=True))
        self.leave.clicked.connect(lambda: self._ask(asking=False))
        self.confirm.clicked.connect(self._confirmed)
        self.settle()

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self.remove, self.tr("Remove this page…"), "Ctrl+J", shown=False)
        with_key(self.confirm, self.tr("Remove it now"), "Ctrl+Shift+J")
        with_key(self.leave, self.tr("Leave it"), "Ctrl+J")

    def settle(self) -> None:
        """Nothing is being asked."""
        self._show(asking=False)

    def _ask(self, *, asking: bool) -> None:
        self._show(asking=asking)
        (self.leave if asking else self.remove).setFocus()

    def _show(self, *, asking: bool) -> None:
        self.remove.setVisible(not asking)
        self.confirm.setVisible(asking)
        self.leave.setVisible(asking)

    def _confirmed(self) -> None:
        self.settle()
        self.removed.emit()
