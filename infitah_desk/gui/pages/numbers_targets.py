"""The programme against its targets: a tile for each figure, a bar for how far it is."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from infitah_desk.domain.programme import Programme
from infitah_desk.domain.statistics import (
    LEVELS,
    Duplicates,
    Statistics,
    budget_left,
    packs_per_hundred_permits,
)
from infitah_desk.domain.subsidy import from_centimes
from infitah_desk.gui.context import Context
from infitah_desk.system.amounts import amount_in_figures, amount_in_words, number_in_figures

_COLUMNS = 3
_STEPS = 1000


class Aimed(NamedTuple):
    """One figure in words, its aim, and how far it is: from 0 to 1, None where there is no aim."""

    name: str
    figure: str
    aim: str = ""
    share: float | None = None


class TargetTiles(QWidget):
    """Tiles side by side; each says its figure to whoever does not see the bar."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._tiles = [_Tile(name) for name in ("enterprises", "permits", "packs")]
        self._tiles += [_Tile(name) for name in ("delivered", "budget", "duplicates")]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, tile in enumerate(self._tiles):
            grid.addWidget(tile, place // _COLUMNS, place % _COLUMNS)
            grid.setColumnStretch(place % _COLUMNS, 1)

    def show_figures(self, statistics: Statistics, programme: Programme) -> None:
        """Show all figures in the current language."""
        for tile, aimed in zip(self._tiles, self._aimed(statistics, programme), strict=True):
            tile.show_figure(aimed)

    def _aimed(self, statistics: Statistics, programme: Programme) -> list[Aimed]:
        language, targets = self._context.language, programme.targets
        counts = dict(zip(LEVELS, statistics.total.counts, strict=True))
        permits, packs = counts["permits"], counts["packs"]
        money = statistics.total.money
        committed = from_centimes(money.committed)
        left = budget_left(statistics, programme)

        def of(number: int | None) -> str:
            if number is None:
                return ""
            return self.tr("of {number}").format(number=number_in_figures(number, language))

        return [
            Aimed(
                self.tr("Enterprises"),
                number_in_figures(counts["enterprises"], language),
                of(targets.eligible),
                _share(counts["enterprises"], targets.eligible),
            ),
            Aimed(
                self.tr("Permits valid or used for a pack"),
                number_in_figures(permits, language),
                of(targets.permits),
                _share(permits, targets.permits),
            ),
            Aimed(
                self.tr("Packs ordered or delivered"),
                number_in_figures(packs, language),
                self.tr("{number} for 100 permits").format(
                    number=amount_in_figures(packs_per_hundred_permits(statistics.total), language)
                )
                if permits
                else "",
                _share(packs, permits),
            ),
            Aimed(
                self.tr("Packs delivered"),
                number_in_figures(counts["delivered"], language),
                self.tr("State’s part: {amount}").format(
                    amount=amount_in_words(from_centimes(money.delivered), language)
                ),
                _share(counts["delivered"], packs),
            ),
            Aimed(
                self.tr("Budget committed"),
                amount_in_words(committed, language),
                ""
                if left is None
                else self.tr("left this year: {amount}").format(
                    amount=amount_in_words(left, language)
                ),
                _share(int(committed), targets.yearly_budget),
            ),
            Aimed(
                self.tr("Duplicates avoided"),
                number_in_figures(statistics.duplicates.avoided, language),
                self._duplicates(statistics.duplicates),
            ),
        ]

    def _duplicates(self, found: Duplicates) -> str:
        """Of what kind they are, and what was undone besides."""
        language = self._context.language
        return self.tr(
            "brought together: {linked} · known from lists: {listed} · permits revoked: {permits}"
        ).format(
            linked=number_in_figures(found.linked.number, language),
            listed=number_in_figures(found.listed.number, language),
            permits=number_in_figures(found.permits.number, language),
        )


def _share(part: int, whole: int | Decimal | None) -> float | None:
    return min(part / float(whole), 1.0) if whole else None


class _Tile(QWidget):
    """One figure."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"target_{name}")
        self.setProperty("ground", "surface")
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = QLabel()
        self._name.setProperty("role", "secondary")
        self._figure = QLabel()
        self._figure.setObjectName(f"targetFigure_{name}")
        self._figure.setProperty("role", "title")
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._aim = QLabel()
        self._aim.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(2)
        column.addWidget(self._name)
        # Digits have no direction of their own: the layout puts them where reading begins.
        column.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._bar)
        column.addWidget(self._aim)
        column.addStretch(1)
        for label in (self._name, self._aim):
            label.setWordWrap(True)

    def show_figure(self, aimed: Aimed) -> None:
        """Show it; without an aim there is no bar."""
        self._name.setText(aimed.name)
        self._figure.setText(aimed.figure)
        self._aim.setText(aimed.aim)
        self._bar.setVisible(aimed.share is not None)
        self._bar.setValue(round(_STEPS * (aimed.share or 0.0)))
        self._bar.setAccessibleName(aimed.name)
        self.setAccessibleName(f"{aimed.name}: {aimed.figure} {aimed.aim}")
