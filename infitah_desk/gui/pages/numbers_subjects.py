"""Subjects of the figures: what the chart and the table show of one, and what goes into files."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from infitah_desk.domain.programme import Programme
from infitah_desk.domain.statistics import DIMENSIONS, LEVELS, Statistics
from infitah_desk.gui.widgets.bar_chart import Series
from infitah_desk.gui.widgets.report_table import Cell
from infitah_desk.services.tabulating import category_names, exact_table, lines_in_order
from infitah_desk.services.tabulating_quality import QUALITY, exact_quality, quality_by_desk
from infitah_desk.system.amounts import amount_in_figures, number_in_figures
from infitah_desk.system.texts import Language, say

if TYPE_CHECKING:
    from infitah_desk.documents.report_tables import Cell as Figure
    from infitah_desk.documents.report_tables import ReportTable as FileTable

SUBJECTS = (*DIMENSIONS, QUALITY)
COLOURS = ("places_key", "action", "mark")
"""Of all enterprises, those with a permit, those with a pack: each before the one named earlier."""


class Subject(NamedTuple):
    """The bars by name, what their colours mean, the table beside them, and the files' tables.

    In the legend words without a colour tell what has no bar.
    """

    names: list[str]
    series: list[Series]
    legend: list[tuple[str, str]]
    titles: list[str]
    rows: list[list[Cell]]
    tables: list[FileTable]


def subject(name: str, statistics: Statistics, programme: Programme, language: Language) -> Subject:
    """What is shown of a subject in one language."""
    if name == QUALITY:
        return _quality(statistics, programme, language)
    lines = lines_in_order(name, statistics.lines[name])
    # Most of those without a day never came: beside them no day would be seen.
    apart = [line for line in lines if name == "day" and not line.category]
    lines = [line for line in lines if line not in apart]
    names = category_names(programme, language)
    table = exact_table(name, statistics, programme, language)
    return Subject(
        [names.of(name, line.category) for line in lines],
        [
            Series(colour, [line.counts[level] for line in lines])
            for level, colour in enumerate(COLOURS)
        ],
        [
            (colour, say(f"figure.column.{level}", language))
            for colour, level in zip(COLOURS, LEVELS, strict=False)
        ]
        + [
            ("", say("figure.without_day", language, count=_in_figures(each.counts[0], language)))
            for each in apart
        ],
        [say(f"figure.short.{each}", language) for each in ("category", *LEVELS, "committed")],
        in_cells(table.rows, language),
        [table],
    )


def _quality(statistics: Statistics, programme: Programme, language: Language) -> Subject:
    """A bar for each flaw; below them, in the table alone, all that is to be set right."""
    quality = statistics.quality
    table = exact_quality(quality, language)
    numbers = [tally.number for tally in quality.flaws.values()]
    return Subject(
        [str(row[0]) for row in table.rows[: len(numbers)]],
        [Series("mark", numbers)],
        [("mark", say("figure.column.dossiers", language))],
        list(table.columns),
        in_cells(table.rows, language),
        [table, quality_by_desk(quality, programme, language)],
    )


def in_cells(rows: Sequence[Sequence[Figure]], language: Language) -> list[list[Cell]]:
    """Rows of figures as they are read in one language."""
    return [
        [Cell(_in_figures(each, language), number=isinstance(each, int | Decimal)) for each in row]
        for row in rows
    ]


def _in_figures(figure: Figure, language: Language) -> str:
    match figure:
        case Decimal():
            return amount_in_figures(figure, language)
        case int():
            return number_in_figures(figure, language)
        case None:
            return ""
    return figure
