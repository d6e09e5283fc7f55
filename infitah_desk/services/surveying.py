"""Surveying: what became of every enterprise that is known here, counted once."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from infitah_desk.domain.pack import PackState
from infitah_desk.domain.permit import PermitState, legal_date
from infitah_desk.domain.programme import Forum
from infitah_desk.domain.quality import Judged, QualityCount
from infitah_desk.domain.reasons import SECOND_PERMIT
from infitah_desk.domain.statistics import Counted, Duplicates, Statistics, count, size_class
from infitah_desk.domain.subsidy import centimes
from infitah_desk.services.auditing import Auditor, standing_permit
from infitah_desk.services.session import Session
from infitah_desk.storage.links import decisions, linked_groups
from infitah_desk.storage.surveyed import Surveyed, surveyed

_DELIVERED, _ORDERED, _PERMIT, _DOSSIER = 3, 2, 1, 0


PORTION = 1000
"""So many dossiers are counted in one go while somebody waits for other things too."""


class _Audited(NamedTuple):
    """A dossier and what is said of it."""

    dossier: Surveyed
    judged: Judged


def survey(session: Session) -> Statistics:
    """Count everything that is here: dossiers linked as one enterprise are one.

    Raises:
        Refused: "enrol.not_accepted".
    """
    surveyor = Surveyor()
    while surveyor.advance(session):
        pass
    return surveyor.result()


class Surveyor:
    """A survey in portions, so that nothing else waits for the whole of it.

    What is written in between may be counted or not.
    """

    def __init__(self) -> None:
        self._after = ""
        self._groups: dict[str, tuple[str, ...]] | None = None
        self._linked: dict[tuple[str, ...], list[_Audited]] = {}
        self._counted: list[Counted] = []
        self._quality = QualityCount()
        self._duplicates = Duplicates()
        self._statistics: Statistics | None = None
        self._flawed: dict[tuple[str, str], array[int]] = defaultdict(lambda: array("q"))

    def advance(self, session: Session, most: int = PORTION) -> bool:
        """Count so many dossiers more; whether there are others.

        Raises:
            Refused: "enrol.not_accepted".
        """
        places = _Places(session)
        if self._groups is None:
            self._groups = _groups(session)
        portion = list(surveyed(session.store, self._after, most))
        for id_, step, each in portion:
            judged = places.auditor.judged(step, each)
            for flaw in judged.flaws:
                self._flawed[flaw, judged.node].append(id_)
            group = self._groups.get(each.dossier)
            if group is None:
                self._count([_Audited(each, judged)], places)
            else:
                self._linked.setdefault(group, []).append(_Audited(each, judged))
        if len(portion) == most:
            self._after = portion[-1][2].dossier
            return True
        for dossiers in self._linked.values():
            self._count(dossiers, places)
        self._linked.clear()
        self._statistics = count(
            self._counted, duplicates=self._duplicates, quality=self._quality.result()
        )
        return False

    def _count(self, enterprise: Sequence[_Audited], places: _Places) -> None:
        dossiers = [each.dossier for each in enterprise]
        self._counted.append(places.counted(dossiers))
        self._quality.add([each.judged for each in enterprise])
        self._duplicates = _with(self._duplicates, dossiers)

    def flawed(self, flaws: Iterable[str], nodes: Collection[str]) -> Mapping[int, str]:
        """The rows of these desks' dossiers that have one of these flaws, each with its desk."""
        return {
            id_: node
            for flaw in flaws
            for node in nodes
            for id_ in self._flawed.get((flaw, node), ())
        }

    def result(self) -> Statistics:
        """The statistics, once all is counted."""
        if self._statistics is None:
            raise LookupError("not counted yet")
        return self._statistics


def _groups(session: Session) -> dict[str, tuple[str, ...]]:
    return {
        dossier: group for group in linked_groups(decisions(session.store)) for dossier in group
    }


class _Places:
    """Where enterprises belong, by whose desk dealt with them."""

    def __init__(self, session: Session) -> None:
        self._cap = centimes(session.programme.pack.cap)
        self._forums: Mapping[str, Forum] = {f.code: f for f in session.programme.forums}
        self.auditor = Auditor(session)

    def counted(self, dossiers: Sequence[Surveyed]) -> Counted:
        """One enterprise of these dossiers: what it is, by the one whose permit is to be kept."""
        permit = standing_permit(dossiers)
        main = next(
            (each for each in dossiers if permit and permit.number in each.permits), dossiers[0]
        )
        packs = [pack for each in dossiers for pack in each.packs if pack.counts]
        forum = self._forums.get(self.auditor.desk(main, permit)[0])
        headcount = main.fields.get("headcount")
        return Counted(
            (
                forum.code if forum else "",
                forum.region_2010 if forum else "",
                forum.region_today if forum else "",
                main.text("sector"),
                main.text("legal_form"),
                size_class(headcount if isinstance(headcount, int) else None),
                _day(main, permit),
            ),
            _level(permit, packs),
            # Money that was spent twice on one enterprise is gone twice.
            sum(each.subsidy for each in packs if each.delivered),
            self._cap * sum(not each.delivered for each in packs),
        )


def _level(permit: PermitState | None, packs: Collection[PackState]) -> int:
    if packs:
        return _DELIVERED if any(pack.delivered for pack in packs) else _ORDERED
    return _DOSSIER if permit is None else _PERMIT


def _day(main: Surveyed, permit: PermitState | None) -> str:
    """The legal date of the permit, else that of the initiation; "" where there is neither."""
    if permit is not None:
        return legal_date(permit)
    return main.initiation.attended


def _with(duplicates: Duplicates, dossiers: Sequence[Surveyed]) -> Duplicates:
    """With what one enterprise more would have had twice."""
    listed = sum(len(each.seen_again) for each in dossiers)
    permits = sum(
        permit.revoked and permit.reason == SECOND_PERMIT
        for each in dossiers
        for permit in each.permits.values()
    )
    if len(dossiers) == 1 and not listed and not permits:
        return duplicates
    return Duplicates(
        duplicates.linked.with_more(len(dossiers) - 1),
        duplicates.listed.with_more(listed),
        duplicates.permits.with_more(permits),
    )
