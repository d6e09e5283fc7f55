"""Reporting: the programme's figures for everybody, and lists of names for those who may."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from infitah_desk.documents.report_tables import ReportTable, write_tables
from infitah_desk.domain.disclosure import LEAST, Table
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.statistics import (
    DIMENSIONS,
    LEVELS,
    TOGETHER,
    Statistics,
    budget_left,
    packs_per_hundred_permits,
    protected,
)
from infitah_desk.domain.subsidy import from_centimes
from infitah_desk.domain.told_money import tables_telling_money
from infitah_desk.services.listing_names import LISTED, OUTCOMES, name_list
from infitah_desk.services.session import Session
from infitah_desk.services.surveying import survey
from infitah_desk.services.tabulating import protected_duplicates, statistics_tables
from infitah_desk.services.tabulating_quality import protected_quality
from infitah_desk.system.durable_files import write_durably
from infitah_desk.system.form_texts import Both
from infitah_desk.system.texts import Language, say

if TYPE_CHECKING:
    from infitah_desk.documents.report_a4 import ReportFace

ENDINGS = (".csv", ".xlsx", ".json", ".pdf")
_PRIVATE = 0o600
"""Names are for whoever asked, not for everybody who works at this machine."""

_BOTH: tuple[Language, Language] = ("fr", "ar")


class Reported(NamedTuple):
    """A report in a file: how many tables and rows it has."""

    file: Path
    tables: int
    rows: int


def write_report(session: Session, out: Path, language: Language) -> Reported:
    """The figures without anybody's name, and without a cell below five enterprises.

    Raises:
        Refused: "report.format_unknown", "enrol.not_accepted".
        MachineFault: "file.not_writable", "disk.full".
    """
    ending = _ending(out)
    programme, statistics = session.programme, survey(session)
    if ending == ".pdf":
        from infitah_desk.documents.report_a4 import draw_report_a4

        tables, arabic = (statistics_tables(statistics, programme, each) for each in _BOTH)
        write_durably(out, draw_report_a4(tables, arabic, _face(session))[0])
        return _reported(out, tables)
    tables = statistics_tables(statistics, programme, language)
    if ending == ".json":
        day = session.now().astimezone().date().isoformat()
        known = {"programme": programme.code, "node": session.node, "date": day}
        _write_json(out, {**known, **figures_as_json(statistics, programme)})
    else:
        write_tables(out, tables, language)
    return _reported(out, tables)


def _reported(out: Path, tables: Sequence[ReportTable]) -> Reported:
    return Reported(out, len(tables), sum(len(table.rows) for table in tables))


def write_reports(session: Session, folder: Path, language: Language) -> tuple[Path, ...]:
    """The report in all forms that people read, into a folder, under the day's name.

    Raises:
        MachineFault: "file.not_writable", "disk.full".
    """
    name = f"infitah-{session.node}-{session.now().astimezone():%Y-%m-%d}"
    files = tuple(folder / f"{name}{ending}" for ending in (".pdf", ".xlsx", ".csv"))
    for file in files:
        write_report(session, file, language)
    return files


def _face(session: Session) -> ReportFace:
    """What stands above the figures: whose they are, of which day, and how they are protected."""
    from infitah_desk.documents.report_a4 import ReportFace

    name, day = session.programme.name, f"{session.now().astimezone():%d/%m/%Y}"
    return ReportFace(
        Both(say("figure.title", "fr"), say("figure.title", "ar")),
        Both(name.fr, name.ar),
        Both(
            say("report.known_at", "fr", node=session.node, day=day),
            say("report.known_at", "ar", node=session.node, day=day),
        ),
        Both(say("report.note", "fr", least=LEAST), say("report.note", "ar", least=LEAST)),
    )


def write_name_list(
    session: Session,
    out: Path,
    language: Language,
    flaws: Collection[str] = (),
    desks: Collection[str] | None = None,
) -> Reported:
    """Every enterprise by name with its permit and pack; a supervisor asks for it.

    With `flaws` or `desks` only those whose dossier has one of them, or is one of those desks'.

    Raises:
        Refused: "report.format_unknown", "report.list_not_as_pdf", "account.not_allowed",
            "report.flaw_unknown", "report.desk_unknown".
        MachineFault: "file.not_writable", "disk.full".
    """
    session.needs_supervisor()
    ending = _ending(out)
    if ending == ".pdf":
        raise Refused("report.list_not_as_pdf")
    table = name_list(session, language, flaws, desks)
    if ending == ".json":
        keys = ("dossier", *LISTED, *OUTCOMES)
        rows = [dict(zip(keys, row, strict=True)) for row in table.rows]
        _write_json(out, {"list": rows}, mode=_PRIVATE)
    else:
        write_tables(out, [table], language, mode=_PRIVATE)
    return Reported(out, 1, len(table.rows))


def figures_as_json(statistics: Statistics, programme: Programme) -> Mapping[str, object]:
    """The figures for programs, by the codes of the programme; null is what may not be shown."""
    shown = protected(statistics)
    together, money = shown[TOGETHER], statistics.total.money
    has_money = TOGETHER in tables_telling_money(statistics, shown, programme)
    targets = programme.targets
    return {
        "least": LEAST,
        "enterprises": _counts(together.total),
        "duplicates": {
            name.removeprefix("duplicates_"): number
            for name, number in protected_duplicates(statistics).items()
        },
        "packs_per_hundred_permits": (
            packs_per_hundred_permits(statistics.total)
            if len(together.total) > LEVELS.index("packs")
            else None
        ),
        "budget": {
            "yearly": targets.yearly_budget,
            "delivered": from_centimes(money.delivered) if has_money else None,
            "promised": from_centimes(money.promised) if has_money else None,
            "committed": from_centimes(money.committed) if has_money else None,
            "left": budget_left(statistics, programme) if has_money else None,
        },
        "targets": {"eligible": targets.eligible, "permits": targets.permits},
        "quality": protected_quality(statistics),
        "by": {dimension: _rows(shown[dimension]) for dimension in DIMENSIONS},
    }


def _rows(table: Table) -> list[Mapping[str, object]]:
    return [{"categories": list(row.categories), **_counts(row.counts)} for row in table.rows]


def _counts(counts: Sequence[int]) -> Mapping[str, int | None]:
    return {
        name: counts[level] if level < len(counts) else None for level, name in enumerate(LEVELS)
    }


def _ending(out: Path) -> str:
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise Refused("report.format_unknown", file=out.name)
    return ending


def _write_json(out: Path, document: Mapping[str, object], *, mode: int = 0o666) -> None:
    def ready(value: object) -> str:
        if isinstance(value, Decimal):
            return f"{value:.2f}"
        raise TypeError(value)

    text = json.dumps(document, ensure_ascii=False, indent=1, default=ready)
    write_durably(out, text.encode(), mode=mode)
