"""Tabulating data quality: what is amiss in dossiers, for strangers and, by desk, for our own."""

from __future__ import annotations

from infitah_desk.documents.report_tables import Cell, ReportTable
from infitah_desk.domain.disclosure import may_be_shown
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.quality import FLAWS, DeskQuality, Quality
from infitah_desk.domain.statistics import Statistics, share_of
from infitah_desk.system.texts import Language, say

QUALITY = "quality"
DESKS = "quality_desks"


def protected_quality(statistics: Statistics) -> dict[str, int | None]:
    """How many enterprises have each flaw; None where strangers must not know.

    Enterprises, not dossiers: several dossiers may be a single enterprise's.
    """
    whole = statistics.total.counts[0]
    return {
        flaw: tally.enterprises if may_be_shown(tally.enterprises, whole) else None
        for flaw, tally in statistics.quality.flaws.items()
    }


def quality_table(statistics: Statistics, language: Language) -> ReportTable:
    """What may be given to strangers; without rows where there are too few enterprises."""
    whole = statistics.total.counts[0]
    withheld = say("figure.withheld", language)
    no_share = say("figure.withheld_amount", language)
    rows: list[tuple[Cell, ...]] = [
        (
            say(f"quality.{flaw}", language),
            withheld if number is None else number,
            no_share if number is None else share_of(number, whole),
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
    whole = quality.dossiers
    rows = [(flaw_name(flaw, language), quality.flaws[flaw].number) for flaw in FLAWS]
    rows += [
        (say("figure.flawed", language), quality.flawed.number),
        (say("figure.all_dossiers", language), whole),
    ]
    return ReportTable(
        QUALITY,
        say("figure.by.quality", language),
        tuple(say(f"figure.column.{each}", language) for each in ("flaw", "dossiers", "share")),
        tuple((name, number, share_of(number, whole)) for name, number in rows),
    )


def quality_by_desk(quality: Quality, programme: Programme, language: Language) -> ReportTable:
    """The same by desk, a row of its own for each forum with several: so that it can be told."""
    columns = ("forum", "desk", "dossiers", "flawed", "flawed_share")
    return ReportTable(
        DESKS,
        say("figure.by.quality_desks", language),
        (
            *(say(f"figure.column.{each}", language) for each in columns),
            *(flaw_name(flaw, language) for flaw in FLAWS),
        ),
        tuple(_desk_row(desk, programme, language) for desk in with_forums(quality.desks)),
    )


def with_forums(desks: tuple[DeskQuality, ...]) -> tuple[DeskQuality, ...]:
    """The desks, and before those of one forum, where they are several, all of it together."""
    found: list[DeskQuality] = []
    for forum in dict.fromkeys(desk.forum for desk in desks):
        there = [desk for desk in desks if desk.forum == forum]
        if forum and len(there) > 1:
            found.append(_together(forum, there))
        found += there
    return tuple(found)


def _together(forum: str, desks: list[DeskQuality]) -> DeskQuality:
    return DeskQuality(
        forum,
        "",
        sum(desk.dossiers for desk in desks),
        sum(desk.flawed for desk in desks),
        {flaw: sum(desk.flaws[flaw] for desk in desks) for flaw in FLAWS},
    )


def _desk_row(desk: DeskQuality, programme: Programme, language: Language) -> tuple[Cell, ...]:
    return (
        forum_name(desk.forum, programme, language),
        desk.node or say("figure.all_desks" if desk.forum else "figure.no_desk", language),
        desk.dossiers,
        desk.flawed,
        share_of(desk.flawed, desk.dossiers),
        *(desk.flaws[flaw] for flaw in FLAWS),
    )


def forum_name(code: str, programme: Programme, language: Language) -> str:
    """The city of a forum; "—" for none."""
    forum = next((each for each in programme.forums if each.code == code), None)
    if forum is None:
        return "—"
    return forum.city_ar if language == "ar" else forum.city


def flaw_name(flaw: str, language: Language) -> str:
    """What a flaw is called."""
    return say(f"quality.{flaw}", language)
