"""Printers in the settings: one for each format, a test page of it, and the shift of card sheets.

What a printer makes of a page is seen on paper, and its code is read back into the field here.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.gui.context import Context
from infitah_desk.gui.models.paper_outlet import PaperOutlet
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.widgets.format_field import format_name
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.printer_field import PrinterField
from infitah_desk.gui.widgets.scan_field import ScanField

FORMATS = ("a4", "cards-a4", "card")
_STEP_MM = 0.5
_BOX_PX = 110
_INSIDE_PX = 8
_NAMES = {"a4": "A4", "cards-a4": "Cards", "card": "Card"}


class PrintersPanel(QWidget):
    """A row for each format, the shift below, and the field that reads test pages back."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._outlet = PaperOutlet(context, self)
        self._read = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("printersPanel")
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._labels = {each: QLabel() for each in FORMATS}
        self.printers = {
            each: PrinterField(self._context, each, f"printer{_NAMES[each]}Field")
            for each in FORMATS
        }
        self.tests = {each: QPushButton() for each in FORMATS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, each in enumerate(FORMATS):
            self._labels[each].setBuddy(self.printers[each])
            self.tests[each].setObjectName(f"testPage{_NAMES[each]}Button")
            grid.addWidget(self._labels[each], row, 0)
            grid.addWidget(self.printers[each], row, 1)
            grid.addWidget(self.tests[each], row, 2)
        self._shift = QLabel()
        self._shift.setWordWrap(True)
        self.right, self.down = _millimetres("shiftRightBox"), _millimetres("shiftDownBox")
        self._right, self._down = QLabel(), QLabel()
        shifts = QHBoxLayout()
        shifts.setSpacing(12)
        for widget in (self._right, self.right, self._down, self.down):
            shifts.addWidget(widget)
        shifts.addStretch(1)
        self._hint = QLabel()
        self._hint.setObjectName("testPageHintLabel")
        self._hint.setProperty("role", "secondary")
        self.scan = ScanField(_is_test_code)
        self.scan.setObjectName("testCodeField")
        self._told = QLabel()
        self._told.setObjectName("testCodeLabel")
        self._told.hide()
        for label in (self._shift, self._hint, self._told):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(grid)
        column.addWidget(self._shift)
        column.addLayout(shifts)
        for part in (self._hint, self.scan, self._told):
            column.addWidget(part)

    def _connect(self) -> None:
        for each in FORMATS:
            self.tests[each].clicked.connect(lambda _=False, each=each: self._test(each))
            self.printers[each].changed.connect(self._say)
        for box, axis in ((self.right, "x"), (self.down, "y")):
            box.valueChanged.connect(lambda value, axis=axis: self._move(axis, value))
        self.scan.scanned.connect(self._judge)
        self.scan.count_changed.connect(self._say_count)
        self._outlet.ended.connect(lambda: self._let_test(allowed=True))

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("Printers"))
        for each in FORMATS:
            name = format_name(each)
            self._labels[each].setText(name)
            self.printers[each].retranslate(
                self.tr("Printer: {format}").format(format=name),
                self.tr("Where permits of this format are printed; remembered"),
            )
        self._shift.setText(
            self.tr("If the ten cards do not lie under the knife, shift the whole sheet:")
        )
        for box, label, words in (
            (self.right, self._right, self.tr("To the right")),
            (self.down, self._down, self.tr("Down")),
        ):
            label.setText(words)
            box.setAccessibleName(words)
            box.setToolTip(self.tr("A minus sign shifts the other way"))
            box.setSuffix(self.tr(" mm"))
        self._hint.setText(
            self.tr(
                "On a test page, lay a ruler beside the printed one: ten millimetres must be ten."
                " Then scan its code into the field below."
            )
        )
        self.scan.setAccessibleName(self.tr("Code of a test page, from the scanner"))
        self.scan.setToolTip(self.tr("Scan the code of a test page, or paste it (Ctrl+V)"))
        self._say_count(self.scan.count)
        self._say()

    def opened(self) -> None:
        """Somebody else may be here now, and papers are printed at desks."""
        self._read = ""
        self._let_test(allowed=True)
        x, y = self._context.preferences.shift
        from infitah_desk.documents.cards_sheet import MOST_SHIFT

        for box, most, value in ((self.right, MOST_SHIFT.x, x), (self.down, MOST_SHIFT.y, y)):
            box.blockSignals(True)
            box.setRange(-most, most)
            box.setValue(value)
            box.blockSignals(False)
        self._say()

    def refresh(self) -> None:
        """Printers may have been chosen elsewhere since."""
        for field in self.printers.values():
            field.refresh()

    def _say(self) -> None:
        for place, each in enumerate(FORMATS, start=1):
            words = (
                self.tr("Print a test page")
                if self.printers[each].printer
                else self.tr("Save a test page")
            )
            with_key(self.tests[each], words, f"Alt+{place}")
        self._say_read()

    def _say_count(self, count: int) -> None:
        self.scan.say(
            self.tr("Scan the code of a test page here"),
            self.tr("%n character(s) came", "", count),
        )

    def _test(self, format_: str) -> None:
        from infitah_desk.services.trying import draw_test_page

        shift = self._context.preferences.shift if format_ == "cards-a4" else (0.0, 0.0)
        printer = self.printers[format_].printer
        self._let_test(allowed=False)
        self._context.desk.work(
            lambda: draw_test_page(format_, shift),
            lambda pdf: self._outlet.send(pdf, printer, f"test-{format_}"),
            self._outlet.fail,
        )

    def _let_test(self, *, allowed: bool) -> None:
        for button in self.tests.values():
            button.setEnabled(allowed)

    def _move(self, axis: str, value: float) -> None:
        self._context.preferences.card_shift[axis] = value
        self._context.remember()

    def _judge(self, text: str) -> None:
        self._read = text
        self._say_read()

    def _say_read(self) -> None:
        read = self._read
        if not read:
            said = ""
        elif _is_test_code(read):
            name = apart(format_name(_format_of(read)))
            said = "✓ " + self.tr("Reads well: {format}.").format(format=name)
        else:
            said = "⚠ " + self.tr(
                "This is not what a test page says. Print it at 100 %, with more ink, and scan"
                " again."
            )
        self._told.setText(said)
        self._told.setAccessibleName(said)
        self._told.setVisible(bool(said))


class _Millimetres(QDoubleSpinBox):
    """A measure that scrolling past it does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()


def _millimetres(name: str) -> QDoubleSpinBox:
    box = _Millimetres()
    box.setObjectName(name)
    box.setDecimals(1)
    box.setSingleStep(_STEP_MM)
    box.setFixedWidth(_BOX_PX)
    # The style sheet's padding does not reach the line inside.
    box.lineEdit().setTextMargins(_INSIDE_PX, 0, _INSIDE_PX, 0)
    return box


def _is_test_code(text: str) -> bool:
    return bool(_format_of(text))


def _format_of(text: str) -> str:
    """The format whose test page says this; "" where none does."""
    from infitah_desk.documents.trial_page import trial_code

    return next((each for each in FORMATS if text.strip() == trial_code(each)), "")
