"""Tabulating: the programme's figures and lists of names as tables, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from infitah_desk.documents.report_tables import Cell, ReportTable
from infitah_desk.domain.contacts import grouped_phone
from infitah_desk.domain.disclosure import Row, Table, may_be_shown
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.statistics import (
    DIMENSIONS,
    LEVELS,
    TOGETHER,
    Line,
    Statistics,
    budget_left,
    protected,
    size_classes,
)
from infitah_desk.domain.subsidy import from_centimes
from infitah_desk.services.session import Session
from infitah_desk.storage.surveyed import surveyed
from infitah_desk.system.moments import day_text
from infitah_desk.system.texts import Language, field_name, say

_MONEY_FROM, _DELIVERED = LEVELS.index("packs"), LEVELS.index("delivered")

LISTED = (
    "name",
    "name_ar",
    "manager",
    "manager_ar",
    "phone",
    "city",
    "rc_number",
    "rc_court",
    "tp_number",
)
"""Fields of an enterprise that stand in a list of names."""

OUTCOMES = ("step", "permit", "offer", "price", "subsidy")
"""What stands there beside them."""


def statistics_tables(
    statistics: Statistics, programme: Programme, language: Language
) -> list[ReportTable]:
    """The tables that may be given to strangers, in one language."""
    shown = protected(statistics)
    return [
        _summary(statistics, shown[TOGETHER], programme, language),
        *(
            _by(dimension, shown[dimension], statistics, category_names(programme, language))
            for dimension in DIMENSIONS
        ),
    ]


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
            "sector": {each.code: getattr(each, language) for each in programme.sectors},
            "legal_form": {each.code: getattr(each, language) for each in programme.legal_forms},
        },
    )


def _summary(
    statistics: Statistics, table: Table, programme: Programme, language: Language
) -> ReportTable:
    """All enterprises against the programme's targets; what is too small is withheld."""
    withheld = say("figure.withheld", language)
    no_amount = say("figure.withheld_amount", language)
    counts = table.total
    money, targets = statistics.total.money, programme.targets
    aims: Mapping[str, Cell] = {"enterprises": targets.eligible, "permits": targets.permits}
    rows: list[tuple[Cell, ...]] = [
        (
            say(f"figure.{name}", language),
            counts[level] if level < len(counts) else withheld,
            aims.get(name),
        )
        for level, name in enumerate(LEVELS)
    ]
    shows_money = len(counts) > _DELIVERED
    left = budget_left(statistics, programme)
    rows += [
        (say(f"figure.{name}", language), value if is_shown else unsaid, aim)
        for name, is_shown, value, aim, unsaid in (
            (
                "packs_per_permit",
                len(counts) > _MONEY_FROM,
                _percentage(statistics.total.counts[_MONEY_FROM], statistics.total.counts[1]),
                None,
                no_amount,
            ),
            ("budget_delivered", shows_money, from_centimes(money.delivered), None, no_amount),
            ("budget_promised", shows_money, from_centimes(money.promised), None, no_amount),
            (
                "budget_left",
                shows_money and left is not None,
                left,
                targets.yearly_budget,
                no_amount,
            ),
            (
                "duplicates",
                may_be_shown(statistics.duplicates, statistics.dossiers),
                statistics.duplicates,
                None,
                withheld,
            ),
        )
    ]
    rows += [
        (
            say(code, language),
            number if may_be_shown(number, statistics.dossiers) else withheld,
            None,
        )
        for code, number in sorted(statistics.quality.items())
    ]
    columns = ("figure", "value", "target")
    return ReportTable(
        "summary",
        say("figure.by.summary", language),
        tuple(say(f"figure.column.{each}", language) for each in columns),
        tuple(rows),
    )


def _percentage(part: int, whole: int) -> Decimal:
    return (Decimal(100 * part) / whole).quantize(Decimal("0.01")) if whole else Decimal()


def _by(dimension: str, table: Table, statistics: Statistics, names: CategoryNames) -> ReportTable:
    """One dimension's rows; a figure that may not be shown is withheld."""
    language = names.language
    withheld = say("figure.withheld", language)
    no_amount = say("figure.withheld_amount", language)
    money = {
        line.category: from_centimes(line.money.committed) for line in statistics.lines[dimension]
    }

    def cells(counts: tuple[int, ...], categories: Iterable[str]) -> tuple[Cell, ...]:
        shown: list[Cell] = [
            counts[level] if level < len(counts) else withheld for level in range(len(LEVELS))
        ]
        spent = sum((money[each] for each in categories), Decimal())
        return (*shown, spent if len(counts) > _MONEY_FROM else no_amount)

    rows = [
        (_row_name(dimension, row.categories, names), *cells(row.counts, row.categories))
        for row in in_order(dimension, table.rows)
    ]
    if rows:
        rows.append((say("figure.total", language), *cells(table.total, money)))
    columns = ("category", *LEVELS, "committed")
    return ReportTable(
        dimension,
        say(f"figure.by.{dimension}", language),
        tuple(say(f"figure.column.{each}", language) for each in columns),
        tuple(rows),
    )


def in_order(dimension: str, rows: Iterable[Row]) -> list[Row]:
    """The rows of a dimension that has an order of its own in that order; others as they are."""
    if dimension == "size":
        classes = size_classes()
        return sorted(rows, key=lambda row: _place(row.categories[0], classes))
    return sorted(rows) if dimension == "day" else list(rows)


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


def name_list(session: Session, language: Language) -> ReportTable:
    """Every enterprise by name, with its step, its valid permit and its pack."""
    return ReportTable(
        "list",
        say("figure.list", language),
        (
            say("figure.list.dossier", language),
            *(field_name(name, language) for name in LISTED),
            *(say(f"figure.list.{each}", language) for each in OUTCOMES),
        ),
        tuple(_named(session, language)),
    )


def _named(session: Session, language: Language) -> Iterator[tuple[Cell, ...]]:
    for step, each in surveyed(session.store):
        permit = next((p for p in each.permits.values() if not p.revoked), None)
        pack = next((p for p in each.packs if p.counts), None)
        yield (
            each.dossier,
            *(_as_written(name, each.text(name)) for name in LISTED),
            say(f"step.{step}", language),
            permit.number if permit else None,
            pack.offer if pack else None,
            from_centimes(pack.price) if pack else None,
            from_centimes(pack.subsidy) if pack else None,
        )


def _as_written(name: str, value: str) -> str:
    return grouped_phone(value) if name == "phone" else value
