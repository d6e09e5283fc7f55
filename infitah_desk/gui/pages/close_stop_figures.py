"""What closing the stop would write down: the figures, what is still open, what does not agree."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from infitah_desk.domain.stop_figures import StopFigures
from infitah_desk.gui.context import Context
from infitah_desk.gui.line_breaks import unbroken
from infitah_desk.services.closing import Prospect
from infitah_desk.system.texts import listed, say

_NAMES_SHOWN = 8
_PEOPLE = ("present", "issued", "parked", "waiting", "cancelled", "in_progress", "never_came")
_SHEETS = ("sheets_printed", "handed_over", "spoiled", "in_stock")


class ClosingFigures(QWidget):
    """The figures side by side, what is open above them, what does not agree below."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._build()

    def _build(self) -> None:
        self._open = QLabel()
        self._open.setObjectName("closeStopOpenLabel")
        self._open.setWordWrap(True)
        self._open.setTextFormat(Qt.TextFormat.PlainText)
        figures = QGridLayout()
        figures.setHorizontalSpacing(24)
        figures.setColumnStretch(4, 1)
        self._rows: dict[str, tuple[QLabel, QLabel]] = {}
        for side, names in enumerate((_PEOPLE, _SHEETS)):
            for row, name in enumerate(names):
                label, figure = QLabel(), QLabel()
                figure.setObjectName(f"closing_{name}")
                figure.setProperty("role", "strong")
                self._rows[name] = (label, figure)
                figures.addWidget(label, row, 2 * side)
                figures.addWidget(figure, row, 2 * side + 1)
        self._balance = QLabel()
        self._balance.setObjectName("closeStopBalanceLabel")
        self._balance.setWordWrap(True)
        self._balance.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._open)
        column.addLayout(figures)
        column.addWidget(self._balance)

    def retranslate(self) -> None:
        """Say the labels anew; `show_prospect` says the rest."""
        words = {
            "present": self.tr("Enterprises present"),
            "issued": self.tr("with a permit"),
            "parked": self.tr("put aside"),
            "waiting": self.tr("on the waiting list"),
            "cancelled": self.tr("cancelled"),
            "in_progress": self.tr("still in progress"),
            "never_came": self.tr("On a list, never came"),
            "sheets_printed": self.tr("Sheets printed"),
            "handed_over": self.tr("handed over"),
            "spoiled": self.tr("spoiled"),
            "in_stock": self.tr("still at the desk"),
        }
        for name, (label, _) in self._rows.items():
            label.setText(words[name])

    def show_prospect(
        self, seen: Prospect | None, counted: int | None, *, closed: bool = False
    ) -> None:
        """Show how things stand; `counted` are the sheets that somebody counted in the stock."""
        for name, (_, figure) in self._rows.items():
            figure.setText(str(getattr(seen.figures, name)) if seen else "…")
        said = self._open_words(seen) if seen else ""
        self._open.setText(unbroken(said))
        self._open.setAccessibleName(said)
        self._balance.setText(
            self._balance_words(seen.figures.with_count(counted), closed=closed) if seen else ""
        )

    def _open_words(self, seen: Prospect) -> str:
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
        return "\n".join(lines) or self.tr("Nothing is left open.")

    def _balance_words(self, figures: StopFigures, *, closed: bool) -> str:
        if figures.balanced:
            return "✓ " + self.tr("The figures agree.")
        verdict = (
            self.tr("The figures do not agree; the closing sheet says so.")
            if closed
            else self.tr("The figures do not agree. Count the sheets before you close.")
        )
        return "\n".join(
            [
                "⚠ " + verdict,
                *(
                    say(code, self._context.language, expected=expected, found=found)
                    for code, expected, found in figures.disagreements
                ),
            ]
        )
