"""Escrow: what desks were given to spend, against all that the programme allows.

Permits and packs are given before anybody goes offline, and a desk spends only what it was given.
So all that is spent never passes what was given, and what is given never passes the programme's
figures, whoever is offline.

What a desk was given comes back in one way: its logs end at positions (a revocation). Above them
nothing counts, wherever it was written, and every later trust list calls its permits revoked. Below
them the log may have gaps here, but the position tells how many events are missing, and none of
them spends more than one: as they come, what is tied up only falls. So what is left over can be
spent by nobody, and may be given to somebody else.

Three things no account can keep: a verifier whose list is older than a revocation; two laptops that
go on from one copy of a folder, whose fork is an alarm; and an authority restored from a backup,
which does not know what it gave since. Its numbers are others all the same (`blocks.next_first`),
but what is left it knows only once it merged what the desks hold: an alarm says so until then.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.roster import AUTHORITY_NODE, Installation, Node, Roster


class Known(NamedTuple):
    """What is known here of one log: the permits and packs that its events that count have spent.

    `missing` is how many more of a revoked log's events would count, had they come; each may have
    spent one permit or one pack.
    """

    permits: int = 0
    packs: int = 0
    missing: int = 0


class Account(NamedTuple):
    """What one node was given, what of it is spent as far as is known here, and what it ties up.

    `permits_held` and `packs_held` are what nobody else can be given: all that was given, of a
    revoked node what it may have spent, of the authority what it spent without giving it to a desk.
    """

    node: str
    permits_given: int
    permits_spent: int
    permits_held: int
    packs_given: int
    packs_spent: int
    packs_held: int


class Balance(NamedTuple):
    """All accounts against the programme; a limit is None where the programme sets none."""

    accounts: tuple[Account, ...]
    most_permits: int | None
    most_packs: int | None

    @property
    def permits_left(self) -> int | None:
        """How many permits can still be given; None without a limit."""
        return _left(self.most_permits, sum(each.permits_held for each in self.accounts))

    @property
    def packs_left(self) -> int | None:
        """How many packs can still be given; None without a limit."""
        return _left(self.most_packs, sum(each.packs_held for each in self.accounts))

    def needs(self, permits: int, packs: int) -> None:
        """Let so much be given only if it is there.

        Raises:
            Refused: "escrow.permits_exceeded", "escrow.packs_exceeded"; what is left and what was
                asked for stand in the details.
        """
        asked = {"permits": (permits, self.permits_left), "packs": (packs, self.packs_left)}
        over = {
            name: (wanted, left)
            for name, (wanted, left) in asked.items()
            if left is not None and wanted > left
        }
        if over:
            raise Refused(
                *(f"escrow.{name}_exceeded" for name in over),
                **{f"{name}_asked": wanted for name, (wanted, _) in over.items()},
                **{f"{name}_left": left for name, (_, left) in over.items()},
            )


def balance_of(roster: Roster, programme: Programme, known: Mapping[str, Known]) -> Balance:
    """Everybody's account, by name; `known` says by log what is known of it."""
    targets, cap = programme.targets, programme.pack.cap
    budget = targets.yearly_budget
    return Balance(
        tuple(
            _account(node, roster, known)
            for _, node in sorted(roster.nodes.items())
            if node.role != "coordinator"
        ),
        targets.permits,
        # As long as it is not delivered, a pack counts as the most that it can cost.
        int(budget // cap) if budget is not None and cap else None,
    )


def _account(node: Node, roster: Roster, known: Mapping[str, Known]) -> Account:
    own = [(each, known.get(each.log, Known())) for each in node.installations]
    return Account(
        node.name,
        node.permits,
        sum(spent.permits for _, spent in own),
        sum(_held(each, each.permits, spent.permits, spent, roster) for each, spent in own),
        node.packs,
        sum(spent.packs for _, spent in own),
        sum(_held(each, each.packs, spent.packs, spent, roster) for each, spent in own),
    )


def _held(installation: Installation, given: int, spent: int, known: Known, roster: Roster) -> int:
    """What nobody else can be given of what an installation was given.

    Beyond the position of a revocation nothing counts, and no verifier lets it pass. Below it the
    log may have gaps here; an event that fills one may spend one more, and never two. Who spent
    more than was given, against the rules, ties up that much.
    """
    if installation.node == AUTHORITY_NODE:
        return spent
    if installation.log not in roster.revoked:
        return max(given, spent)
    return max(spent, min(given, spent + known.missing))


def _left(most: int | None, held: int) -> int | None:
    return None if most is None else max(most - held, 0)
