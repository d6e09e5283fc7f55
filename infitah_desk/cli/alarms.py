"""`alarms`: what is wrong until it is settled, each with its cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from infitah_desk.cli.command_line import TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal

if TYPE_CHECKING:
    from infitah_desk.services.alarming import Alarm


@click.group(cls=DeskGroup)
def alarms() -> None:
    """Les alertes, avec ce qu’il faut faire pour chacune."""


@alarms.command("list")
@click.pass_obj
def list_(terminal: Terminal) -> Answer:
    """Ce qui ne va pas et n’est pas encore réglé, le plus grave d’abord."""
    from infitah_desk.services.alarming import list_alarms

    with terminal.opened() as session:
        found = list_alarms(session)
    items = [
        {
            **each._asdict(),
            "log": each.log or None,
            "node": each.node or None,
            "first": each.first or None,
            "last": each.last or None,
            "dossier": each.dossier or None,
            "cure": terminal.say(each.cure, **each.details),
        }
        for each in found
    ]
    said = tuple(_line(terminal, each) for each in found) or (terminal.say("alarm.none"),)
    return Answer({"items": items}, said=said, hidden=frozenset({"items"}))


@alarms.command("put-away")
@click.argument("ids", metavar="ID...", type=TEXT, nargs=-1, required=True)
@click.pass_obj
def put_away(terminal: Terminal, ids: tuple[str, ...]) -> Answer:
    """Écarter des alertes que rien d’autre ne règle."""
    from infitah_desk.services.alarming import put_alarm_away

    with terminal.opened() as session, session.store.transaction():
        gone = [put_alarm_away(session, id_) for id_ in ids]
    return Answer(
        {"put_away": [{"id": each.id, "code": each.code} for each in gone]},
        said=(terminal.say("alarm.put_away"),),
        hidden=frozenset({"put_away"}),
    )


def _line(terminal: Terminal, each: Alarm) -> str:
    what = terminal.say(each.code, **each.details)
    return f"{each.id}  {what} {terminal.say(each.cure, **each.details)}"
