"""The sides of a conflict: who set what without knowing of the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from infitah_desk.domain.dossier_fold import weigh
from infitah_desk.domain.events import Told
from infitah_desk.domain.history import Lineage, latest, standing_writes
from infitah_desk.domain.quarantine import Standing
from infitah_desk.domain.registers import FIELD, is_conflict, sameness, writes_of
from infitah_desk.domain.roster import Roster


class Side(NamedTuple):
    """One side of a conflict: an event and the value that it set, None where it cleared a field."""

    value: object
    told: Told


def conflict_sides(
    items: Iterable[Told], roster: Roster, standing: Standing, lineage: Lineage | None = None
) -> dict[str, tuple[Side, ...]]:
    """Who set what in each conflict of one dossier, by field or register, in display order.

    The arguments and the keys are those of `fold_dossier` and of its `conflicts`.
    """
    history, counted, _, erased = weigh(tuple(items), roster, standing, lineage)
    writes, _ = writes_of(counted, erased)
    sides = {}
    for register, values in sorted(writes.items()):
        _, against = latest(history, values, sameness)
        if is_conflict(register, against, erased=erased):
            sides[register.removeprefix(FIELD)] = tuple(
                Side(value, history.items[index])
                for index, value in standing_writes(history, values)
            )
    return sides
