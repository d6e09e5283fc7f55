"""The accountant beside the desks: writes down what happened, and what every figure must be then.

Nothing here asks the program: an act that a desk did counts wherever its event is known, and stands
below the position at which its log ended, if it did.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

CAP = 150_000
"""The most that a pack costs the State, in centimes."""

SITUATIONS = ("parked", "waiting", "cancelled")


class Act(NamedTuple):
    """One thing that was done: by which node, as the how manieth event of its log, and to what.

    `value` is the permit's hash, the other dossier or node, or what of a dossier is counted;
    `amount` a copy, a price in centimes, packs, or the position at which a log ends.
    """

    node: str
    seq: int
    kind: str
    dossier: str = ""
    number: str = ""
    order: str = ""
    value: tuple[str, ...] = ()
    amount: int = 0


def that_count(acts: Sequence[Act]) -> list[Act]:
    """Those of these acts that lie below the position at which their log ends, if it does."""
    ends = {act.value[0]: act.amount for act in acts if act.kind == "lost"}
    return [act for act in acts if act.seq <= ends.get(act.node, act.seq)]


class Traits(NamedTuple):
    """What of an enterprise is counted: sector, legal form and class of size."""

    sector: str = ""
    legal_form: str = ""
    size: str = ""


@dataclass
class Permit:
    number: str
    node: str
    hash: str
    copies: set[int] = field(default_factory=set)
    spoiled: set[int] = field(default_factory=set)
    handed: set[int] = field(default_factory=set)
    revoked: bool = False

    @property
    def taken(self) -> set[int]:
        return self.handed & self.copies - self.spoiled


@dataclass
class Pack:
    number: str
    node: str
    price: int
    delivered_by: set[str] = field(default_factory=set)
    cancelled_by: set[str] = field(default_factory=set)

    @property
    def delivered(self) -> bool:
        """Whoever took the order delivers it against a cancellation that it did not know of."""
        return self.node in self.delivered_by or bool(self.delivered_by and not self.cancelled_by)

    @property
    def counts(self) -> bool:
        return self.delivered or not self.cancelled_by

    @property
    def is_spent(self) -> bool:
        """Only whoever took the order, or headquarters, gives its subsidy back."""
        return self.delivered or not self.cancelled_by & {self.node, "HQ"}

    @property
    def subsidy(self) -> int:
        third = (Decimal(self.price) * 3 / 10).quantize(Decimal(1), ROUND_HALF_UP)
        return min(int(third), CAP)

    @property
    def ties_up(self) -> int:
        """What of the State's money nobody else can have: the most possible until delivered."""
        return self.subsidy if self.delivered else CAP


@dataclass
class Dossier:
    name: str
    traits: Traits | None = None
    seen_by: set[str] = field(default_factory=set)
    listed_by: set[str] = field(default_factory=set)
    situations: list[tuple[str, str]] = field(default_factory=list)
    papers: bool = False
    attended: str = ""
    permits: dict[str, Permit] = field(default_factory=dict)
    packs: dict[str, Pack] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        return self.traits is not None or self.papers or bool(self.permits)

    @property
    def is_contested(self) -> bool:
        """Whether several said what its situation is; who of them knew of whom is not noted."""
        return len({node for node, _ in self.situations}) > 1

    @property
    def situation(self) -> str:
        return self.situations[-1][1] if self.situations else "open"


class Figures(NamedTuple):
    """How many enterprises came how far, and the State's centimes: spent, and kept back."""

    counts: tuple[int, int, int, int]
    delivered: int
    promised: int


@dataclass
class Sheet:
    """What a closing sheet must say; `by_step` is None where that cannot be told."""

    present: int
    by_step: Mapping[str, int] | None
    printed: int
    handed_over: int
    spoiled: int
    in_stock: int
    numbers: int


