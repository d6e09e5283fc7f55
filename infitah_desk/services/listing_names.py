"""Listing names: enterprises by name with permit and pack, whose they are and what is amiss."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from infitah_desk.documents.report_tables import Cell, ReportTable
from infitah_desk.domain.contacts import grouped_phone
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.quality import FLAWS
from infitah_desk.domain.subsidy import from_centimes
from infitah_desk.services.auditing import Auditor, standing_permit
from infitah_desk.services.session import Session
from infitah_desk.storage.surveyed import surveyed
from infitah_desk.system.texts import Language, field_name, say

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

OUTCOMES = ("step", "permit", "offer", "price", "subsidy", "desk", "flaws")
"""What stands there beside them."""


def name_list(
    session: Session,
    language: Language,
    flaws: Collection[str] = (),
    desks: Collection[str] | None = None,
) -> ReportTable:
    """Every enterprise by name, with its step, its valid permit, its pack and its desk.

    With `flaws` only the dossiers that have one of them, with `desks` only those that these can be
    told of; "" is no desk.

    Raises:
        Refused: "report.flaw_unknown", "report.desk_unknown".
    """
    for flaw in flaws:
        if flaw not in FLAWS:
            raise Refused("report.flaw_unknown", flaw=flaw, known=", ".join(FLAWS))
    for desk in desks or ():
        if desk and desk not in session.roster.nodes:
            raise Refused("report.desk_unknown", desk=desk)
    return ReportTable(
        "list",
        say("figure.list", language),
        (
            say("figure.list.dossier", language),
            *(_capital(field_name(name, language)) for name in LISTED),
            *(say(f"figure.list.{each}", language) for each in OUTCOMES),
        ),
        tuple(_named(session, language, frozenset(flaws), desks)),
    )


def _named(
    session: Session, language: Language, wanted: frozenset[str], desks: Collection[str] | None
) -> Iterator[tuple[Cell, ...]]:
    auditor = Auditor(session)
    for _, step, each in surveyed(session.store):
        judged = auditor.judged(step, each)
        if wanted and wanted.isdisjoint(judged.flaws):
            continue
        if desks is not None and judged.node not in desks:
            continue
        permit = standing_permit([each])
        counting = (pack for pack in each.packs if pack.counts)
        pack = min(counting, key=lambda pack: not pack.delivered, default=None)
        flaws = [say(f"quality.{each}", language) for each in FLAWS if each in judged.flaws]
        yield (
            each.dossier,
            *(_as_written(name, each.text(name)) for name in LISTED),
            say(f"step.{step}", language),
            permit.number if permit else None,
            pack.offer if pack else None,
            from_centimes(pack.price) if pack else None,
            from_centimes(pack.subsidy) if pack else None,
            judged.node or None,
            " · ".join(flaws) or None,
        )


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _as_written(name: str, value: str) -> str:
    return grouped_phone(value) if name == "phone" else value
