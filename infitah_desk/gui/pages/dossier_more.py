"""What is rarely done to a dossier: ended, opened again, erased, given out to its owner.

Each asks in place and says before what will come of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.drop_zone import ask_folder
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key

if TYPE_CHECKING:
    from infitah_desk.services.protecting import ExportWritten
    from infitah_desk.services.showing import Shown

FOLDER = "given_out"
CANCEL, REOPEN, ERASE, GIVE_OUT = "cancel", "reopen", "erase", "giveOut"
_WITH_REASON = {CANCEL, ERASE}


class DossierMore(QWidget):
    """Buttons, and below them what the pressed one will do; hidden until it is asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Shown | None = None
        self._asking = ""
        self._busy = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("dossierMore")
        self._buttons = {
            CANCEL: _button("cancelDossierButton"),
            REOPEN: _button("reopenDossierButton"),
            GIVE_OUT: _button("giveOutDossierButton"),
            ERASE: _button("eraseDossierButton"),
        }
        buttons = QWidget()
        flow = FlowLayout(buttons, 8)
        for button in self._buttons.values():
            flow.addWidget(button)
        self._words = QLabel()
        self._words.setObjectName("moreWordsLabel")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.reason = QLineEdit()
        self.reason.setObjectName("moreReasonField")
        self.reason.setMaxLength(200)
        self.confirm = QPushButton()
        self.confirm.setObjectName("moreConfirmButton")
        self._question = QWidget()
        row = QHBoxLayout(self._question)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.reason, 1)
        row.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (buttons, self._words, self._question):
            column.addWidget(part)
        self.hide()

    def _connect(self) -> None:
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.ask(name))
        self.reason.textChanged.connect(lambda _: self._say_question())
        self.reason.returnPressed.connect(self.confirm.click)
        self.confirm.clicked.connect(self._run)

    def retranslate(self) -> None:
        """Say everything anew."""
        buttons = self._buttons
        with_key(buttons[CANCEL], self.tr("Cancel the dossier…"), "Alt+C", shown=False)
        with_key(buttons[REOPEN], self.tr("Open it again…"), "Alt+R", shown=False)
        with_key(buttons[GIVE_OUT], self.tr("Give out what is held…"), "Alt+D", shown=False)
        erase = self.tr("Erase…") if self._at_headquarters else self.tr("Ask for erasure…")
        with_key(buttons[ERASE], erase, "Alt+E", shown=False)
        for button in buttons.values():
            button.setCheckable(True)
        reason = self.tr("For what reason?")
        self.reason.setPlaceholderText(reason)
        self.reason.setAccessibleName(reason)
        self.reason.setToolTip(reason)
        self._say()

    def show_dossier(self, shown: Shown | None) -> None:
        """Show what can be done to this dossier; another one closes what was asked."""
        before = self._shown.state.dossier if self._shown is not None else ""
        self._shown = shown
        if shown is None or shown.state.dossier != before:
            self._close()
            self.hide()
        elif self._asking and self._asking not in self._possible():
            self._close()
        self.retranslate()

    def toggle(self) -> None:
        """Show it, with the focus on its first button, or hide it."""
        self._close()
        self.setVisible(not self.isVisible())
        if self.isVisible():
            self._say()
            first = next((b for b in self._buttons.values() if not b.isHidden()), None)
            if first is not None:
                first.setFocus()

    def ask(self, name: str) -> None:
        """Say what will come of it, and have it confirmed; the same again closes it."""
        self._asking = "" if self._asking == name else name
        self.reason.clear()
        self.show()
        self._say()
        if self._asking:
            (self.reason if name in _WITH_REASON else self.confirm).setFocus()

    @property
    def _at_headquarters(self) -> bool:
        return self._context.desk.role == "authority"

    def _possible(self) -> set[str]:
        shown = self._shown
        if shown is None or shown.state.erased:
            return set()
        state, desk = shown.state, self._context.desk
        possible = {GIVE_OUT}
        if state.situation.name == "cancelled":
            possible |= {REOPEN} if desk.role == "desk" else set()
        elif state.standing_permit is None:
            possible.add(CANCEL)
        if desk.supervisor and (self._at_headquarters or not state.erasure_requested):
            possible.add(ERASE)
        return possible

    def _close(self) -> None:
        self._asking = ""
        self.reason.clear()
        self._say()

    def _say(self) -> None:
        possible = self._possible()
        for name, button in self._buttons.items():
            button.setVisible(name in possible)
            button.setChecked(name == self._asking)
        words = self._explained()
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._say_question()

    def _say_question(self) -> None:
        asking = self._asking
        self._question.setVisible(bool(asking))
        self.reason.setVisible(asking in _WITH_REASON)
        words = {
            CANCEL: self.tr("Cancel it now"),
            REOPEN: self.tr("Open it again now"),
            ERASE: self.tr("Erase it now") if self._at_headquarters else self.tr("Ask for it now"),
            GIVE_OUT: self.tr("Choose a folder…"),
        }.get(asking, self.tr("Confirm"))
        with_key(self.confirm, words, "Alt+Return")
        reason = bool(self.reason.text().strip()) or asking not in _WITH_REASON
        self.confirm.setEnabled(bool(asking) and reason and not self._busy)

    def _explained(self) -> str:
        state = self._shown.state if self._shown is not None else None
        if state is None:
            return ""
        match self._asking:
            case "cancel":
                return self.tr(
                    "The dossier ends without a permit. Nothing of it disappears, and it can be"
                    " opened again."
                )
            case "reopen":
                return self.tr(
                    "The dossier goes on. Its papers must be seen anew: what was attested before"
                    " no longer counts."
                )
            case "giveOut":
                return self.tr(
                    "All that is held about this enterprise goes into one file, with the pictures"
                    " of its papers. The file is not encrypted: give it to its owner alone."
                )
            case "erase":
                return self._erasure_explained()
        if state.erased:
            return self.tr("Everything personal of this dossier was erased.")
        if state.erasure_requested:
            return self.tr("The erasure was asked for; headquarters has not confirmed it yet.")
        return ""

    def _erasure_explained(self) -> str:
        reach = self.tr(
            "What cannot be reached: sheets of paper, files given out, and backups and bundles"
            " written before. The permit's number, its dates and the counts stay."
        )
        if self._at_headquarters:
            what = self.tr(
                "Names, numbers, telephone, papers and their pictures are erased here at once, and"
                " elsewhere with the next bundle. This cannot be undone."
            )
        else:
            what = self.tr(
                "Headquarters is asked to erase names, numbers, telephone, papers and their"
                " pictures; until it confirms, everything stays."
            )
        return f"{what} {reach}"

    # Doing.

    def _run(self) -> None:
        shown = self._shown
        if shown is None or not self._asking:
            return
        dossier, reason = shown.state.dossier, self.reason.text().strip()
        match self._asking:
            case "cancel":
                self._cancel(dossier, reason)
            case "reopen":
                self._reopen(dossier)
            case "giveOut":
                self._give_out(dossier)
            case "erase":
                self._erase(dossier, reason)

    def _cancel(self, dossier: str, reason: str) -> None:
        from infitah_desk.services.cancelling import cancel

        self._begin()
        self._context.desk.do(
            cancel,
            lambda _: self._ended(self.tr("The dossier is cancelled.")),
            self._refused,
            dossier,
            reason,
        )

    def _reopen(self, dossier: str) -> None:
        from infitah_desk.services.parking import resume

        self._begin()
        self._context.desk.do(
            resume,
            lambda _: self._ended(self.tr("The dossier is open again.")),
            self._refused,
            dossier,
        )

    def _give_out(self, dossier: str) -> None:
        from infitah_desk.services.protecting import export_everything

        folder = ask_folder(self._context, FOLDER, self.tr("Folder for what is given out"))
        if folder is None:
            return

        def written(given: ExportWritten) -> None:
            said = self.tr("Written, and not encrypted: {file}").format(file=given.file)
            pages = self.tr("%n picture(s) of papers", "", given.pages)
            self._ended(f"{said} · {pages}")

        self._begin()
        out = folder / f"dossier-{ticket_of(dossier)}.zip"
        self._context.desk.ask(export_everything, written, self._refused, dossier, out)

    def _erase(self, dossier: str, reason: str) -> None:
        from infitah_desk.services.protecting import erase

        words = {
            "erased": self.tr("Everything personal of this dossier was erased."),
            "requested": self.tr("The erasure is asked for. The next bundle carries it."),
        }
        self._begin()
        self._context.desk.do(
            erase, lambda what: self._ended(words[what]), self._refused, dossier, reason
        )

    def _begin(self) -> None:
        self._busy = True
        self._say_question()

    def _ended(self, words: str) -> None:
        self._busy = False
        self._close()
        self._context.notice.tell_good(words)

    def _refused(self, error: Exception) -> None:
        self._busy = False
        self._say_question()
        self._context.desk.refused.emit(error)


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("flat", True)
    return button