class Account:
    """Everything that must be so where these acts count; `days` are the nodes' legal dates."""

    def __init__(self, acts: Iterable[Act], days: Mapping[str, str]) -> None:
        self._days = days
        self.dossiers: dict[str, Dossier] = {}
        self.packs_given: Counter[str] = Counter()
        self.permits_given: Counter[str] = Counter()
        self._links: dict[tuple[str, str], str] = {}
        for act in acts:
            self._note(act)

    # --- Writing down -----------------------------------------------------------------------------

    def _note(self, act: Act) -> None:
        match act.kind:
            case "granted":
                desk, permits = act.value
                self.packs_given[desk] += act.amount
                self.permits_given[desk] += int(permits)
                return
            case "lost":
                return
            case "linked":
                other, verdict = act.value
                self._links[act.dossier, other] = verdict
                return
        dossier = self.dossiers.setdefault(act.dossier, Dossier(act.dossier))
        if act.kind == "listed":
            dossier.traits = dossier.traits or Traits()
            dossier.listed_by.add(act.node)
            return
        dossier.seen_by.add(act.node)
        self._note_of(dossier, act)

    def _note_of(self, dossier: Dossier, act: Act) -> None:
        match act.kind:
            case "registered" | "corrected":
                dossier.traits = Traits(*act.value)
            case "paper":
                dossier.papers = True
            case "attended":
                dossier.attended = self._days[act.node]
            case "parked" | "waiting" | "cancelled" | "open":
                if act.kind == "open" and dossier.situation == "cancelled":
                    dossier.papers = False  # what was attested then is attested anew
                dossier.situations.append((act.node, act.kind))
            case "issued":
                dossier.permits[act.number] = Permit(act.number, act.node, act.value[0])
            case "ordered":
                dossier.packs[act.order] = Pack(act.number, act.node, act.amount)
            case "delivered" if act.order in dossier.packs:
                dossier.packs[act.order].delivered_by.add(act.node)
            case "unordered" if act.order in dossier.packs:
                dossier.packs[act.order].cancelled_by.add(act.node)
            case _ if act.number in dossier.permits:
                self._note_sheet(dossier.permits[act.number], act)
            case _:
                pass  # headquarters speaks to all, also of what is not known everywhere

    def _note_sheet(self, permit: Permit, act: Act) -> None:
        match act.kind:
            case "sheet":
                permit.copies.add(act.amount)
            case "taken":
                permit.handed.add(act.amount)
            case "spoiled":
                permit.spoiled.add(act.amount)
            case "revoked":
                permit.revoked = True
            case _:
                pass  # a pack's order of which nothing else is known here

    # --- What is spent of what was given ----------------------------------------------------------

    def permits_of(self, node: str) -> list[Permit]:
        """The permits that a node granted, void ones too."""
        return [
            permit
            for dossier in self.dossiers.values()
            for permit in dossier.permits.values()
            if permit.node == node
        ]

    def packs_of(self, node: str) -> list[Pack]:
        """The packs that a node's escrow is spent on."""
        packs = (pack for dossier in self.dossiers.values() for pack in dossier.packs.values())
        return [pack for pack in packs if pack.node == node and pack.is_spent]

    def tied_up_by(self, nodes: Iterable[str]) -> int:
        """What these nodes together have spent and kept back, in centimes."""
        return sum(pack.ties_up for node in nodes for pack in self.packs_of(node))

    # --- The programme's figures ------------------------------------------------------------------

    def enterprises(self) -> list[Sequence[Dossier]]:
        """Every enterprise as its dossiers, those that are linked together."""
        groups = {name: {name} for pair in (*self._links, self.dossiers) for name in pair}
        for (one, other), verdict in self._links.items():
            if verdict == "same":
                # Also by way of a dossier that is not known here.
                joined = groups[one] | groups[other]
                groups.update(dict.fromkeys(joined, joined))
        known = {name: each for name, each in self.dossiers.items() if each.is_known}
        all_names = sorted({tuple(sorted(names & known.keys())) for names in groups.values()})
        return [[known[name] for name in names] for names in all_names if names]

    def total(self) -> Figures:
        """All enterprises together."""
        return _figures(self.enterprises())

    def lines(self, dimension: str) -> dict[str, Figures]:
        """The enterprises by what they are in this respect."""
        by: dict[str, list[Sequence[Dossier]]] = defaultdict(list)
        for group in self.enterprises():
            by[self._category(group, dimension)].append(group)
        return {category: _figures(groups) for category, groups in by.items()}

    def _category(self, group: Sequence[Dossier], dimension: str) -> str:
        kept = self.kept(group)
        main = next((each for each in group if kept and kept.number in each.permits), group[0])
        match dimension:
            case "forum":
                nodes = {kept.node} if kept else main.seen_by | main.listed_by
                return min((node[:3] for node in nodes if node in self._days), default="")
            case "day":
                return self._days[kept.node] if kept else main.attended
            case _:
                return str(getattr(main.traits or Traits(), dimension))

    def kept(self, group: Sequence[Dossier]) -> Permit | None:
        """The one of an enterprise's valid permits that its owner keeps."""
        permits = [permit for each in group for permit in each.permits.values()]
        served = {pack.number for each in group for pack in each.packs.values() if pack.delivered}
        return min(
            (permit for permit in permits if not permit.revoked),
            key=lambda each: (each.number not in served, self._days[each.node], each.hash),
            default=None,
        )

    # --- The closing sheet ------------------------------------------------------------------------

    def sheet(self, node: str) -> Sheet:
        """What a node must write when it closes its day now."""
        seen = [each for each in self.dossiers.values() if node in each.seen_by and each.is_known]
        permits = self.permits_of(node)
        steps: Counter[str] = Counter(map(self._step, seen))
        steps["never_came"] = sum(
            node in each.listed_by - each.seen_by and not self._came(each)
            for each in self.dossiers.values()
        )
        contested = any(each.is_contested for each in self.dossiers.values())
        return Sheet(
            present=len(seen),
            by_step=None if contested else steps,
            printed=sum(len(each.copies | each.spoiled) for each in permits),
            handed_over=sum(len(each.taken) for each in permits),
            spoiled=sum(len(each.spoiled) for each in permits),
            in_stock=sum(len(each.copies - each.spoiled - each.handed) for each in permits),
            numbers=len(permits),
        )

    def _step(self, dossier: Dossier) -> str:
        kept = self.kept([dossier])
        if dossier.situation in SITUATIONS and (kept is None or not kept.handed):
            return dossier.situation
        return "in_progress" if kept is None else "issued"

    def _came(self, dossier: Dossier) -> bool:
        happened = dossier.papers or dossier.attended or dossier.permits
        return bool(happened) or dossier.situation != "open"


def _figures(groups: Iterable[Sequence[Dossier]]) -> Figures:
    levels: Counter[int] = Counter()
    delivered = promised = 0
    for group in groups:
        packs = [pack for each in group for pack in each.packs.values() if pack.counts]
        delivered += sum(pack.subsidy for pack in packs if pack.delivered)
        promised += sum(CAP for pack in packs if not pack.delivered)
        permits = [permit for each in group for permit in each.permits.values()]
        if packs:
            levels[3 if any(pack.delivered for pack in packs) else 2] += 1
        else:
            levels[1 if any(not permit.revoked for permit in permits) else 0] += 1
    at_least = [sum(n for level, n in levels.items() if level >= least) for least in range(4)]
    return Figures((at_least[0], at_least[1], at_least[2], at_least[3]), delivered, promised)
