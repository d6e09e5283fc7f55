"""The notice of law 09-08 and the two consents: told and asked before anything is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.programme import DataProtection
from infitah_desk.gui.models.enterprise_form import CONSENTS
from infitah_desk.gui.widgets.choice_field import ConsentBox
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.system.form_texts import Both, label, notice
from infitah_desk.system.texts import Language, field_name

WHOLE_KEY = "Ctrl+Shift+I"
PRINT_KEY = "Alt+N"


class DataNotice(QWidget):
    """Both languages side by side, French left, Arabic right, and a box for each consent."""

    typed = Signal(str)
    next_asked = Signal(str)
    print_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._protection: DataProtection | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._french = _text("dataNoticeFrench", Qt.LayoutDirection.LeftToRight)
        self._arabic = _text("dataNoticeArabic", Qt.LayoutDirection.RightToLeft)
        texts = QHBoxLayout()
        texts.setSpacing(18)
        texts.addWidget(self._french, 1)
        texts.addWidget(self._arabic, 1)
        self.whole = QPushButton()
        self.whole.setObjectName("wholeNoticeButton")
        self.whole.setProperty("flat", True)
        self.whole.setCheckable(True)
        self.print = QPushButton()
        self.print.setObjectName("printThisNoticeButton")
        self.print.setProperty("flat", True)
        below = QHBoxLayout()
        below.addWidget(self.whole)
        below.addWidget(self.print)
        below.addStretch(1)
        self.boxes: dict[str, ConsentBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addLayout(texts)
        column.addLayout(below)
        for name in CONSENTS:
            words = label(name)
            box = ConsentBox()
            box.setObjectName(f"field_{name}")
            french = _text(f"{name}French", Qt.LayoutDirection.LeftToRight, role="")
            arabic = _text(f"{name}Arabic", Qt.LayoutDirection.RightToLeft, role="")
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
            for text, said in ((french, words.fr), (arabic, words.ar)):
                text.setText(said)
                row.addWidget(text, 1)
            column.addLayout(row)
            self.boxes[name] = box

    def _connect(self) -> None:
        self.whole.toggled.connect(lambda _: self._tell())
        self.print.clicked.connect(self.print_asked)
        for name, box in self.boxes.items():
            box.raw_changed.connect(lambda name=name: self.typed.emit(name))
            box.next_asked.connect(lambda name=name: self.next_asked.emit(name))

    def retranslate(self, language: Language) -> None:
        """Say names and the toggle anew."""
        with_key(self.whole, self.tr("Read the whole notice"), WHOLE_KEY)
        with_key(self.print, self.tr("Print the notice"), PRINT_KEY)
        for name, box in self.boxes.items():
            box.setAccessibleName(field_name(name, language))

    def show_protection(self, protection: DataProtection) -> None:
        """Tell what the programme file says."""
        self._protection = protection
        self._tell()

    def _tell(self) -> None:
        if self._protection is None:
            return
        told = notice(
            Both(self._protection.controller, self._protection.controller_ar),
            self._protection.receipt_number,
            self._protection.kept_until,
        )
        words = told.whole if self.whole.isChecked() else told.short
        self._french.setText(words.fr)
        self._arabic.setText(words.ar)


def _text(name: str, direction: Qt.LayoutDirection, *, role: str = "label") -> QLabel:
    text = QLabel()
    text.setObjectName(name)
    text.setProperty("role", role)
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.setWordWrap(True)
    text.setLayoutDirection(direction)
    text.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    return text
