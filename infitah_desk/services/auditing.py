"""Auditing: what of a dossier is not as it should be, and which desk can be told of it."""

from __future__ import annotations

from collections.abc import Iterable

from infitah_desk.domain.enterprise import Mark
from infitah_desk.domain.permit import PermitState, to_keep
from infitah_desk.domain.quality import Judged
from infitah_desk.services.session import Session
from infitah_desk.storage.surveyed import Surveyed, logs_of


class Auditor:
    """Judges dossiers by the roster of the moment.

    Raises:
        Refused: "enrol.not_accepted".
    """

    def __init__(self, session: Session) -> None:
        self._store = session.store
        self._forums = {forum.code for forum in session.programme.forums}
        self._desk_of_log = {
            installation.log: (node.forum, node.name)
            for node in session.roster.nodes.values()
            for installation in node.installations
            if node.forum
        }

    def judged(self, step: str, each: Surveyed) -> Judged:
        """What is wrong with a dossier, and whose it is."""
        permit = standing_permit([each])
        forum, node = self.desk(each, permit)
        return Judged(node, forum, flaws_of(step, each))

    def desk(self, each: Surveyed, permit: PermitState | None) -> tuple[str, str]:
        """The forum and the name of the desk that dealt with a dossier; "" for none.

        That is the one which issued its permit, else the one that wrote of it last, else any that
        ever did.
        """
        if permit is not None:
            return self._known(self._desk_of_log.get(permit.log, ("", "")))
        latest = self._first(log for log, *_ in each.heads)
        return latest or self._first(logs_of(self._store, each.dossier)) or ("", "")

    def _first(self, logs: Iterable[str]) -> tuple[str, str] | None:
        desks = (self._desk_of_log[log] for log in logs if log in self._desk_of_log)
        found = min(desks, default=None)
        return None if found is None else self._known(found)

    def _known(self, desk: tuple[str, str]) -> tuple[str, str]:
        """A forum that the programme does not have is none."""
        forum, node = desk
        return (forum if forum in self._forums else "", node)


def standing_permit(dossiers: Iterable[Surveyed]) -> PermitState | None:
    """The permit of these dossiers that counts, if one does."""
    return to_keep(
        permit for each in dossiers for permit in each.permits.values() if not permit.revoked
    )


def flaws_of(step: str, each: Surveyed) -> frozenset[str]:
    """What of a dossier is not as it should be, by the names of `domain.quality`."""
    flaws = {
        "to_correct": any(isinstance(value, Mark) for value in each.fields.values()),
        "no_phone": step != "cancelled" and not each.erased and not each.fields.get("phone"),
        "conflict": bool(each.conflicts),
        "waiting": each.incomplete or each.missing_bodies > 0,
        "alarm": bool(each.alarms),
        "erased": each.erased,
    }
    return frozenset(flaw for flaw, is_so in flaws.items() if is_so)
