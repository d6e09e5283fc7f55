"""Two dossiers side by side: why they may be one enterprise, what is equal, what is different."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from infitah_desk.domain.event import node_of
from infitah_desk.domain.text_folding import is_arabic
from infitah_desk.gui.context import Context
from infitah_desk.gui.line_breaks import unbroken
from infitah_desk.gui.pages.review_rows import Row, rows_of
from infitah_desk.services.telling import tell_reason
from infitah_desk.system.moments import moment_text
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.domain.permit import PermitState
    from infitah_desk.domain.programme import Programme
    from infitah_desk.services.reviewing import Party, Review

_SIGNS = {"good": "=", "to_do": "≠", "plain": ""}
_LABEL, _LEFT, _SIGN, _RIGHT = range(4)


class PairTable(QWidget):
    """A row for each field that one of them has; the table takes the focus and tells it all."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._review: Review | None = None
        self._programme: Programme | None = None
        self._build()

    def _build(self) -> None:
        self.setObjectName("reviewTable")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("card", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(1, 1, 1, 1)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(_LEFT, 1)
        self._grid.setColumnStretch(_RIGHT, 1)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._fill()

    def show_review(self, review: Review | None, programme: Programme | None) -> None:
        """Show these two, or nothing."""
        self._review, self._programme = review, programme
        self._fill()

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                # Deleted a little later: meanwhile nobody sees or finds it. Hidden first, or what
                # Qt has still to show in its layout would come up as a window of its own.
                part.hide()
                part.setParent(None)
                part.deleteLater()
        self.setAccessibleName("")
        review = self._review
        if review is None:
            return
        reasons = self._reasons(review)
        self._put(0, "reasons", _LABEL, self.tr("Why together"), "head")
        self._grid.addWidget(self._cell("reviewReasons", reasons, "head"), 0, _LEFT, 1, 3)
        begun = [self._begun(party) for party in (review.left, review.right)]
        self._put(1, "begun", _LABEL, self.tr("Begun"), "label")
        for column, text in zip((_LEFT, _RIGHT), begun, strict=True):
            self._put(1, "begun", column, text, "label")
        self._put(1, "begun", _SIGN, "", "label")
        rows = [*rows_of(review, self._programme, self._context.language), *self._states(review)]
        for place, row in enumerate(rows, start=2):
            self._row(place, row)
        told = [f"{row.title}: {row.left or '—'} {_SIGNS[row.agreement] or '|'} {row.right or '—'}"
                for row in rows]  # fmt: skip
        self.setAccessibleName("\n".join([reasons, " | ".join(begun), *told]))

    def _row(self, place: int, row: Row) -> None:
        self._put(place, row.name, _LABEL, row.title, "label")
        self._put(place, row.name, _LEFT, unbroken(row.left), row.agreement)
        self._put(place, row.name, _SIGN, _SIGNS[row.agreement], row.agreement)
        self._put(place, row.name, _RIGHT, unbroken(row.right), row.agreement)

    def _put(self, row: int, name: str, column: int, text: str, band: str) -> None:
        self._grid.addWidget(self._cell(f"review_{name}_{column}", text, band), row, column)

    def _cell(self, name: str, text: str, band: str) -> QLabel:
        cell = QLabel(text)
        cell.setObjectName(name)
        cell.setProperty("band", band)
        cell.setTextFormat(Qt.TextFormat.PlainText)
        cell.setWordWrap(not name.endswith(f"_{_SIGN}"))
        # What is written from the right stands at the right, the rest where the window begins.
        arabic = is_arabic(text)
        cell.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if arabic else Qt.LayoutDirection.LeftToRight
        )
        right = arabic or self._context.language == "ar"
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        cell.setAlignment(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        return cell

    def _reasons(self, review: Review) -> str:
        words = [tell_reason(each, self._context.language) for each in review.reasons]
        score = f"{review.score:.2f}"
        if self._context.language != "en":
            score = score.replace(".", ",")
        return " · ".join([score, *words])

    def _begun(self, party: Party) -> str:
        if party.began is None:
            return self.tr("Its beginning has not come yet")
        began = party.began
        return f"{node_of(began.log)} · {moment_text(began.time)} · \u2068{began.author}\u2069"

    def _states(self, review: Review) -> list[Row]:
        steps, permits, packs = (
            [told(party) for party in (review.left, review.right)]
            for told in (self._step, self._permits, self._packs)
        )
        rows = [Row("step", self.tr("Step"), steps[0], steps[1], "plain")]
        if any(permits):
            rows.append(Row("permits", self.tr("Permit"), permits[0], permits[1], "plain"))
        if any(packs):
            rows.append(Row("packs", self.tr("Pack"), packs[0], packs[1], "plain"))
        return rows

    def _step(self, party: Party) -> str:
        return say(f"step.{party.step}", self._context.language) if party.step else ""

    def _permits(self, party: Party) -> str:
        return "\n".join(self._permit(permit) for permit in party.permits)

    def _permit(self, permit: PermitState) -> str:
        """A number and how it stands."""
        number = f"\u2066{permit.number}\u2069"
        if permit.revoked:
            return self.tr("{number} · revoked").format(number=number)
        if permit.handed_over:
            return self.tr("{number} · handed over").format(number=number)
        return self.tr("{number} · valid").format(number=number)

    def _packs(self, party: Party) -> str:
        return "\n".join(
            (
                self.tr("{offer} · delivered") if pack.delivered else self.tr("{offer} · ordered")
            ).format(offer=f"\u2066{pack.offer}\u2069")
            for pack in party.packs
        )
