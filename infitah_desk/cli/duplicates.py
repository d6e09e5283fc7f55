"""`duplicates`: dossiers that may be one enterprise, and what a person decides about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from infitah_desk.cli.command_line import DOSSIER, FILE, TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from infitah_desk.services.grouping import Group
    from infitah_desk.services.linking import Duplicate, Verdict


@click.group(cls=DeskGroup)
def duplicates() -> None:
    """Les dossiers qui sont peut-être la même entreprise."""


def _verdict(
    verdict: Verdict, help_: str
) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """An option that says one thing of two dossiers; all that are said come together."""
    return click.option(
        f"--{verdict}", "verdicts", flag_value=verdict, multiple=True, required=True, help=help_
    )


@duplicates.command("list")
@click.option("--from", "first", type=click.IntRange(1), default=1, help="À partir de ce rang.")
@click.option("--limit", type=click.IntRange(1), help="Au plus tant de paires.")
@click.pass_obj
def list_(terminal: Terminal, first: int, limit: int | None) -> Answer:
    """Les doublons probables d’abord, avec leurs raisons, et les entreprises à deux permis."""
    from infitah_desk.services.linking import list_duplicates

    with terminal.opened() as session:
        found = list_duplicates(session, first - 1, limit)
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
        {"items": items, "groups": list(map(_group, found.groups)), "total": found.total},
        said=(*(said or [terminal.say("duplicate.none")]), *_proposals(terminal, found.groups)),
        hidden=frozenset({"items", "groups", "total"}),
    )


@duplicates.command()
@click.argument("left", type=DOSSIER)
@click.argument("right", type=DOSSIER)
@_verdict("same", "Une seule entreprise.")
@_verdict("different", "Deux entreprises.")
@_verdict("undo", "Revenir sur la décision.")
@click.option("--keep", type=TEXT, default="", help="Permis à garder, s’il y en a deux.")
@click.option("--reason", type=TEXT, default="", help="Pourquoi garder celui-là.")
@click.option("--revoke", is_flag=True, help="Révoquer aussitôt l’autre permis.")
@click.pass_obj
def decide(
    terminal: Terminal,
    /,
    left: str,
    right: str,
    *,
    verdicts: tuple[Verdict, ...],
    keep: str,
    reason: str,
    revoke: bool,
) -> Answer:
    """Dire si deux dossiers sont la même entreprise, sans jamais rien effacer."""
    from infitah_desk.services.grouping import Chosen
    from infitah_desk.services.linking import decide_duplicate
    from infitah_desk.services.settling import settle_same, undo_duplicate

    if len(set(verdicts)) > 1:
        raise click.UsageError(" | ".join(f"--{each}" for each in verdicts))
    verdict = verdicts[0]
    if verdict != "same" and (keep or reason or revoke):
        raise click.UsageError("--keep, --reason, --revoke: --same")
    told: dict[str, tuple[str, ...]] = {"revoked": (), "to_revoke": (), "stays_void": ()}
    with terminal.opened() as session:
        if verdict == "same":
            settled = settle_same(session, left, right, Chosen(keep, reason), revoke=revoke)
            linked = settled.linked
            told |= {"revoked": settled.revoked, "to_revoke": settled.to_revoke}
        elif verdict == "undo":
            undone = undo_duplicate(session, left, right)
            linked = undone.linked
            told["stays_void"] = tuple(each.permit.number for each in undone.void)
        else:
            linked = decide_duplicate(session, left, right, verdict)
    return Answer(
        {
            "left": left,
            "right": right,
            "decided": linked.decided or None,
            "group": _group(linked.group),
            **{key: list(permits) for key, permits in told.items()},
        },
        said=(
            terminal.say(f"duplicate.{linked.decided or 'undo'}", left=left, right=right),
            *_proposals(terminal, [linked.group]),
            *(
                terminal.say(f"duplicate.{key}", permits=permits)
                for key, permits in told.items()
                if permits and (key != "to_revoke" or revoke)
            ),
        ),
        hidden=frozenset({"left", "right", "decided", "group", *told}),
    )


@duplicates.command()
@click.option("--out", type=FILE, required=True, help="Fichier PDF à écrire.")
@click.option("--dossier", "dossiers", type=DOSSIER, multiple=True, help="Seulement ce dossier.")
@click.pass_obj
def letters(terminal: Terminal, out: Path, dossiers: tuple[str, ...]) -> Answer:
    """Une lettre à chaque entreprise qui a deux permis."""
    from infitah_desk.services.calling import write_letters

    with terminal.opened() as session:
        drawn = write_letters(session, out, dossiers)
    left_out = [{"number": number, "code": code} for number, code in drawn.left_out]
    answer = {"file": str(out), "pages": drawn.pages, "letters": drawn.letters}
    return Answer({**answer, "left_out": left_out})


@duplicates.command()
@click.option("--out", type=FILE, required=True, help="Fichier à écrire, .pdf ou .xlsx.")
@click.pass_obj
def calls(terminal: Terminal, out: Path) -> Answer:
    """La liste des entreprises à appeler : quel permis vaut, lequel ne vaut plus."""
    from infitah_desk.services.calling import write_calls

    with terminal.opened() as session:
        written = write_calls(session, out, terminal.language)
    return Answer({"file": str(out), "calls": written.calls, "pages": written.pages})


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
