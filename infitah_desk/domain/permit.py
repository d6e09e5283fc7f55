"""The life of a permit inside a dossier: issued, printed, handed over, spoiled, revoked.

Every step is a set that only grows, so no order of news makes a revoked permit valid again.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from infitah_desk.domain import events as e
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import Told
from infitah_desk.domain.permit_number import parse_number
from infitah_desk.domain.reasons import REPLACING

_DAY = 86_400

MOST_COPIES = 255
"""The last copy that a permit's code can name."""


class Void(msgspec.Struct, frozen=True, order=True):
    """A permit that must not pass any more, or one copy of it; `copy` 0 means all of them."""

    number: str
    copy: int = 0


class PermitState(msgspec.Struct, frozen=True, omit_defaults=True):
    """One permit. `copies` are those in hand, `spoiled` those thrown away.

    `reasons` are further copies and why there are: a code, or words where their body is here;
    `unseen` are the same of copies that were spoiled before they were in hand.
    `issued_at` is the code's iat in seconds since 1970; `log` and `hash` name the issuing event.
    `handed` are the copies that were taken (0 where nobody said which), `handed_to` is who took the
    last one, where that was not the manager; `reason` is why it was revoked.
    `delivered` says that its owner has the pack; `outdated` that something which the latest sheet
    in hand shows is another by now.
    """

    number: str
    serial: int
    issued_at: int
    log: str
    seq: int
    hash: str
    copies: tuple[int, ...] = ()
    spoiled: tuple[int, ...] = ()
    handed_over: bool = False
    revoked: bool = False
    reason: str = ""
    outdated: bool = False
    reasons: tuple[tuple[int, str], ...] = ()
    handed: tuple[int, ...] = ()
    handed_to: str = ""
    unseen: tuple[tuple[int, str], ...] = ()
    delivered: bool = False

    @property
    def good(self) -> tuple[int, ...]:
        """The copies in hand that still hold: neither spoiled nor replaced by a later one."""
        return tuple(sorted(set(self.copies) - void_copies(self.spoiled, dict(self.reasons))))

    @property
    def printed(self) -> bool:
        """Whether a sheet that still holds is in hand."""
        return bool(self.good)

    @property
    def copy(self) -> int:
        """The copy that the next print makes.

        Until its sheet is in hand (or spoiled), printing again is the same copy.
        """
        return max((*self.copies, *self.spoiled), default=0) + 1

    @property
    def taken(self) -> tuple[int, ...]:
        """The copies that somebody took and that were not spoiled since."""
        sheets = set(self.copies) - set(self.spoiled)
        return tuple(sorted(sheets if 0 in self.handed else sheets & set(self.handed)))

    @property
    def in_stock(self) -> tuple[int, ...]:
        """The copies in hand that nobody took and that are not spoiled."""
        return tuple(sorted(set(self.copies) - set(self.spoiled) - set(self.taken)))

    def why(self, copy: int) -> str:
        """Why there is that copy: a code, or words; "" where nobody said so."""
        return dict(self.reasons).get(copy, "")

    @property
    def next_reason(self) -> str:
        """Why the next copy is made, as far as the permit's life tells; "" for the first one."""
        if self.copy == 1:
            return ""
        if (last := self.copy - 1) in self.spoiled:
            # It comes in the place of the spoiled one: what that was for still counts.
            was_for = self.why(last) or dict(self.unseen).get(last, "")
            if was_for or not self.good:
                return was_for or "copy.spoiled"
        return "copy.corrected" if self.outdated else "copy.other"


def to_keep(permits: Iterable[PermitState]) -> PermitState | None:
    """Of an enterprise's valid permits, the one that is proposed to be kept; None where none is.

    That is the one whose pack is delivered, else that of the earlier legal date, else that of the
    smaller hash.
    """
    return min(
        permits,
        key=lambda permit: (not permit.delivered, legal_day(permit), permit.hash),
        default=None,
    )


def legal_day(permit: PermitState) -> int:
    """The permit's legal date, in days since 1970."""
    return permit.issued_at // _DAY


def legal_date(permit: PermitState) -> str:
    """The same, ISO 8601; "" where no calendar has it, since a hostile log may say anything."""
    try:
        return (dt.date(1970, 1, 1) + dt.timedelta(days=legal_day(permit))).isoformat()
    except OverflowError:
        return ""


def void_copies(spoiled: Iterable[int], reasons: Mapping[int, str]) -> frozenset[int]:
    """The copies of a permit that must not pass any more, though the permit itself may hold.

    A spoiled sheet is void, wherever it lies. So is every copy before one that was made because
    the sheet was lost, damaged or spoiled, or showed what has been corrected: its owner has the
    later one, and the earlier may be in anybody's hand. A copy made for another reason (also one
    in own words, which can be erased, or none) takes nothing from those before it. What is void
    stays so, even where the copy that replaced it is spoiled in turn.
    """
    replaced = max((copy for copy, why in reasons.items() if why in REPLACING), default=1)
    return frozenset({*spoiled, *range(1, min(replaced, MOST_COPIES + 1))})


