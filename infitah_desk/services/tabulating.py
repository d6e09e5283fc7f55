"""Tabulating: the programme's figures as tables, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from infitah_desk.documents.report_tables import Cell, ReportTable
from infitah_desk.domain.disclosure import Row, Table, may_be_shown
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.statistics import (
    DIMENSIONS,
    LEVELS,
    TOGETHER,
    Line,
    Statistics,
    budget_left,
    packs_per_hundred_permits,
    protected,
    share_of,
    size_classes,
)
from infitah_desk.domain.subsidy import from_centimes
from infitah_desk.domain.told_money import tables_telling_money
from infitah_desk.services.tabulating_quality import quality_table
from infitah_desk.system.moments import day_text
from infitah_desk.system.texts import Language, say

DUPLICATES = ("duplicates_linked", "duplicates_listed", "duplicates_second_permits")
"""What was had twice, in the order of `domain.statistics.Duplicates`."""

_PACKS = LEVELS.index("packs")


def statistics_tables(
    statistics: Statistics, programme: Programme, language: Language
) -> list[ReportTable]:
    """The tables that may be given to strangers, in one language."""
    shown = protected(statistics)
    telling = tables_telling_money(statistics, shown, programme)
    names = category_names(programme, language)
    whole = _Shown(shown[TOGETHER], TOGETHER in telling)
    return [
        _summary(statistics, whole, programme, language),
        *(
            _by(dimension, _Shown(shown[dimension], dimension in telling), statistics, names)
            for dimension in DIMENSIONS
        ),
        quality_table(statistics, language),
    ]


class _Shown(NamedTuple):
    """A table as strangers may have it, and whether its money too."""

    table: Table
    tells_money: bool


class CategoryNames(NamedTuple):
    """What categories are called in one language, by dimension and code."""

    language: Language
    names: Mapping[str, Mapping[str, str]]

    def of(self, dimension: str, code: str) -> str:
        """The name; what no programme knows is shown as it is."""
        if not code:
            return say("figure.unknown", self.language)
        if dimension == "day":
            return day_text(code)
        return self.names.get(dimension, {}).get(code, code)


def category_names(programme: Programme, language: Language) -> CategoryNames:
    """The names of forums, regions, sectors and legal forms in one language."""
    arabic = language == "ar"
    return CategoryNames(
        language,
        {
            "forum": {f.code: f.city_ar if arabic else f.city for f in programme.forums},
            "region_2010": {
                each.fr: each.ar if arabic else each.fr for each in programme.regions_2010
            },
            "region_today": {
                f.region_today: (f.region_today_name_ar if arabic else f.region_today_name)
                or f.region_today
                for f in programme.forums
            },
            "size": {name: _size_name(name, language) for name in size_classes()},
            "sector": {each.code: getattr(each, language) for each in programme.sectors},
            "legal_form": {each.code: getattr(each, language) for each in programme.legal_forms},
        },
    )


def _size_name(name: str, language: Language) -> str:
    """In words: a spreadsheet takes "3-5" for a day of May."""
    first, _, last = name.rstrip("+").partition("-")
    if last:
        return say("figure.size.range", language, first=first, last=last)
    return say("figure.size.more", language, first=first) if name.endswith("+") else first


def _summary(
    statistics: Statistics, shown: _Shown, programme: Programme, language: Language
) -> ReportTable:
    """All enterprises against the programme's targets; what is too small is withheld."""
    withheld = say("figure.withheld", language)
    counts = shown.table.total
    money, targets = statistics.total.money, programme.targets
    aims = {"enterprises": targets.eligible, "permits": targets.permits}
    found: list[tuple[str, Cell, int | Decimal | None]] = [
        (name, counts[level] if level < len(counts) else None, aims.get(name))
        for level, name in enumerate(LEVELS)
    ]
    if len(counts) > _PACKS:
        found.append(("packs_per_permit", packs_per_hundred_permits(statistics.total), None))
    else:
        found.append(("packs_per_permit", None, None))
    amounts = (
        ("budget_delivered", from_centimes(money.delivered), None),
        ("budget_promised", from_centimes(money.promised), None),
        ("budget_committed", from_centimes(money.committed), targets.yearly_budget),
        ("budget_left", budget_left(statistics, programme), None),
    )
    found += [
        (name, amount if shown.tells_money else None, aim)
        for name, amount, aim in amounts
        # Without a budget nothing of it is left.
        if amount is not None
    ]
    found += [(name, number, None) for name, number in protected_duplicates(statistics).items()]
    columns = ("figure", "value", "target", "of_target")
    return ReportTable(
        "summary",
        say("figure.by.summary", language),
        tuple(say(f"figure.column.{each}", language) for each in columns),
        tuple(
            (
                say(f"figure.{name}", language),
                withheld if value is None else value,
                aim,
                share_of(value, aim) if aim and isinstance(value, int | Decimal) else None,
            )
            for name, value, aim in found
        ),
    )


