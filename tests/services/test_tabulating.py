"""Tabulating: names, order and shares of what is told, and nothing said that is not so."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from infitah_desk.domain.disclosure import LEAST
from infitah_desk.domain.quality import FLAWS, Judged, QualityCount, Tally
from infitah_desk.domain.statistics import DIMENSIONS, Counted, Duplicates, count, size_classes
from infitah_desk.services import (
    surveying,
    tabulating,
)
from infitah_desk.services.tabulating import protected_duplicates
from infitah_desk.services.tabulating_quality import protected_quality, quality_table
from infitah_desk.system.texts import Language, say
from tests.helpers.busy_caravan import busy
from tests.helpers.caravans import (
    HQ,
    Caravan,
)
from tests.helpers.programmes import PROGRAMME_2010


def test_what_is_withheld_is_not_said_to_be_small(caravan: Caravan) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        summary, *by = tabulating.statistics_tables(
            surveying.survey(session), session.programme, "fr"
        )
    withheld = say("figure.withheld", "fr")
    said = {str(name): value for name, value, *_ in summary.rows}
    assert said[say("figure.packs", "fr")] == withheld
    assert said[say("figure.budget_delivered", "fr")] == withheld
    assert {table.rows[0][-1] for table in by if table.name in DIMENSIONS} == {withheld}


def test_an_amount_does_not_tell_how_many_packs_are_still_to_come() -> None:
    # Ten packs in each of two forums; of each ten, three are not delivered: too few to be told.
    where = [(forum, "", "", "", "", "", "") for forum in ("TET", "OUJ")]
    units = [Counted(each, 3, subsidy=89_700) for each in where for _ in range(7)]
    units += [Counted(each, 2, promised=150_000) for each in where for _ in range(3)]
    quality = QualityCount()
    statistics = count(units, duplicates=Duplicates(), quality=quality.result())
    _, by_forum, *_ = tabulating.statistics_tables(statistics, PROGRAMME_2010, "fr")
    withheld = say("figure.withheld", "fr")
    assert [row[1:] for row in by_forum.rows[:2]] == [(10, 10, 10, withheld, withheld)] * 2


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_regions_of_then_and_now_have_names_in_the_language(language: Language) -> None:
    names = tabulating.category_names(PROGRAMME_2010, language)
    for dimension in ("region_2010", "region_today"):
        for forum in PROGRAMME_2010.forums:
            name = names.of(dimension, getattr(forum, dimension))
            assert (name[0] > "\u0600") == (language == "ar")


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_no_spreadsheet_takes_a_class_of_size_for_a_day(language: Language) -> None:
    names = tabulating.category_names(PROGRAMME_2010, language)
    said = [names.of("size", size) for size in size_classes()]
    assert len(set(said)) == len(said)
    assert not [name for name in said if re.fullmatch(r"\d+[-/+]\d*", name)]


def test_what_has_no_day_comes_after_all_days_and_apart_from_them(caravan: Caravan) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        statistics = surveying.survey(session)
        lines = tabulating.lines_in_order("day", statistics.lines["day"])
        tables = tabulating.statistics_tables(statistics, session.programme, "fr")
    assert [line.category for line in lines] == ["2010-09-28", ""]
    assert [table.apart for table in tables if table.name == "day"] == [1]
    assert {table.apart for table in tables if table.name != "day"} == {0}


def test_figures_are_told_against_the_targets(caravan: Caravan) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        summary, *_ = tabulating.statistics_tables(
            surveying.survey(session), session.programme, "fr"
        )
    said = {str(name): row for name, *row in summary.rows}
    assert said[say("figure.enterprises", "fr")] == [22, 58_000, Decimal("0.04")]
    assert said[say("figure.permits", "fr")] == [11, 10_000, Decimal("0.11")]


flawed = st.lists(st.frozensets(st.sampled_from(FLAWS)), min_size=1, max_size=3)


@given(st.lists(flawed, max_size=30))
def test_no_figure_of_quality_tells_of_fewer_than_five(
    enterprises: list[list[frozenset[str]]],
) -> None:
    quality, counted = QualityCount(), []
    for dossiers in enterprises:
        quality.add([Judged("TET-1", "TET", flaws) for flaws in dossiers])
        counted.append(Counted(("",) * len(DIMENSIONS), 0))
    statistics = count(counted, duplicates=Duplicates(), quality=quality.result())
    whole = len(enterprises)
    for flaw, number in protected_quality(statistics).items():
        having = sum(any(flaw in flaws for flaws in dossiers) for dossiers in enterprises)
        is_safe = having >= LEAST and (whole - having == 0 or whole - having >= LEAST)
        assert number == (having if is_safe else None)
    rows = quality_table(statistics, "fr").rows
    assert len(rows) == (len(FLAWS) + 1 if whole >= LEAST else 0)


@pytest.mark.parametrize(("silent", "told"), [(0, 6), (1, None), (4, None), (5, 6)])
def test_who_was_erased_does_not_tell_how_few_others_said_nothing(
    silent: int, told: int | None
) -> None:
    quality, counted = QualityCount(), []
    for sector, flaws, number in (("", {"erased"}, 6), ("", set(), silent), ("C", set(), 20)):
        for _ in range(number):
            quality.add([Judged("TET-1", "TET", flaws)])
            counted.append(Counted(("", "", "", sector, "SARL", "0", ""), 0))
    statistics = count(counted, duplicates=Duplicates(), quality=quality.result())
    assert protected_quality(statistics)["erased"] == told


@given(st.integers(0, 20), st.integers(0, 20), st.integers(1, 40))
def test_many_duplicates_of_few_enterprises_are_not_told(
    extra: int, enterprises: int, others: int
) -> None:
    tally = Tally(enterprises + extra, enterprises) if enterprises else Tally()
    quality = QualityCount()
    counted = [Counted(("",) * len(DIMENSIONS), 0)] * (enterprises + others)
    statistics = count(counted, duplicates=Duplicates(tally), quality=quality.result())
    told = protected_duplicates(statistics)["duplicates_linked"]
    assert told == (tally.number if enterprises >= LEAST <= others else None)


NOTHING, OPEN, CHEAP, CAPPED, TYPED = (0, 0), (0, 150_000), (89_700, 0), (150_000, 0), (100_001, 0)
"""What an enterprise stands for in centimes: delivered, and kept back for an order."""


@given(
    st.dictionaries(
        st.tuples(
            st.sampled_from(["C", "G"]), st.sampled_from([NOTHING, OPEN, CHEAP, CAPPED, TYPED])
        ),
        st.integers(0, 12),
    )
)
@example({("C", OPEN): 5, ("C", CHEAP): 2, ("G", OPEN): 9})
@example({("C", CAPPED): 11, ("C", CHEAP): 1})
@example({("C", CAPPED): 11, ("C", TYPED): 4})
def test_no_amount_tells_how_few_were_paid_it(
    enterprises: dict[tuple[str, tuple[int, int]], int],
) -> None:
    counted = [
        Counted(
            ("", "", "", sector, "", "", ""),
            0 if money == NOTHING else 2 if money == OPEN else 3,
            *money,
        )
        for (sector, money), number in enterprises.items()
        for _ in range(number)
    ]
    statistics = count(counted, duplicates=Duplicates(), quality=QualityCount().result())
    summary, *by = tabulating.statistics_tables(statistics, PROGRAMME_2010, "fr")
    paid = Counter((each.subsidy, each.promised) for each in counted)
    few = [money for money, number in paid.items() if money != NOTHING and number < LEAST]
    said = {str(name): value for name, value, *_ in summary.rows}
    budget = [value for name, value in said.items() if name.startswith("Budget")]
    assert not few or not any(isinstance(each, Decimal) for each in budget)
    for table in by:
        if table.name in DIMENSIONS and table.rows and isinstance(table.rows[-1][-1], Decimal):
            # All that was paid is in each table's total, each sector by itself where there are two.
            assert not few
            if table.name == "sector" and len(table.rows) == 3:
                assert all(
                    number >= LEAST
                    for (_, money), number in enterprises.items()
                    if number and money != NOTHING
                )


def test_amounts_are_told_where_each_was_paid_to_enough() -> None:
    counted = [
        Counted(("",) * len(DIMENSIONS), 3, *money) for money in (CHEAP, CAPPED) for _ in range(5)
    ]
    statistics = count(counted, duplicates=Duplicates(), quality=QualityCount().result())
    summary, *by = tabulating.statistics_tables(statistics, PROGRAMME_2010, "fr")
    committed = Decimal("11985.00")
    assert {table.rows[-1][-1] for table in by if table.name in DIMENSIONS} == {committed}
    said = {str(name): value for name, value, *_ in summary.rows}
    assert said[say("figure.budget_committed", "fr")] == committed
