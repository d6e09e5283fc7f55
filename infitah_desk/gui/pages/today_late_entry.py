"""Late entry: a form that was filled in by hand, typed in with its own time and writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.domain.commands import AcceptDocument
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.time_of_day import time_of_day
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.enterprise_form import EnterpriseForm
from infitah_desk.gui.pages.documents_form import read_day
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.pages.enterprise_sheet import EnterpriseSheet
from infitah_desk.gui.widgets.form_field import FormField
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.services.suggesting import Suggestions, suggestions
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.domain.programme import DocumentType
    from infitah_desk.services.entering_forms import Entered, WrittenPaper

_SHEET_PX = 420


class LateEntry(QWidget):
    """The form's head, the enterprise as ever, then what was seen; saved all at once."""

    ended = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._papers: dict[str, _PaperLine] = {}
        self._busy = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("lateEntry")
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self.number = FormField("formNumberField")
        self.day = FormField("formDayField")
        self.time = FormField("formTimeField")
        self.by = FormField("formWriterField")
        head = QGridLayout()
        head.setHorizontalSpacing(16)
        for place, field in enumerate((self.number, self.day, self.time, self.by)):
            head.addWidget(field, 0, place)
            head.setColumnStretch(place, 1)
        self.sheet = EnterpriseSheet(self._context)
        self.sheet.setMinimumHeight(_SHEET_PX)
        self._seen = QLabel()
        self._seen.setProperty("role", "strong")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.initiated = QCheckBox()
        self.initiated.setObjectName("formInitiatedBox")
        self.save = QPushButton()
        self.save.setObjectName("saveFormButton")
        self.save.setProperty("primary", True)
        self.leave = QPushButton()
        self.leave.setObjectName("leaveFormButton")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addLayout(head)
        column.addWidget(self.sheet, 1)
        column.addWidget(self._seen)
        column.addLayout(self._lines)
        column.addWidget(self.initiated)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.ended)
        self.save.clicked.connect(self._save)

    def retranslate(self) -> None:
        """Say everything anew; what is typed stays."""
        self._title.setText(self.tr("A form filled in by hand"))
        self.number.say(self.tr("Number on the form"))
        self.day.say(self.tr("Day it was filled in"), self.tr("28/09/2010"))
        self.time.say(self.tr("Time"), self.tr("10:15"))
        self.by.say(self.tr("Filled in by"))
        self.sheet.retranslate()
        self._seen.setText(self.tr("What the form says was seen"))
        words = self.tr("Initiation attended")
        self.initiated.setText(words)
        self.initiated.setAccessibleName(words)
        with_key(self.save, self.tr("Save the form"), "Ctrl+Return")
        with_key(self.leave, self.tr("Leave it"), "Alt+Left", shown=False)
        for line in self._papers.values():
            line.say(self._context.language, self.tr("Number"), self.tr("Court"))

    def begin(self) -> None:
        """An empty form; day and writer stay, since forms come in piles."""
        self._context.desk.ask(suggestions, self._offer, None)
        self.number.edit.clear()
        self.time.edit.clear()
        self.initiated.setChecked(False)
        for line in self._papers.values():
            line.clear()
        self.sheet.show_form(EnterpriseForm(programme=self.sheet.programme), came=True)
        self.number.setFocus()

    def forget(self) -> None:
        """The desk is locked: nothing of anybody stays."""
        for field in (self.number, self.day, self.time, self.by):
            field.edit.clear()
        for line in self._papers.values():
            line.clear()
        self.sheet.show_form(EnterpriseForm(programme=self.sheet.programme), came=True)
        self.sheet.forget_suggestions()

    def _offer(self, known: Suggestions) -> None:
        self.sheet.offer(known)
        if not self._papers:
            for type_ in known.programme.documents:
                line = self._papers[type_.code] = _PaperLine(type_)
                self._lines.addWidget(line)
            self.retranslate()

    # Saving.

    def _save(self) -> None:
        from infitah_desk.services.entering_forms import WrittenInitiation, enter_form

        day = read_day(self.day.text)
        if not day:
            self.day.tell_wrong(self.tr("A day such as 28/09/2010."))
            self.day.setFocus()
            return
        try:
            moment = f"{day}T{time_of_day(self.time.text)}"
        except Refused as refused:
            self.time.tell_wrong(self._context.say(refused))
            self.time.setFocus()
            return
        form = self.sheet.form
        if form.wrong:
            self.sheet.focus_on_wrong(form.wrong)
            return
        if self._busy:
            return
        self._busy = True
        self._context.desk.do(
            enter_form,
            self._entered,
            self._refused,
            self.number.text.strip(),
            form.changes(),
            moment,
            self.by.text.strip(),
            documents=self._written(),
            initiation=WrittenInitiation() if self.initiated.isChecked() else None,
        )

    def _written(self) -> list[WrittenPaper]:
        from infitah_desk.services.entering_forms import WrittenPaper

        return [
            WrittenPaper(AcceptDocument(code, line.number.text(), line.court.text()))
            for code, line in self._papers.items()
            if line.box.isChecked()
        ]

    def _entered(self, entered: Entered) -> None:
        self._busy = False
        words = (
            self.tr("Form {number} was typed in before; what differs was corrected.")
            if entered.known
            else self.tr("Form {number} is typed in.")
        )
        warned = [say(code, self._context.language) for code in entered.warnings]
        said = words.format(number=apart(entered.form))
        self._context.notice.tell_good(" ".join([said, *warned]))
        self.begin()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        self._context.desk.refused.emit(error)


class _PaperLine(QWidget):
    """One paper that the form may say was seen: ticked, with its number and court."""

    def __init__(self, type_: DocumentType) -> None:
        super().__init__()
        self._type = type_
        self.box = QCheckBox()
        self.box.setObjectName(f"formPaperBox_{type_.code}")
        self.number = QLineEdit()
        self.number.setObjectName(f"formPaperNumber_{type_.code}")
        self.court = QLineEdit()
        self.court.setObjectName(f"formPaperCourt_{type_.code}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 2, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.number, 1)
        row.addWidget(self.court, 1)
        for name, field in (("number", self.number), ("court", self.court)):
            field.setVisible(name in type_.fields)
            self.box.toggled.connect(field.setEnabled)
            field.setEnabled(False)

    def say(self, language: str, number: str, court: str) -> None:
        """The paper's name and its fields in the current language."""
        name = str(getattr(self._type, language))
        self.box.setText(name)
        self.box.setAccessibleName(name)
        for field, words in ((self.number, number), (self.court, court)):
            field.setPlaceholderText(words)
            field.setAccessibleName(f"{name}: {words}")
            field.setToolTip(words)

    def clear(self) -> None:
        """Nothing is ticked any more."""
        self.box.setChecked(False)
        self.number.clear()
        self.court.clear()
