"""Closing the stop, in place: what is still open, the figures, the bundle on its medium."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.line_breaks import unbroken
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.path_field import Kind, PathField
from infitah_desk.services.carrying import CarriedOut, carry_out
from infitah_desk.services.closing import Prospect, close_the_stop, prospect
from infitah_desk.system.texts import listed

_NAMES_SHOWN = 8
_PEOPLE = ("present", "issued", "parked", "waiting", "cancelled", "in_progress")
_SHEETS = ("sheets_printed", "handed_over", "spoiled", "in_stock")


class CloseStop(QWidget):
    """One guided action for the supervisor; `ended` when it is done or left."""

    ended = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._seen: Prospect | None = None
        self._closed = False
        self._carried: CarriedOut | None = None
        self._error: InfitahError | None = None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("closeStop")
        self.setProperty("ground", "surface")
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._open = QLabel()
        self._open.setObjectName("closeStopOpenLabel")
        self._open.setWordWrap(True)
        self._open.setTextFormat(Qt.TextFormat.PlainText)
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(24)
        self._figures.setColumnStretch(4, 1)
        self._rows: dict[str, tuple[QLabel, QLabel]] = {}
        for side, names in enumerate((_PEOPLE, _SHEETS)):
            for row, name in enumerate(names):
                label, figure = QLabel(), QLabel()
                figure.setObjectName(f"closing_{name}")
                figure.setProperty("role", "strong")
                self._rows[name] = (label, figure)
                self._figures.addWidget(label, row, 2 * side)
                self._figures.addWidget(figure, row, 2 * side + 1)
        self._balance = QLabel()
        self._balance.setObjectName("closeStopBalanceLabel")
        self._balance.setWordWrap(True)
        self.folder = PathField(self._context, "closingFolder", Kind.FOLDER, "Ctrl+E")
        self._result = QLabel()
        self._result.setObjectName("closeStopResultLabel")
        self._result.setWordWrap(True)
        self._result.setTextFormat(Qt.TextFormat.PlainText)
        self.leave = QPushButton()
        self.leave.setObjectName("leaveCloseStopButton")
        self.close_stop = QPushButton()
        self.close_stop.setObjectName("confirmCloseStopButton")
        self.close_stop.setProperty("primary", True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self.close_stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._open)
        column.addLayout(self._figures)
        column.addWidget(self._balance)
        column.addWidget(self.folder)
        column.addWidget(self._result)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.ended)
        self.close_stop.clicked.connect(self._go)
        self.folder.edit.returnPressed.connect(self._go)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("Close the stop"))
        words = {
            "present": self.tr("Enterprises present"),
            "issued": self.tr("with a permit"),
            "parked": self.tr("put aside"),
            "waiting": self.tr("on the waiting list"),
            "cancelled": self.tr("cancelled"),
            "in_progress": self.tr("still in progress"),
            "sheets_printed": self.tr("Sheets printed"),
            "handed_over": self.tr("handed over"),
            "spoiled": self.tr("spoiled"),
            "in_stock": self.tr("still at the desk"),
        }
        for name, (label, _) in self._rows.items():
            label.setText(words[name])
        self.folder.say(self.tr("Where the bundle for headquarters goes: a stick or a folder"))
        self._say()

    def begin(self) -> None:
        """Ask how things stand, and offer to close."""
        self._seen, self._carried, self._error, self._closed = None, None, None, False
        self._say()
        self._context.desk.ask(prospect, self._came, None)
        self.folder.setFocus()

    def forget(self) -> None:
        """The desk is being locked: no name stays."""
        self._seen, self._carried, self._error, self._closed = None, None, None, False
        self._say()

    def _came(self, seen: Prospect) -> None:
        self._seen = seen
        self._say()

    def _go(self) -> None:
        folder = self.folder.required()
        if folder is None or self._seen is None or self._carried is not None:
            return
        if not folder.is_dir():
            self.folder.tell_wrong(self.tr("There is no such folder. Is the stick plugged in?"))
            return
        self.close_stop.setEnabled(False)
        self._error = None
        if self._closed:
            self._export()
        else:
            self._context.desk.do(close_the_stop, self._stop_closed, self._refused)

    def _stop_closed(self, seen: Prospect) -> None:
        self._seen, self._closed = seen, True
        self._export()

    def _export(self) -> None:
        folder = self.folder.path
        if folder is not None:
            self._context.desk.do(carry_out, self._exported, self._refused, folder)

    def _exported(self, carried: CarriedOut) -> None:
        self._carried = carried
        self.close_stop.setEnabled(True)
        self._say()
        self.leave.setFocus()

    def _refused(self, error: InfitahError) -> None:
        self._error = error
        self.close_stop.setEnabled(True)
        self._say()

    def _say(self) -> None:
        done = self._carried is not None
        with_key(self.leave, self.tr("Done") if done else self.tr("Not now"), "Alt+Left")
        go = (
            self.tr("Write the bundle again")
            if self._closed
            else self.tr("Close the stop and write the bundle")
        )
        with_key(self.close_stop, go, "Ctrl+Return")
        self.close_stop.setVisible(not done)
        self._say_prospect()
        self._say_result()

    def _say_prospect(self) -> None:
        seen = self._seen
        for name, (_, figure) in self._rows.items():
            figure.setText(str(getattr(seen.figures, name)) if seen else "…")
        if seen is None:
            self._open.setText("")
            self._balance.setText("")
            return
        lines = []
        if seen.figures.in_progress:
            lines.append(self.tr("%n dossier(s) still in progress.", "", seen.figures.in_progress))
        for numbers, text in (
            (
                [each.number for each in seen.permits if not each.printed],
                self.tr("Issued, not printed: {numbers}."),
            ),
            (
                [each.number for each in seen.permits if each.printed],
                self.tr("Printed, not handed over: {numbers}."),
            ),
            (
                [each.number for each in seen.waiting],
                self.tr("Sent to paper, not answered for: {numbers}."),
            ),
        ):
            if numbers:
                shown = [f"\u2066{number}\u2069" for number in numbers[:_NAMES_SHOWN]]
                more = "…" if len(numbers) > _NAMES_SHOWN else ""
                said = listed(shown, self._context.language) + more
                lines.append(text.format(numbers=said))
        said = "\n".join(lines) or self.tr("Nothing is left open.")
        self._open.setText(unbroken(said))
        self._open.setAccessibleName(said)
        self._balance.setText(
            "✓ " + self.tr("The figures agree.")
            if seen.figures.balanced
            else "⚠ " + self.tr("The figures do not agree. Count the sheets before you close.")
        )

    def _say_result(self) -> None:
        if self._carried is not None:
            file = f"\u2066{self._carried.file.name}\u2069"
            text = "✓ " + self.tr(
                "The stop is closed. {file} was verified on the medium: it is safe to remove."
            ).format(file=file)
        elif self._error is not None and self._closed:
            text = (
                "⚠ "
                + self._context.say(self._error)
                + "\n"
                + self.tr(
                    "The stop is closed, but the bundle was not written. Choose another place."
                )
            )
        elif self._error is not None:
            text = "⚠ " + self._context.say(self._error)
        else:
            text = ""
        self._result.setText(text)
        self._result.setVisible(bool(text))
