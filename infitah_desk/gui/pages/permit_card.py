"""The permit step beside the page: how it stands, what it carries, where and why it is printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.reasons import COPY, SPOILED, on_paper
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.paper_outlet import usual_folder
from infitah_desk.gui.pages.dossier_header import apart, reading_side
from infitah_desk.gui.pages.permit_ending import PermitEnding
from infitah_desk.gui.pages.permit_state import Life
from infitah_desk.gui.pages.permit_words import PermitSpeaker
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.format_field import FormatField
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.printer_field import PrinterField
from infitah_desk.gui.widgets.reason_field import ReasonField
from infitah_desk.gui.widgets.showing_whole import show_whole

if TYPE_CHECKING:
    from infitah_desk.domain.permit import PermitState
    from infitah_desk.services.showing import Shown

FORMATS = ("a4", "card")
_TO_PRINT = {Life.ISSUED, Life.SENT, Life.OUTDATED}
_IN_HAND = {Life.PRINTED, Life.HANDED_OVER}


class PermitCard(QWidget):
    """Words, format, printer, file, the reasons of copies and spoiled sheets, who takes it."""

    spoil_asked = Signal(str)
    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Shown | None = None
        self._life = Life.NONE
        self._file: Path | None = None
        self._corrected: tuple[str, ...] = ()
        self._copy = ("", 0)
        self._speaker = PermitSpeaker(context, self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("permitCard")
        self._state = _words("permitStateLabel", "title")
        self._facts = _words("permitFactsLabel", "")
        self._where = _words("permitFileLabel", "secondary")
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._format_label = _words("permitFormatLabel", "label")
        self.formats = FormatField(self._context, "permit", "permitFormatField", FORMATS)
        self._printer_label = _words("printerLabel", "label")
        self.printers = PrinterField(self._context, self.formats.format, "printerField")
        self._why_label = _words("copyReasonLabel", "label")
        self.why = ReasonField(self._context, "copyReason", COPY, "copy.other")
        self._effect = _words("copyEffectLabel", "secondary")
        self.save = _button("savePermitButton")
        self.folder = _button("permitFolderButton")
        self.again = _button("anotherCopyButton")
        self.again.setCheckable(True)
        self.not_out = _button("notPrintedButton")
        self.spoil = _button("spoilPermitButton")
        self.reason = ReasonField(self._context, "spoilReason", SPOILED)
        self.confirm_spoil = QPushButton()
        self.confirm_spoil.setObjectName("spoilConfirmButton")
        self._to_label = _words("handOverLabel", "label")
        self.to = QLineEdit()
        self.to.setObjectName("handOverField")
        self.ending = PermitEnding(self._context)
        self._spoiling = QWidget()
        spoiling = QVBoxLayout(self._spoiling)
        spoiling.setContentsMargins(0, 0, 0, 0)
        spoiling.addWidget(self.reason)
        spoiling.addWidget(self.confirm_spoil, 0, Qt.AlignmentFlag.AlignLeading)
        self._spoiling.hide()
        buttons = QWidget()
        flow = FlowLayout(buttons, 8)
        for button in (self.save, self.folder, self.not_out, self.spoil, self.again):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (
            self._state,
            self._facts,
            self._to_label,
            self.to,
            self._format_label,
            self.formats,
            self._why_label,
            self.why,
            self._effect,
            self._printer_label,
            self.printers,
            self._where,
            buttons,
            self._spoiling,
            self.ending,
        ):
            column.addWidget(widget)
        column.addStretch(1)

    def _connect(self) -> None:
        self.formats.changed.connect(self._choose_format)
        self.why.changed.connect(self._say_effect)
        self.again.toggled.connect(self._toggle_again)
        self.spoil.clicked.connect(self._toggle_spoiling)
        self.reason.changed.connect(self._say_spoiling)
        self.reason.entered.connect(self.confirm_spoil.click)
        self.confirm_spoil.clicked.connect(lambda: self.spoil_asked.emit(self.reason.reason))

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self.save, self.tr("Save as PDF"), "Ctrl+S")
        with_key(self.folder, self.tr("Other folder…"), "Ctrl+Shift+S", shown=False)
        with_key(self.not_out, self.tr("It never came out"), "Ctrl+Shift+J", shown=False)
        with_key(self.spoil, self.tr("The sheet is spoiled…"), "Ctrl+G")
        with_key(self.confirm_spoil, self.tr("Throw it away"), "Ctrl+Shift+G", shown=False)
        self._format_label.setText(self.tr("Format"))
        self.formats.retranslate()
        self._why_label.setText(self.tr("Why there is another copy"))
        self.why.retranslate(self._why_label.text())
        self._printer_label.setText(self.tr("Printer"))
        self.printers.retranslate(
            self.tr("Printer"), self.tr("Where permits of this format are printed; remembered")
        )
        self._to_label.setText(self.tr("Who takes it, if it is not the manager (optional)"))
        self.to.setAccessibleName(self._to_label.text())
        self.to.setToolTip(self._to_label.text())
        self.reason.retranslate(self.tr("Why the sheet is spoiled"))
        self.ending.retranslate()
        self._say()

    def show_permit(self, shown: Shown | None, life: Life, file: Path | None) -> None:
        """Say how this dossier's permit stands; `file` is where it was saved just now."""
        self._shown, self._life, self._file = shown, life, file
        permit = self._permit
        copy = (permit.number, permit.copy) if permit is not None else ("", 0)
        if copy != self._copy or (self.again.isChecked() and life not in _IN_HAND):
            self._copy = copy
            self.again.setChecked(False)
            self.why.choose(on_paper(permit.next_reason if permit is not None else ""))
        self._say()

    def tell_corrected(self, fields: tuple[str, ...]) -> None:
        """Name what was corrected since the sheet in hand was printed."""
        self._corrected = fields
        self._say()

    @property
    def prints(self) -> bool:
        """Whether a sheet can be printed now: the first, the same again, or another copy."""
        return self._life in _TO_PRINT or (self._life in _IN_HAND and self.again.isChecked())

    @property
    def copy_reason(self) -> str:
        """Why there is another copy, as it was chosen; "" where that is not asked."""
        return self.why.reason if self._asks_why else ""

    def clear(self) -> None:
        """Another dossier: nothing typed stays."""
        self._corrected = ()
        self.to.clear()
        self.again.setChecked(False)
        self.clear_questions()

    def clear_questions(self) -> None:
        """Close what was asked in place."""
        self._spoiling.hide()
        self.ending.close_question()

    def focus_first(self) -> None:
        """The name of who takes the permit, where it can be typed."""
        if self.to.isVisibleTo(self):
            self.to.setFocus()

    @property
    def _permit(self) -> PermitState | None:
        return self._shown.state.standing_permit if self._shown is not None else None

    @property
    def _asks_why(self) -> bool:
        # Of a sheet that was sent already the reason is known.
        permit = self._permit
        return permit is not None and permit.copy > 1 and self.prints and self._life != Life.SENT

    def _say(self) -> None:
        life, prints = self._life, self.prints
        self._state.setText(self._speaker.state(self._shown, life))
        facts = self._speaker.facts(self._shown, life, self._corrected)
        self._facts.setText(facts)
        # Each line keeps its own direction; all of them stand where reading begins.
        side = (
            Qt.AlignmentFlag.AlignRight
            if self._context.language == "ar"
            else Qt.AlignmentFlag.AlignLeft
        )
        self._facts.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self._facts.setVisible(bool(facts))
        for label in (self._facts, self._where):
            reading_side(label)
        again = self.tr("No other copy") if self.again.isChecked() else self.tr("Another copy…")
        with_key(self.again, again, "Ctrl+J")
        has_printers = self.printers.is_choice
        for widget, seen in (
            (self._printer_label, prints and has_printers),
            (self.printers, prints and has_printers),
            (self._format_label, prints),
            (self.formats, prints),
            (self._why_label, self._asks_why),
            (self.why, self._asks_why),
            (self._effect, self._asks_why),
            (self.save, prints),
            (self.folder, prints),
            (self.not_out, life == Life.SENT),
            (self.spoil, life in {Life.SENT, Life.PRINTED} and not self.again.isChecked()),
            (self.again, life in _IN_HAND),
            (self._to_label, life == Life.PRINTED and not prints),
            (self.to, life == Life.PRINTED and not prints),
        ):
            widget.setVisible(seen)
        where = self._where_words()
        self._where.setText(where)
        self._where.setVisible(bool(where))
        self.ending.show_permit(
            self._permit, can_reissue=self._shown is not None and self._shown.stop is not None
        )
        self._say_spoiling()
        self._say_effect()

    def _say_effect(self) -> None:
        self._effect.setText(self._speaker.effect(self._permit, self.why.code))

    def _say_spoiling(self) -> None:
        self.confirm_spoil.setEnabled(bool(self.reason.reason))

    def _where_words(self) -> str:
        if self._file is not None:
            return self.tr("The PDF lies here: {file}").format(file=apart(str(self._file)))
        if self.prints and self._life != Life.SENT and not self.printers.printer:
            folder = apart(str(usual_folder(self._context)))
            if self.printers.is_choice:
                return self.tr("The PDF goes to: {folder}").format(folder=folder)
            return self.tr("No printer is connected. The PDF goes to: {folder}").format(
                folder=folder
            )
        return ""

    def _choose_format(self) -> None:
        self.printers.use(self.formats.format)
        self._say()
        self.changed.emit()

    def _toggle_again(self, asked: bool) -> None:
        self._say()
        self.changed.emit()
        if asked:
            self.why.setFocus()

    def _toggle_spoiling(self) -> None:
        self._spoiling.setVisible(not self._spoiling.isVisible())
        if self._spoiling.isVisible():
            self.reason.choose(SPOILED[0])
            self.reason.setFocus()
            show_whole(self._spoiling)


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("flat", True)
    return button


def _words(name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    if role:
        label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
