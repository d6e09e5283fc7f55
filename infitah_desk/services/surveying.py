"""Surveying: what became of every enterprise that is known here, counted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from infitah_desk.domain.enterprise import Mark
from infitah_desk.domain.pack import PackState
from infitah_desk.domain.permit import PermitState, legal_date, to_keep
from infitah_desk.domain.programme import Forum
from infitah_desk.domain.statistics import Counted, Statistics, count, size_class
from infitah_desk.domain.subsidy import centimes
from infitah_desk.services.session import Session
from infitah_desk.storage.links import decisions, linked_groups
from infitah_desk.storage.surveyed import Surveyed, logs_of, surveyed

_DELIVERED, _ORDERED, _PERMIT, _DOSSIER = 3, 2, 1, 0


PORTION = 1000
"""So many dossiers are counted in one go while somebody waits for other things too."""


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
        self._linked: dict[tuple[str, ...], list[Surveyed]] = {}
        self._quality: Counter[str] = Counter()
        self._counted: list[Counted] = []
        self.dossiers = 0

    def advance(self, session: Session, most: int = PORTION) -> bool:
        """Count so many dossiers more; whether there are others.

        Raises:
            Refused: "enrol.not_accepted".
        """
        places = _Places(session)
        if self._groups is None:
            self._groups = _groups(session)
        portion = list(surveyed(session.store, self._after, most))
        for step, each in portion:
            self._quality.update(_flaws(step, each))
            group = self._groups.get(each.dossier)
            if group is None:
                self._counted.append(places.counted([each]))
            else:
                self._linked.setdefault(group, []).append(each)
        self.dossiers += len(portion)
        if len(portion) == most:
            self._after = portion[-1][1].dossier
            return True
        self._counted += [places.counted(group) for group in self._linked.values()]
        self._linked.clear()
        return False

    def result(self) -> Statistics:
        """The statistics of all that was counted."""
        return count(self._counted, dossiers=self.dossiers, quality=self._quality)


def _groups(session: Session) -> dict[str, tuple[str, ...]]:
    return {
        dossier: group for group in linked_groups(decisions(session.store)) for dossier in group
    }


class _Places:
    """Where enterprises belong, by whose desk dealt with them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._cap = centimes(session.programme.pack.cap)
        self._forums: Mapping[str, Forum] = {f.code: f for f in session.programme.forums}
        self._forum_of_log = {
            installation.log: node.forum
            for node in session.roster.nodes.values()
            for installation in node.installations
            if node.forum
        }

    def counted(self, dossiers: Sequence[Surveyed]) -> Counted:
        """One enterprise of these dossiers: what it is, by the one whose permit is to be kept."""
        permit = to_keep(
            permit for each in dossiers for permit in each.permits.values() if not permit.revoked
        )
        main = next(
            (each for each in dossiers if permit and permit.number in each.permits), dossiers[0]
        )
        packs = [pack for each in dossiers for pack in each.packs if pack.counts]
        pack = _pack(packs)
        forum = self._forums.get(self._forum(main, permit))
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
            _level(permit, pack),
            # Money that was spent twice on one enterprise is gone twice.
            sum(each.subsidy for each in packs if each.delivered),
            self._cap * sum(not each.delivered for each in packs),
        )

    def _forum(self, main: Surveyed, permit: PermitState | None) -> str:
        if permit is not None:
            return self._forum_of_log.get(permit.log, "")
        latest = [self._forum_of_log[log] for log, *_ in main.heads if log in self._forum_of_log]
        if latest:
            return min(latest)
        wrote = logs_of(self._session.store, main.dossier)
        forums = (self._forum_of_log[log] for log in wrote if log in self._forum_of_log)
        return min(forums, default="")


def _pack(packs: Iterable[PackState]) -> PackState | None:
    """The pack that an enterprise has or waits for: it has a right to one."""
    return min(packs, key=lambda pack: (not pack.delivered, pack.ordered, pack.order), default=None)


def _level(permit: PermitState | None, pack: PackState | None) -> int:
    if pack is not None:
        return _DELIVERED if pack.delivered else _ORDERED
    return _DOSSIER if permit is None else _PERMIT


def _day(main: Surveyed, permit: PermitState | None) -> str:
    """The legal date of the permit, else that of the initiation; "" where there is neither."""
    if permit is not None:
        return legal_date(permit)
    return main.initiation.attended


def _flaws(step: str, each: Surveyed) -> set[str]:
    """What of a dossier is not as it should be, by code."""
    flaws = {
        "quality.to_correct": any(isinstance(value, Mark) for value in each.fields.values()),
        "quality.conflict": bool(each.conflicts),
        "quality.alarm": bool(each.alarms),
        "quality.waiting": each.incomplete or each.missing_bodies > 0,
        "quality.erased": each.erased,
        "quality.no_phone": step != "cancelled" and not each.erased and not each.text("phone"),
    }
    return {code for code, is_so in flaws.items() if is_so}