class _Sheets:
    """What was said of the sheets of one number, whether or not its issue is here."""

    def __init__(self) -> None:
        self.copies: dict[int, list[int]] = {}
        self.reasons: dict[int, str] = {}
        self.unseen: dict[int, str] = {}
        self.spoiled: set[int] = set()
        self.handed: dict[int, str] = {}
        self.revoked: list[str] = []

    def note(self, content: e.Content, place: int) -> None:
        """What one event says of them; `place` is the event's in the history."""
        match content:
            case e.PermitPrinted(copy=copy, reason=reason):
                self.copies.setdefault(copy, []).append(place)
                _note_reason(self.reasons, copy, reason)
            case e.PermitSpoiled(copy=copy, copy_reason=reason):
                self.spoiled.add(copy)
                _note_reason(self.unseen, copy, reason)
            case e.PermitHandedOver(copy=copy, to=to):
                self.handed[copy] = self.handed.get(copy) or to
            case e.PermitRevoked(reason=reason):
                self.revoked.append(reason)

    def of(self, issued: PermitState, is_stale: Callable[[int], bool]) -> PermitState:
        """The permit with all that was said of it."""
        good = sorted(self.copies.keys() - void_copies(self.spoiled, self.reasons))
        return msgspec.structs.replace(
            issued,
            copies=tuple(sorted(self.copies)),
            spoiled=tuple(sorted(self.spoiled)),
            reasons=tuple(sorted(self.reasons.items())),
            unseen=tuple(sorted(self.unseen.items())),
            handed_over=bool(self.handed),
            handed=tuple(sorted(self.handed)),
            handed_to=self.handed[max(self.handed)] if self.handed else "",
            revoked=bool(self.revoked),
            reason=self.revoked[0] if self.revoked else "",
            outdated=bool(good) and all(map(is_stale, self.copies[good[-1]])),
        )

    def voids(self, number: str) -> Iterable[tuple[str, int]]:
        """What of that number must not pass any more: 0 is all copies."""
        if self.revoked:
            return [(number, 0)]
        copies = void_copies(self.spoiled, self.reasons)
        return [(number, copy) for copy in copies if copy]


def _note_reason(known: dict[int, str], copy: int, reason: str) -> None:
    """Of several reasons for one copy the first; but none takes back that earlier ones are void."""
    before = known.get(copy, "")
    if reason and copy > 1 and (not before or (reason in REPLACING and before not in REPLACING)):
        known[copy] = reason


_OF_PERMITS = frozenset(
    {e.PermitIssued, e.PermitPrinted, e.PermitSpoiled, e.PermitHandedOver, e.PermitRevoked}
)


class Folded(NamedTuple):
    """The permits that events issued, by number, and all that must not pass any more."""

    permits: dict[str, PermitState]
    voids: tuple[Void, ...]


def fold_permits(
    counted: Iterable[tuple[int, Told]], is_stale: Callable[[int], bool] = lambda _place: False
) -> Folded:
    """The permits of a dossier; what names no issued permit is nothing but void, if it says so.

    A revocation may come before the issue, and must stop the permit even so. Events come with
    their places in display order; `is_stale` says of the one at a place whether its author knew
    other values than those of now of what a permit shows. Should one number be issued twice (a
    fork of its log), the first names it.
    """
    issued: dict[str, PermitState] = {}
    sheets: dict[str, _Sheets] = defaultdict(_Sheets)
    for place, item in counted:
        event, content = item.event, item.content
        if type(content) not in _OF_PERMITS:
            continue
        match content:
            case e.PermitIssued(number=number, serial=serial, issued_at=issued_at):
                permit = PermitState(
                    number, serial, issued_at, event.log, event.seq, event.hash.hex()
                )
                issued.setdefault(number, permit)
            case (
                e.PermitPrinted(number=number)
                | e.PermitSpoiled(number=number)
                | e.PermitHandedOver(number=number)
                | e.PermitRevoked(number=number)
            ):
                sheets[number].note(content, place)
            case _:
                pass
    return Folded(
        {number: sheets[number].of(permit, is_stale) for number, permit in sorted(issued.items())},
        tuple(
            sorted({void for number in sheets for void in voids_told(sheets[number].voids(number))})
        ),
    )


def voids_told(said: Iterable[tuple[str, int]]) -> Iterator[Void]:
    """Numbers and copies (0 is all) as verifiers spell them; what names no permit is passed over.

    A log may spell a number in its own way, and count to copies that no code can name.
    """
    for number, copy in said:
        try:
            canonical = parse_number(number).text
        except Refused:
            continue
        if copy <= MOST_COPIES:
            yield Void(canonical, copy)
