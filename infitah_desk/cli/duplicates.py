"""`duplicates`: dossiers that may be one enterprise, and what a person decides about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from infitah_desk.cli.command_line import DOSSIER, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal

if TYPE_CHECKING:
    from infitah_desk.services.linking import Duplicate, Group, Verdict


@click.group(cls=DeskGroup)
def duplicates() -> None:
    """Les dossiers qui sont peut-être la même entreprise."""


@duplicates.command("list")
@click.pass_obj
def list_(terminal: Terminal) -> Answer:
    """Les doublons probables d’abord, avec leurs raisons, et les entreprises à deux permis."""
    from infitah_desk.services.linking import list_duplicates

    with terminal.opened() as session:
        found = list_duplicates(session)
    items = [
        {
            **each._asdict(),
            "reasons": [{"code": one.code, "value": one.value} for one in each.reasons],
            "decided": each.decided or None,
        }
        for each in found.items
    ]
    said = [_line(terminal, each) for each in found.items]
    return Answer(
        {"items": items, "groups": list(map(_group, found.groups))},
        said=(*(said or [terminal.say("duplicate.none")]), *_proposals(terminal, found.groups)),
        hidden=frozenset({"items", "groups"}),
    )


@duplicates.command()
@click.argument("left", type=DOSSIER)
@click.argument("right", type=DOSSIER)
@click.option("--same", "verdict", flag_value="same", required=True, help="Une seule entreprise.")
@click.option(
    "--different", "verdict", flag_value="different", required=True, help="Deux entreprises."
)
@click.option(
    "--undo", "verdict", flag_value="undo", required=True, help="Revenir sur la décision."
)
@click.pass_obj
def decide(terminal: Terminal, left: str, right: str, verdict: Verdict) -> Answer:
    """Dire si deux dossiers sont la même entreprise, sans jamais rien effacer."""
    from infitah_desk.services.linking import decide_duplicate

    with terminal.opened() as session:
        linked = decide_duplicate(session, left, right, verdict)
    return Answer(
        {
            "left": left,
            "right": right,
            "decided": linked.decided or None,
            "group": _group(linked.group),
        },
        said=(
            terminal.say(f"duplicate.{linked.decided or 'undo'}", left=left, right=right),
            *_proposals(terminal, [linked.group]),
        ),
        hidden=frozenset({"left", "right", "decided", "group"}),
    )


def _line(terminal: Terminal, each: Duplicate) -> str:
    """A pair for a person: what is thought or was decided of it, both names, and why."""
    from infitah_desk.services.telling import tell_reason

    state = "disputed" if each.disputed else each.decided
    return terminal.say(
        f"duplicate.{state or ('likely' if each.likely else 'possible')}",
        score=each.score,
        left=f"{each.left_name} ({each.left})",
        right=f"{each.right_name} ({each.right})",
        reasons=[tell_reason(one, terminal.language) for one in each.reasons],
    )


def _proposals(terminal: Terminal, groups: Iterable[Group]) -> Iterator[str]:
    for group in groups:
        if group.proposal is not None:
            yield terminal.say(
                "duplicate.proposal",
                permits=group.permits,
                keep=group.proposal.keep,
                revoke=group.proposal.revoke,
            )
        if group.packs_alarm:
            yield f"{terminal.say(group.packs_alarm)} {', '.join(group.packs)}"


def _group(group: Group) -> dict[str, Any]:
    proposal = group.proposal
    return {
        "dossiers": list(group.dossiers),
        "permits": list(group.permits),
        "code": group.alarm or None,
        "keep": proposal.keep if proposal else None,
        "revoke": list(proposal.revoke) if proposal else [],
        "packs": list(group.packs),
        "packs_code": group.packs_alarm or None,
    }
