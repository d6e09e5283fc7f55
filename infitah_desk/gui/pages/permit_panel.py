"""The permit step: issued, printed or saved, in hand, handed over; each with one key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.paper_outlet import FOLDER, usual_folder
from infitah_desk.gui.pages.permit_card import PermitCard
from infitah_desk.gui.pages.permit_preview import PermitPreview
from infitah_desk.gui.pages.permit_state import Life, corrected_since_print, life_of
from infitah_desk.gui.pages.step_panel import NextAction, StepPanel

if TYPE_CHECKING:
    from infitah_desk.domain.permit import PermitState
    from infitah_desk.services.printing import Drawn, Printed
    from infitah_desk.services.showing import Entry, Shown

PRINT_KEY = "Ctrl+P"


class PermitPanel(StepPanel):
    """What is known of the permit at one side, the page itself at the other."""

    name = "permit"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._life = Life.NONE
        self._busy = False
        self._file: Path | None = None
        self._said_of = ""
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.card = PermitCard(self.context)
        self.preview = PermitPreview(self.context)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 24, 12)
        row.setSpacing(20)
        row.addWidget(self.card, 3)
        row.addWidget(self.preview, 2)

    def _connect(self) -> None:
        self.card.save.clicked.connect(self._save)
        self.card.folder.clicked.connect(self._choose_folder)
        self.card.spoil_asked.connect(self._spoil)
        self.card.not_out.clicked.connect(self._take_back)
        self.card.ending.revoke_asked.connect(self._revoke)
        self.card.ending.reissue_asked.connect(self._reissue)
        for changed in (self.card.printers.changed, self.card.changed):
            changed.connect(self._say)
        key = QShortcut(QKeySequence(PRINT_KEY), self)
        key.activated.connect(self._print_if_possible)

    def title(self) -> str:
        """The step's name."""
        return self.tr("Permit")

    def note(self) -> str:
        """The number, once there is one."""
        permit = self._shown.state.standing_permit if self._shown is not None else None
        return permit.number if permit is not None else ""

    def retranslate(self) -> None:
        """Say everything anew."""
        self.card.retranslate()
        self.preview.setAccessibleName(self.tr("The page of the permit as it will be printed"))
        self._say()

    def show_dossier(self, shown: Shown | None) -> None:
        """Show this dossier's permit, or what stands against it."""
        before = self._shown.state.dossier if self._shown is not None else ""
        self._shown = shown
        self._life = life_of(shown)
        if shown is None or shown.state.dossier != before:
            self._file, self._busy = None, False
            self.preview.forget()
            self.card.clear()
        self._ask_what_was_corrected()
        self._say()

    def entered(self) -> None:
        """To the one field that may be filled, where there is one."""
        self.card.focus_first()

    def next_action(self) -> NextAction | None:
        """The next thing in a permit's life."""
        shown = self._shown
        if shown is None:
            return None
        can = shown.stop is not None and not self._busy
        permit = shown.state.standing_permit
        if permit is not None and self.card.prints and self._life != Life.SENT:
            return NextAction(self._print_words(permit), "printPermitButton", self._print, can)
        match self._life:
            case Life.WAITING:
                words = self.tr("Put on the waiting list")
                return NextAction(words, "waitlistButton", self._wait, not self._busy)
            case Life.BLOCKED if "permit.already_held" not in shown.missing:
                return NextAction(
                    self.tr("Issue the permit"), "issuePermitButton", self._issue, enabled=False
                )
            case Life.READY:
                words = self.tr("Issue the permit")
                return NextAction(words, "issuePermitButton", self._issue, can)
            case Life.SENT:
                return NextAction(
                    self.tr("Yes, the sheet is in hand"), "sheetInHandButton", self._confirm, can
                )
            case Life.PRINTED:
                return NextAction(self.tr("Hand over"), "handOverButton", self._hand_over, can)
        return None

    def _print_words(self, permit: PermitState) -> str:
        on_paper = bool(self.card.printers.printer)
        if permit.copy == 1:
            return self.tr("Print") if on_paper else self.tr("Save as PDF")
        words = (
            self.tr("Print copy no. {copy}") if on_paper else self.tr("Save copy no. {copy} as PDF")
        )
        return words.format(copy=permit.copy)

    def _say(self) -> None:
        if self._number() != self._said_of:
            # Another permit of the same dossier: the file was the other's.
            self._said_of, self._file = self._number(), None
        self.card.show_permit(self._shown, self._life, self._file)
        self.preview.show_permit(self._shown, self.card.formats.format)
        self.changed.emit()

    def _ask_what_was_corrected(self) -> None:
        from infitah_desk.services.showing import dossier_history

        permit = self._shown.state.standing_permit if self._shown is not None else None
        if permit is None or not permit.outdated:
            return

        def came(history: tuple[Entry, ...]) -> None:
            if permit.number == self._number():
                self.card.tell_corrected(corrected_since_print(history, permit.number))

        self.context.desk.ask(dossier_history, came, None, self._dossier())

    def _issue(self) -> None:
        from infitah_desk.services.issuing import issue_permit

        if self._shown is not None:
            self._begin()
            self.context.desk.do(
                issue_permit, self._ended, self._refused, self._shown.state.dossier
            )

    def _wait(self) -> None:
        from infitah_desk.services.waiting import put_on_waiting_list

        if self._shown is not None:
            self._begin()
            self.context.desk.do(
                put_on_waiting_list, self._ended, self._refused, self._shown.state.dossier
            )

    def _confirm(self) -> None:
        from infitah_desk.services.issuing import confirm_sheet

        self._begin()
        self.context.desk.do(confirm_sheet, self._ended, self._refused, self._number())

    def _hand_over(self) -> None:
        from infitah_desk.services.issuing import hand_over

        self._begin()
        self.context.desk.do(
            hand_over, self._ended, self._refused, self._number(), self.card.to.text().strip()
        )

    def _spoil(self, reason: str) -> None:
        from infitah_desk.services.issuing import spoil_sheet

        self._begin()
        self.context.desk.do(spoil_sheet, self._ended, self._refused, self._number(), reason)

    def _take_back(self) -> None:
        from infitah_desk.services.queueing import take_back_sheet

        self._begin()
        self.context.desk.do(take_back_sheet, self._ended, self._refused, self._number())

    def _revoke(self, reason: str) -> None:
        from infitah_desk.services.issuing import revoke_permit

        self._begin()
        self.context.desk.do(revoke_permit, self._ended, self._refused, self._number(), reason)

    def _reissue(self, reason: str) -> None:
        from infitah_desk.services.issuing import reissue_permit

        self._begin()
        self.context.desk.do(reissue_permit, self._ended, self._refused, self._number(), reason)

    def _print_if_possible(self) -> None:
        """The print key prints the same copy again, too, until its sheet is in hand."""
        shown = self._shown
        if self.card.prints and shown is not None and not self._busy:
            self._print()

    def _print(self) -> None:
        """On paper where there is a printer, else as a file."""
        printer = self.card.printers.printer
        if not printer:
            self._save()
            return
        from infitah_desk.gui.printing import print_pages
        from infitah_desk.services.printing import draw_permits
        from infitah_desk.services.queueing import note_sent, take_back_sheet

        number, dossier = self._number(), self._dossier()
        sent_before = self._life is Life.SENT
        format_ = self.card.formats.format
        self._begin()

        def drawn(came: Drawn) -> None:
            # Noted before: should the program end now, the sheet in the tray is still asked for.
            self.context.desk.do(
                note_sent,
                lambda _: send(came.pdf),
                self._refused,
                number,
                came.copies[0],
                reason=came.reasons[0],
                format_=format_,
                outlet=printer,
            )

        def send(pdf: bytes) -> None:
            self.context.desk.work(lambda: print_pages(pdf, printer, number), told, failed)

        def failed(error: InfitahError) -> None:
            if sent_before:
                self._refused(error)
                return
            self.context.desk.do(
                take_back_sheet, lambda _: self._refused(error), self._refused, number
            )

        def told(_: object) -> None:
            if dossier == self._dossier():
                self._ended(None)

        self.context.desk.ask(
            draw_permits, drawn, self._refused, [number], self.card.copy_reason, format_
        )

    def _save(self) -> None:
        from infitah_desk.services.printing import save_permit

        dossier = self._dossier()

        def saved(printed: Printed) -> None:
            if dossier == self._dossier():
                self._file = printed.file
                self._ended(printed)

        self._begin()
        self.context.desk.do(
            save_permit,
            saved,
            self._refused,
            self._number(),
            self._folder(),
            self.card.copy_reason,
            self.card.formats.format,
        )

    def _begin(self) -> None:
        self._busy = True
        self.changed.emit()

    def _ended(self, _given: object) -> None:
        self._busy = False
        self.card.clear_questions()
        self._say()

    def _refused(self, error: InfitahError) -> None:
        self._busy = False
        self._say()
        self.context.desk.refused.emit(error)

    def _number(self) -> str:
        permit = self._shown.state.standing_permit if self._shown is not None else None
        return permit.number if permit is not None else ""

    def _dossier(self) -> str:
        return self._shown.state.dossier if self._shown is not None else ""

    def _folder(self) -> Path:
        return usual_folder(self.context)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for permits"), str(self._folder())
        )
        if chosen:
            self.context.preferences.folders[FOLDER] = chosen
            self.context.remember()
            self._say()
