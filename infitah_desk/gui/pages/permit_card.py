"""The permit step beside the page: how it stands, what it carries, printer, file, and sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.gui.context import Context
from infitah_desk.gui.models.paper_outlet import usual_folder
from infitah_desk.gui.pages.dossier_header import apart, narrow_choice, reading_side
from infitah_desk.gui.pages.permit_state import Life
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.printer_field import PrinterField
from infitah_desk.system.texts import field_name, listed, say

if TYPE_CHECKING:
    from infitah_desk.services.showing import Shown

SPOILED = ("spoiled.misprint", "spoiled.torn", "spoiled.wrong_details")
PRINTER = "a4"
_TO_PRINT = {Life.ISSUED, Life.SENT, Life.OUTDATED}


class PermitCard(QWidget):
    """Words, the printer, the file, the spoiled sheet, and who takes the permit."""

    spoil_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Shown | None = None
        self._life = Life.NONE
        self._file: Path | None = None
        self._corrected: tuple[str, ...] = ()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("permitCard")
        self._state = _words("permitStateLabel", "title")
        self._facts = _words("permitFactsLabel", "")
        self._where = _words("permitFileLabel", "secondary")
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._printer_label = _words("printerLabel", "label")
        self.printers = PrinterField(self._context, PRINTER, "printerField")
        self.save = _button("savePermitButton")
        self.folder = _button("permitFolderButton")
        self.spoil = _button("spoilPermitButton")
        self.reason = narrow_choice()
        self.reason.setObjectName("spoilReasonField")
        self.confirm_spoil = QPushButton()
        self.confirm_spoil.setObjectName("spoilConfirmButton")
        self._to_label = _words("handOverLabel", "label")
        self.to = QLineEdit()
        self.to.setObjectName("handOverField")
        self._spoiling = QWidget()
        spoiling = QVBoxLayout(self._spoiling)
        spoiling.setContentsMargins(0, 0, 0, 0)
        spoiling.addWidget(self.reason)
        spoiling.addWidget(self.confirm_spoil, 0, Qt.AlignmentFlag.AlignLeading)
        self._spoiling.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (
            self._state,
            self._facts,
            self._to_label,
            self.to,
            self._printer_label,
            self.printers,
            self._where,
        ):
            column.addWidget(widget)
        for button in (self.save, self.folder, self.spoil):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._spoiling)
        column.addStretch(1)

    def _connect(self) -> None:
        self.spoil.clicked.connect(self._toggle_spoiling)
        self.confirm_spoil.clicked.connect(lambda: self.spoil_asked.emit(self.reason.currentData()))

    def retranslate(self) -> None:
        """Say everything anew."""
        language = self._context.language
        with_key(self.save, self.tr("Save as PDF"), "Ctrl+S")
        with_key(self.folder, self.tr("Other folder…"), "Ctrl+Shift+S", shown=False)
        with_key(self.spoil, self.tr("The sheet is spoiled…"), "Ctrl+G")
        with_key(self.confirm_spoil, self.tr("Throw it away"), "Ctrl+Shift+G", shown=False)
        self._printer_label.setText(self.tr("Printer"))
        self.printers.retranslate(
            self.tr("Printer"), self.tr("Where permits are printed; remembered")
        )
        self._to_label.setText(self.tr("Who takes it, if it is not the manager (optional)"))
        self.to.setAccessibleName(self._to_label.text())
        self.to.setToolTip(self._to_label.text())
        self.reason.setAccessibleName(self.tr("Why the sheet is spoiled"))
        self.reason.setToolTip(self.tr("Why the sheet is spoiled"))
        chosen = max(self.reason.currentIndex(), 0)
        self.reason.clear()
        for code in SPOILED:
            self.reason.addItem(say(code, language), code)
        self.reason.setCurrentIndex(chosen)
        self._say()

    def show_permit(self, shown: Shown | None, life: Life, file: Path | None) -> None:
        """Say how this dossier's permit stands; `file` is where it was saved just now."""
        self._shown, self._life, self._file = shown, life, file
        self._say()

    def tell_corrected(self, fields: tuple[str, ...]) -> None:
        """Name what was corrected since the sheet in hand was printed."""
        self._corrected = fields
        self._say()

    def clear(self) -> None:
        """Another dossier: nothing typed stays."""
        self._corrected = ()
        self.to.clear()
        self.clear_questions()

    def clear_questions(self) -> None:
        """Close what was asked in place."""
        self._spoiling.hide()

    def focus_first(self) -> None:
        """The name of who takes the permit, where it can be typed."""
        if self.to.isVisibleTo(self):
            self.to.setFocus()

    def _say(self) -> None:
        life = self._life
        self._state.setText(self._state_words())
        facts = self._fact_words()
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
        has_printers = self.printers.is_choice
        for widget in (self._printer_label, self.printers):
            widget.setVisible(life in _TO_PRINT and has_printers)
        self.save.setVisible(life in _TO_PRINT)
        self.folder.setVisible(life in _TO_PRINT)
        where = self._where_words()
        self._where.setText(where)
        self._where.setVisible(bool(where))
        self.spoil.setVisible(life in {Life.SENT, Life.PRINTED})
        self._to_label.setVisible(life == Life.PRINTED)
        self.to.setVisible(life == Life.PRINTED)

    def _state_words(self) -> str:
        permit = self._shown.state.standing_permit if self._shown is not None else None
        words = {
            Life.NONE: "",
            Life.BLOCKED: self.tr("No permit yet: something is missing."),
            Life.WAITING: self.tr("Nothing is missing but a number: this desk has none left."),
            Life.READY: self.tr("Everything is there: the permit can be issued."),
            Life.ISSUED: self.tr("Permit {number} is issued."),
            Life.SENT: self.tr("Is the sheet of {number} in hand?"),
            Life.PRINTED: self.tr("Permit {number} is printed."),
            Life.OUTDATED: self.tr("The sheet of {number} is out of date: print it again."),
            Life.HANDED_OVER: self.tr("Permit {number} was handed over."),
        }[self._life]
        # The number keeps its own direction among Arabic words.
        return words.format(number=apart(permit.number) if permit is not None else "")

    def _fact_words(self) -> str:
        shown = self._shown
        if shown is None:
            return ""
        if self._life in {Life.BLOCKED, Life.WAITING}:
            return "\n".join(say(code, self._context.language) for code in shown.missing)
        state = shown.state
        lines = [
            self._outdated_words(),
            *(state.text(name) for name in ("name", "name_ar", "manager", "manager_ar")),
            f"RC {state.text('rc_number')} {state.text('rc_court')}"
            if state.text("rc_number") and state.text("rc_court")
            else "",
            f"TP {state.text('tp_number')}" if state.text("tp_number") else "",
            f"ICE {state.text('ice')}" if state.text("ice") else "",
        ]
        return "\n".join(line for line in lines if line)

    def _outdated_words(self) -> str:
        permit = self._shown.state.standing_permit if self._shown is not None else None
        if permit is None or not permit.outdated:
            return ""
        good = set(permit.copies) - set(permit.spoiled)
        language = self._context.language
        if not self._corrected:
            return self.tr(
                "Sheet no. {old} shows what was corrected since; the next is no. {new}."
            ).format(old=max(good), new=permit.copy)
        return self.tr(
            "Sheet no. {old} shows what was corrected since ({fields}); the next is no. {new}."
        ).format(
            old=max(good),
            new=permit.copy,
            fields=listed([field_name(name, language) for name in self._corrected], language),
        )

    def _where_words(self) -> str:
        if self._file is not None:
            return self.tr("The PDF lies here: {file}").format(file=apart(str(self._file)))
        if self._life in {Life.ISSUED, Life.OUTDATED} and not self.printers.printer:
            folder = apart(str(usual_folder(self._context)))
            if self.printers.is_choice:
                return self.tr("The PDF goes to: {folder}").format(folder=folder)
            return self.tr("No printer is connected. The PDF goes to: {folder}").format(
                folder=folder
            )
        return ""

    def _toggle_spoiling(self) -> None:
        self._spoiling.setVisible(not self._spoiling.isVisible())
        if self._spoiling.isVisible():
            self.reason.setFocus()


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
