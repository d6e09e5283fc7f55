"""Paper forms on the today page: blank ones printed in stock, filled ones typed in later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.text_folding import digits_from_keyboard, western_digits
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.sheets import FOLDER, print_data_notice, send_file
from infitah_desk.gui.widgets.drop_zone import ask_folder
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key

if TYPE_CHECKING:
    from pathlib import Path

    from infitah_desk.services.reserving_forms import FormListed, FormsDrawn
    from infitah_desk.services.session import Session

USUAL_COUNT = 20
_COUNT_PX = 64


class PaperForms(QWidget):
    """How many blank forms wait, printing more, the notice; `enter_asked`: one was filled in."""

    enter_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._waiting = 0
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("paperForms")
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._stock = QLabel()
        self._stock.setObjectName("formsStockLabel")
        self._stock.setProperty("role", "secondary")
        self._stock.setWordWrap(True)
        self.enter = _button("enterFormButton")
        self.count = QLineEdit(str(USUAL_COUNT))
        self.count.setObjectName("formCountField")
        self.count.setFixedWidth(_COUNT_PX)
        self.print_blank = _button("printFormsButton")
        self.notice = _button("printNoticeButton")
        row = QWidget()
        flow = FlowLayout(row, 8)
        buttons: tuple[QWidget, ...] = (self.enter, self.count, self.print_blank, self.notice)
        for button in buttons:
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._title, self._stock, row):
            column.addWidget(part)

    def _connect(self) -> None:
        self.enter.clicked.connect(self.enter_asked)
        self.print_blank.clicked.connect(self._print)
        self.count.returnPressed.connect(self.print_blank.click)
        self.notice.clicked.connect(
            lambda: print_data_notice(self._context, self.tr("Folder for the notice"))
        )

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("Paper forms, for when no laptop works"))
        with_key(self.enter, self.tr("Type in a filled form"), "Ctrl+Shift+T")
        with_key(self.print_blank, self.tr("Print blank forms"), "Alt+F")
        with_key(self.notice, self.tr("Print the notice on personal data"), "Ctrl+Shift+I")
        count = self.tr("How many blank forms")
        self.count.setAccessibleName(count)
        self.count.setToolTip(count)
        self._stock.setText(
            self.tr("%n form(s) with a number of this laptop not typed in yet", "", self._waiting)
        )
        self._stock.setVisible(self._waiting > 0)

    def _come_last(self) -> None:
        """Have Tab come here last: what stands above may have been made later than these."""
        page = self.parentWidget()
        last: QWidget | None = None
        widget = page.nextInFocusChain() if page is not None else None
        while page is not None and widget is not None and widget is not page:
            if page.isAncestorOf(widget) and not (widget is self or self.isAncestorOf(widget)):
                last = widget
            widget = widget.nextInFocusChain()
        for after in (self.enter, self.count, self.print_blank, self.notice):
            if last is not None:
                QWidget.setTabOrder(last, after)
            last = after

    def refresh(self) -> None:
        """Ask how many forms wait."""
        self._context.desk.ask(_reserved, self._came, None)

    def _came(self, forms: tuple[FormListed, ...]) -> None:
        self._waiting = sum(not each.dossier for each in forms)
        self.retranslate()
        self._come_last()

    def _print(self) -> None:
        from infitah_desk.services.reserving_forms import print_forms

        folder = ask_folder(self._context, FOLDER, self.tr("Folder for blank forms"))
        if folder is None:
            return
        self.print_blank.setEnabled(False)
        self._context.desk.do(
            print_forms,
            self._drawn,
            self._refused,
            _number(self.count.text()),
            _free(folder, "formulaires"),
        )

    def _drawn(self, drawn: FormsDrawn) -> None:
        def sent() -> None:
            self._context.notice.tell_good(
                self.tr("Forms {first} to {last} are written: {file}").format(
                    first=apart(drawn.first), last=apart(drawn.last), file=apart(str(drawn.file))
                )
            )

        self.print_blank.setEnabled(True)
        self.refresh()
        send_file(self._context, drawn.file, sent)

    def _refused(self, error: Exception) -> None:
        self.print_blank.setEnabled(True)
        self._context.desk.refused.emit(error)


def _number(typed: str) -> int:
    """What was typed, also unshifted on AZERTY; 0, which is refused in words, for no number."""
    for spelling in (western_digits(typed.strip()), digits_from_keyboard(typed.strip())):
        if spelling.isascii() and spelling.isdigit():
            return int(spelling)
    return 0


def _reserved(session: Session) -> tuple[FormListed, ...]:
    from infitah_desk.services.reserving_forms import reserved_forms

    return reserved_forms(session)


def _free(folder: Path, name: str) -> Path:
    """A name in the folder that nothing has: printed forms are never written over."""
    place = 1
    while (file := folder / f"{name}-{place}.pdf").exists():
        place += 1
    return file


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    return button