def protected_duplicates(statistics: Statistics) -> dict[str, int | None]:
    """How many duplicates there are of each kind; None where strangers must not know.

    What counts are the enterprises: one alone may have had many.
    """
    whole = statistics.total.counts[0]
    found = zip(DUPLICATES, statistics.duplicates, strict=True)
    return {
        name: tally.number if may_be_shown(tally.enterprises, whole) else None
        for name, tally in found
    }


def _by(dimension: str, shown: _Shown, statistics: Statistics, names: CategoryNames) -> ReportTable:
    """One dimension's rows; a figure that may not be shown is withheld."""
    table, language = shown.table, names.language
    withheld = say("figure.withheld", language)
    money = {
        line.category: from_centimes(line.money.committed) for line in statistics.lines[dimension]
    }

    def cells(counts: tuple[int, ...], categories: Iterable[str]) -> tuple[Cell, ...]:
        told: list[Cell] = [
            counts[level] if level < len(counts) else withheld for level in range(len(LEVELS))
        ]
        spent = sum((money[each] for each in categories), Decimal())
        return (*told, spent if shown.tells_money else withheld)

    ordered = in_order(dimension, table.rows)
    rows = [
        (_row_name(dimension, row.categories, names), *cells(row.counts, row.categories))
        for row in ordered
    ]
    if rows:
        rows.append((say("figure.total", language), *cells(table.total, money)))
    columns = ("category", *LEVELS, "committed")
    return ReportTable(
        dimension,
        say(f"figure.by.{dimension}", language),
        tuple(say(f"figure.column.{each}", language) for each in columns),
        tuple(rows),
        sum(map(_is_no_day, ordered)) if dimension == "day" else 0,
    )


def in_order(dimension: str, rows: Iterable[Row]) -> list[Row]:
    """The rows of a dimension that has an order of its own in that order; others as they are."""
    if dimension == "size":
        classes = size_classes()
        return sorted(rows, key=lambda row: _place(row.categories[0], classes))
    if dimension == "day":
        return sorted(rows, key=lambda row: (_is_no_day(row), row))
    return list(rows)


def _is_no_day(row: Row) -> bool:
    """Whether it is of several days, or of those of whom nobody said one: it comes last."""
    return len(row.categories) > 1 or row.categories == ("",)


def _place(category: str, classes: Sequence[str]) -> int:
    return classes.index(category) if category in classes else len(classes)


def lines_in_order(dimension: str, lines: Iterable[Line]) -> list[Line]:
    """Exact lines as `in_order` has rows; those of no order of their own by their size."""
    largest = sorted(lines, key=lambda line: (-line.counts[0], line.category))
    places = {
        row.categories[0]: place
        for place, row in enumerate(
            in_order(dimension, [Row((line.category,), line.counts) for line in largest])
        )
    }
    return sorted(largest, key=lambda line: places[line.category])


def exact_table(
    dimension: str, statistics: Statistics, programme: Programme, language: Language
) -> ReportTable:
    """One dimension with exact figures, however small: for the programme's own use."""
    names = category_names(programme, language)
    lines = lines_in_order(dimension, statistics.lines[dimension])
    rows: list[tuple[Cell, ...]] = [
        (name, *line.counts, from_centimes(line.money.committed))
        for name, line in (
            *((names.of(dimension, line.category), line) for line in lines),
            (say("figure.total", language), statistics.total),
        )
    ]
    columns = ("category", *LEVELS, "committed")
    return ReportTable(
        dimension,
        say(f"figure.by.{dimension}", language),
        tuple(say(f"figure.column.{each}", language) for each in columns),
        tuple(rows),
    )


def _row_name(dimension: str, categories: tuple[str, ...], names: CategoryNames) -> str:
    if len(categories) == 1:
        return names.of(dimension, categories[0])
    return say("figure.others", names.language, count=len(categories))
