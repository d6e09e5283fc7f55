"""What must hold after any history: the program's figures against the accountant's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, combinations

from infitah_desk.domain.statistics import DIMENSIONS, Line, Statistics
from infitah_desk.services import closing, granting, ordering, surveying
from tests.helpers.caravans import HQ
from tests.helpers.journal import CAP, SITUATIONS, Account, Figures
from tests.helpers.noted_places import DESKS
from tests.helpers.played_desks import (
    NATIONAL_PACKS,
    NATIONAL_PERMITS,
    PACKS,
    PERMITS,
    Desks,
    Move,
    Play,
)

COUNTED = ("forum", "sector", "legal_form", "size", "day")
"""The dimensions that the accountant tells apart; of the others only the sums are compared."""


def check_history(desks: Desks, history: Sequence[Move], miscounted: int = 0) -> Play:
    """Play it, bring everything to headquarters, and compare all figures on the way and after."""
    with desks.undone() as play:
        for move in history:
            play.move(move)
        check_subsidies(play)
        check_closing(play, miscounted)
        check_reports(play)
        play.bring_everything()
        check_subsidies(play)
        check_balance(play)
        check_reports(play)
        if play.is_apart:
            check_parts(play)
    return play


def check_subsidies(play: Play) -> None:
    """No set of desks has spent more than was given to it, nor all together the year's budget."""
    head = play.account(HQ)
    given = Counter(dict.fromkeys(DESKS, PACKS)) + head.packs_given
    for desk in DESKS:
        own = play.account(desk)
        told = PACKS + own.packs_given[desk]
        assert len(own.packs_of(desk)) <= told <= given[desk]
        assert play.sessions[desk].packs_left == told - len(own.packs_of(desk))
        assert len(own.permits_of(desk)) <= PERMITS + own.permits_given[desk]
    sets = chain.from_iterable(combinations(DESKS, size) for size in range(len(DESKS) + 1))
    for some in sets:
        assert head.tied_up_by(some) <= sum(given[desk] for desk in some) * CAP
    assert head.tied_up_by((HQ, *DESKS)) <= NATIONAL_PACKS * CAP


def check_balance(play: Play) -> None:
    """Headquarters believes of every desk's escrow what the desk did, and gave no more than all."""
    head, balance = play.account(HQ), granting.balance(play.sessions[HQ])
    packs = permits = 0
    for account in balance.accounts:
        node, spent = account.node, len(head.packs_of(account.node))
        assert (account.packs_spent, account.permits_spent) == (spent, len(head.permits_of(node)))
        keeps = node in DESKS and node not in play.lost
        packs += PACKS + head.packs_given[node] if keeps else spent
        permits += PERMITS + head.permits_given[node] if keeps else len(head.permits_of(node))
    assert packs <= NATIONAL_PACKS
    assert permits <= NATIONAL_PERMITS
    orders = ordering.list_orders(play.sessions[HQ]).items
    assert sum(not order.released for order in orders) == sum(
        len(head.packs_of(node)) for node in (HQ, *DESKS)
    )


def check_reports(play: Play) -> None:
    """Every place reports what it knows; merged it is the sum of the parts less duplicates."""
    surveys = {place: surveying.survey(session) for place, session in play.sessions.items()}
    for place, survey in surveys.items():
        check_report(survey, play.account(place))
    merged = surveys[HQ]
    assert merged.dossiers - merged.duplicates.linked.number == merged.total.counts[0]


def check_parts(play: Play) -> None:
    """Where no desk was lost and none knows of another's dossiers, the whole is their sum."""
    parts = [surveying.survey(play.sessions[desk]) for desk in DESKS]
    whole = surveying.survey(play.sessions[HQ])
    assert sum(part.dossiers for part in parts) == whole.dossiers
    found_by_desks = sum(part.duplicates.linked.number for part in parts)
    enterprises = sum(part.total.counts[0] for part in parts)
    assert enterprises - (whole.duplicates.linked.number - found_by_desks) == whole.total.counts[0]
    central = play.account(HQ).packs_of(HQ)
    if not central and not play.said_centrally:
        money = [part.total.money for part in parts]
        assert sum(each.delivered for each in money) == whole.total.money.delivered
        assert sum(each.promised for each in money) == whole.total.money.promised


def check_report(found: Statistics, account: Account) -> None:
    """One place's figures, line by line."""
    dossiers = [each for each in account.dossiers.values() if each.is_known]
    assert (found.dossiers, found.duplicates.linked.number) == (
        len(dossiers),
        len(dossiers) - len(account.enterprises()),
    )
    assert figures(found.total) == account.total()
    for dimension in DIMENSIONS:
        lines = {line.category: figures(line) for line in found.lines[dimension]}
        if dimension in COUNTED:
            assert lines == account.lines(dimension), dimension
        assert added(lines.values()) == account.total()


def figures(line: Line) -> Figures:
    enterprises, permits, packs, delivered = line.counts
    money = line.money
    return Figures((enterprises, permits, packs, delivered), money.delivered, money.promised)


def added(all_figures: Iterable[Figures]) -> Figures:
    """Figures that are counted apart, taken together."""
    found = list(all_figures)
    one, two, three, four = (sum(each.counts[level] for each in found) for level in range(4))
    delivered = sum(each.delivered for each in found)
    return Figures((one, two, three, four), delivered, sum(each.promised for each in found))


def check_closing(play: Play, miscounted: int = 0) -> None:
    """Each desk's closing sheet is right, and balances unless it says why not."""
    for desk in DESKS:
        session, must = play.sessions[desk], play.account(desk).sheet(desk)
        waiting = play.waiting_at(desk)
        counted = max(must.in_stock + miscounted, 0)
        found = closing.prospect(session, counted).figures
        sheets = (found.sheets_printed, found.handed_over, found.spoiled, found.in_stock)
        assert sheets == (must.printed, must.handed_over, must.spoiled, must.in_stock)
        assert (found.present, found.numbers, found.permits) == (
            must.present,
            must.numbers,
            must.numbers,
        )
        if must.by_step is not None:
            steps = (*SITUATIONS, "issued", "in_progress", "never_came")
            assert {step: getattr(found, step) for step in steps} == {
                step: must.by_step[step] for step in steps
            }
        assert found.unanswered == waiting
        assert [each.code for each in found.disagreements] == [
            *(["closing.unanswered"] if waiting else []),
            *(["closing.stock"] if counted != must.in_stock else []),
        ]
