"""Erasures at headquarters: what was asked for and waits, and what may be kept no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.event import node_of
from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.system.moments import day_text, moment_text

if TYPE_CHECKING:
    from infitah_desk.services.protecting import AskedFor, Expired

SHOWN = 9
_ALL = "all"


class ErasuresPanel(QWidget):
    """A row for each request; the one pressed says what erasing does, and is confirmed there."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._asked: tuple[AskedFor, ...] = ()
        self._expired: Expired | None = None
        self._chosen = ""
        self._busy = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("erasuresPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._title = _words("erasuresTitle", "strong")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._more = _words("erasuresMoreLabel", "secondary")
        self._past = QPushButton()
        self._past.setObjectName("expiredButton")
        self._past.setProperty("listed", True)
        self._says = _words("erasureWordsLabel", "")
        buttons = QWidget()
        flow = FlowLayout(buttons, 8)
        self.confirm = QPushButton()
        self.confirm.setObjectName("erasureConfirmButton")
        self.open = QPushButton()
        self.open.setObjectName("erasureOpenButton")
        self.open.setProperty("flat", True)
        flow.addWidget(self.confirm)
        flow.addWidget(self.open)
        self._question = QWidget()
        question = QVBoxLayout(self._question)
        question.setContentsMargins(0, 0, 0, 0)
        question.addWidget(self._says)
        question.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(self._rows)
        for part in (self._more, self._past, self._question):
            column.addWidget(part)
        self.hide()

    def _connect(self) -> None:
        self._past.clicked.connect(lambda: self._choose(_ALL))
        self.confirm.clicked.connect(self._erase)
        self.open.clicked.connect(lambda: self._context.ways.dossier_asked.emit(self._chosen))

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("Personal data to erase"))
        with_key(self.open, self.tr("Open the dossier"), "Ctrl+D")
        self._fill()

    def refresh(self) -> None:
        """Ask what waits; only headquarters erases."""
        from infitah_desk.services.protecting import expired, requests

        if self._context.desk.role == "authority":
            self._context.desk.ask(requests, self._came, None)
            self._context.desk.ask(expired, self._over, None)

    def locked(self) -> None:
        """Names go."""
        self._asked, self._expired, self._chosen = (), None, ""
        self._fill()

    def _came(self, asked: tuple[AskedFor, ...]) -> None:
        self._asked = asked
        if self._chosen not in {_ALL, *(each.dossier for each in asked)}:
            self._chosen = ""
        self._fill()

    def _over(self, expired: Expired) -> None:
        self._expired = expired
        self._fill()

    def _choose(self, what: str) -> None:
        self._chosen = "" if self._chosen == what else what
        self._fill()
        if self._chosen:
            self.confirm.setFocus()

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                # Deleted a little later: meanwhile nobody sees or finds it.
                row.setParent(None)
                row.deleteLater()
        for place, each in enumerate(self._asked[:SHOWN], start=1):
            self._rows.addWidget(self._row(place, each))
        more = len(self._asked) - SHOWN
        self._more.setText(self.tr("%n more request(s) after these", "", max(more, 0)))
        self._more.setVisible(more > 0)
        self._say_expired()
        self._say_question()
        self.setVisible(bool(self._asked) or self._count > 0)

    @property
    def _count(self) -> int:
        return len(self._expired.dossiers) if self._expired is not None else 0

    def _row(self, place: int, each: AskedFor) -> QPushButton:
        arabic = self._context.language == "ar"
        name = (each.name_ar or each.name) if arabic else (each.name or each.name_ar)
        parts = (name, each.reason, each.author, node_of(each.log), moment_text(each.time))
        button = QPushButton()
        button.setObjectName(f"erasureButton{place}")
        button.setProperty("listed", True)
        with_key(button, " · ".join(part for part in parts if part), f"Alt+{place}")
        button.clicked.connect(lambda: self._choose(each.dossier))
        return button

    def _say_expired(self) -> None:
        until = day_text(self._expired.kept_until) if self._expired is not None else ""
        dossiers = self.tr("%n dossier(s)", "", self._count)
        words = self.tr("Kept until {day} and no longer: {dossiers}").format(
            day=until, dossiers=dossiers
        )
        with_key(self._past, words, "Alt+0")
        self._past.setVisible(self._count > 0)

    def _say_question(self) -> None:
        self._question.setVisible(bool(self._chosen))
        self.open.setVisible(self._chosen not in {"", _ALL})
        self._says.setText(
            self.tr(
                "Names, numbers, telephone, papers and their pictures are erased here at once, and"
                " elsewhere with the next bundle. This cannot be undone. Sheets of paper, files"
                " given out, and backups and bundles written before cannot be reached."
            )
        )
        with_key(self.confirm, self.tr("Erase it now"), "Ctrl+Shift+Delete")
        self.confirm.setEnabled(self._context.desk.supervisor and not self._busy)

    def _erase(self) -> None:
        from infitah_desk.services.protecting import erase, erase_expired

        self._busy = True
        self._say_question()
        if self._chosen == _ALL and self._expired is not None:
            day = day_text(self._expired.kept_until)
            reason = self.tr("kept until {day}").format(day=day)
            self._context.desk.do(erase_expired, self._erased, self._refused, reason)
            return
        asked = next((each for each in self._asked if each.dossier == self._chosen), None)
        if asked is not None:
            # The request's own words are kept with it; what is told here is only for one without.
            reason = asked.reason or self.tr("asked for")
            self._context.desk.do(erase, self._erased, self._refused, asked.dossier, reason)

    def _erased(self, _: object) -> None:
        self._busy, self._chosen = False, ""
        self._context.notice.tell_good(self.tr("Erased. The next bundles carry it to everybody."))
        self._fill()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        self._say_question()
        self._context.desk.refused.emit(error)


def _words(name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    if role:
        label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
