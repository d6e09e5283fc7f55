"""Tabulating data quality: what is amiss in dossiers, for strangers and, by desk, for our own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from infitah_desk.documents.report_tables import Cell, ReportTable
from infitah_desk.domain.disclosure import LEAST, may_be_shown
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.quality import FLAWS, DeskQuality, Quality
from infitah_desk.domain.statistics import Statistics, share_of
from infitah_desk.system.texts import Language, say

QUALITY = "quality"
DESKS = "quality_desks"
TYPED = ("sector", "legal_form", "size")
"""By what enterprises are told apart that they said themselves."""

ANY = "flawed"
"""In the place of a flaw: any that is to be set right."""


def protected_quality(statistics: Statistics) -> dict[str, int | None]:
    """How many enterprises have each flaw; None where strangers must not know.

    Enterprises, not dossiers: several dossiers may be a single enterprise's.
    """
    whole = statistics.total.counts[0]
    return {
        flaw: tally.enterprises
        if may_be_shown(tally.enterprises, whole) and not _leaves_a_few(flaw, statistics)
        else None
        for flaw, tally in statistics.quality.flaws.items()
    }


def _leaves_a_few(flaw: str, statistics: Statistics) -> bool:
    """Whether those whose data were erased tell how few others did not say what they are.

    Of whom nothing is kept, nothing is indicated either: they are in that row of other tables.
    """
    if flaw != "erased":
        return False
    erased = statistics.quality.flaws[flaw].enterprises
    unknown = [
        line.counts[0]
        for dimension in TYPED
        for line in statistics.lines[dimension]
        if not line.category
    ]
    return any(0 < number - erased < LEAST for number in unknown)


def quality_table(statistics: Statistics, language: Language) -> ReportTable:
    """What may be given to strangers; without rows where there are too few enterprises."""
    whole = statistics.total.counts[0]
    withheld = say("figure.withheld", language)
    rows: list[tuple[Cell, ...]] = [
        (
            say(f"quality.{flaw}", language),
            withheld if number is None else number,
            withheld if number is None else share_of(number, whole),
        )
        for flaw, number in protected_quality(statistics).items()
    ]
    if may_be_shown(whole, whole):
        rows.append((say("figure.total", language), whole, share_of(whole, whole)))
    else:
        rows = []
    return ReportTable(
        QUALITY,
        say("figure.by.quality", language),
        tuple(say(f"figure.column.{each}", language) for each in ("flaw", "enterprises", "share")),
        tuple(rows),
    )


def exact_quality(quality: Quality, language: Language) -> ReportTable:
    """How many dossiers have each flaw, however few: for the programme's own use."""
    rows = [(flaw_name(flaw, language), number) for flaw, number in _numbers(quality).items()]
    rows.append((say("figure.all_dossiers", language), quality.dossiers))
    return ReportTable(
        QUALITY,
        say("figure.by.quality", language),
        tuple(say(f"figure.column.{each}", language) for each in ("flaw", "dossiers", "share")),
        tuple((name, number, share_of(number, quality.dossiers)) for name, number in rows),
    )


def _numbers(quality: Quality) -> dict[str, int]:
    flaws = {flaw: tally.number for flaw, tally in quality.flaws.items()}
    return {**flaws, ANY: quality.flawed.number}


class DeskLine(NamedTuple):
    """Dossiers of one desk, of a forum's desks together, or of all: `nodes` says of which."""

    kind: str
    nodes: tuple[str, ...]
    quality: DeskQuality

    def number(self, flaw: str) -> int:
        """How many of them have a flaw."""
        return self.quality.flawed if flaw == ANY else self.quality.flaws[flaw]


def desk_lines(quality: Quality) -> tuple[DeskLine, ...]:
    """All desks together, then each; before several of one forum all of these together."""
    found = [_together("all", "", quality.desks)]
    for forum in dict.fromkeys(desk.forum for desk in quality.desks):
        there = [desk for desk in quality.desks if desk.forum == forum]
        if forum and len(there) > 1:
            found.append(_together("forum", forum, there))
        found += [DeskLine("desk", (desk.node,), desk) for desk in there]
    return tuple(found)


def _together(kind: str, forum: str, desks: Sequence[DeskQuality]) -> DeskLine:
    flaws = {flaw: sum(desk.flaws[flaw] for desk in desks) for flaw in FLAWS}
    return DeskLine(
        kind,
        tuple(desk.node for desk in desks),
        DeskQuality(
            forum,
            "",
            sum(desk.dossiers for desk in desks),
            sum(desk.flawed for desk in desks),
            flaws,
        ),
    )


def quality_by_desk(quality: Quality, programme: Programme, language: Language) -> ReportTable:
    """The same by forum and desk, so that each can be told."""
    columns = ("forum", "desk", "dossiers", "flawed", "flawed_share")
    all_of_them, *lines = desk_lines(quality)
    return ReportTable(
        DESKS,
        say("figure.by.quality_desks", language),
        (
            *(say(f"figure.column.{each}", language) for each in columns),
            *(flaw_name(flaw, language) for flaw in FLAWS),
        ),
        tuple(
            (
                *line_names(line, programme, language),
                line.quality.dossiers,
                line.quality.flawed,
                share_of(line.quality.flawed, line.quality.dossiers),
                *(line.quality.flaws[flaw] for flaw in FLAWS),
            )
            for line in (*lines, all_of_them)
        ),
    )


def line_names(line: DeskLine, programme: Programme, language: Language) -> tuple[str, str]:
    """What a line's forum and desk are called."""
    if line.kind == "all":
        return say("figure.total", language), ""
    city = forum_name(line.quality.forum, programme, language)
    if line.kind == "forum":
        return city, say("figure.all_desks", language)
    return city, line.quality.node or say("figure.no_desk", language)


def forum_name(code: str, programme: Programme, language: Language) -> str:
    """The city of a forum; "—" for none."""
    forum = next((each for each in programme.forums if each.code == code), None)
    if forum is None:
        return "—"
    return forum.city_ar if language == "ar" else forum.city


def flaw_name(flaw: str, language: Language) -> str:
    """What a flaw is called, or all together."""
    return say("figure.flawed" if flaw == ANY else f"quality.{flaw}", language)
