"""`conflicts`: what two wrote without knowing of each other, and a person settles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from infitah_desk.cli.command_line import DOSSIER, TEXT, DeskGroup
from infitah_desk.cli.output import Answer, shown
from infitah_desk.cli.terminal import Terminal

if TYPE_CHECKING:
    from infitah_desk.services.deciding import Conflict


@click.group(cls=DeskGroup)
def conflicts() -> None:
    """Les conflits à trancher."""


@conflicts.command("list")
@click.pass_obj
def list_(terminal: Terminal) -> Answer:
    """Ce qui est en conflit, avec chaque valeur et qui l’a écrite."""
    from infitah_desk.services.deciding import list_conflicts

    with terminal.opened() as session:
        found = list_conflicts(session)
    items = [
        {**each._asdict(), "values": [side._asdict() for side in each.values]} for each in found
    ]
    return Answer(
        {"items": items},
        said=tuple(_line(terminal, each) for each in found),
        hidden=frozenset({"items"} if found else ()),
    )


@conflicts.command()
@click.argument("dossier", type=DOSSIER)
@click.argument("field", type=TEXT)
@click.option("--value", type=TEXT, required=True, help="Valeur retenue, comme au formulaire.")
@click.pass_obj
def decide(terminal: Terminal, dossier: str, field: str, value: str) -> Answer:
    """Trancher un conflit : ce champ a cette valeur."""
    from infitah_desk.services.deciding import decide_conflict
    from infitah_desk.services.registering import step

    with terminal.opened() as session:
        state = decide_conflict(session, dossier, field, value)
        return Answer(
            {
                "dossier": state.dossier,
                "field": field,
                "value": state.value(field),
                "conflicts": len(state.conflicts),
                "step": step(session, state),
            }
        )


def _line(terminal: Terminal, each: Conflict) -> str:
    """A conflict for a person: whose field it is, and each value with who wrote it and when."""
    from infitah_desk.domain.event import node_of
    from infitah_desk.system.moments import moment_text

    values = [
        f"{shown(each.field, side.value, terminal.language)}"
        f" ({node_of(side.log)}, {side.author}, {moment_text(side.time)})"
        for side in each.values
    ]
    return terminal.say(
        "conflicting.values",
        name=each.name or "—",
        dossier=each.dossier,
        field=each.field,
        values=values,
    )
