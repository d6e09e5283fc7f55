"""`exchange`: give and take through a folder that several can reach."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from infitah_desk.cli.command_line import FILE, DeskCommand
from infitah_desk.cli.output import DONE, MACHINE, REFUSED, UNTRUSTED, Answer
from infitah_desk.cli.terminal import Terminal
from infitah_desk.domain.errors import MachineFault, Untrusted

if TYPE_CHECKING:
    from infitah_desk.services.exchanging import Exchanged


@click.command(cls=DeskCommand)
@click.argument("folder", type=FILE)
@click.pass_obj
def exchange(terminal: Terminal, folder: Path) -> Answer:
    """Donner et prendre par un emplacement partagé ou une clé USB."""
    from infitah_desk.services import exchanging

    with terminal.opened() as session:
        done = exchanging.exchange(session, folder)
    if done.fault is not None:
        terminal.warn(done.fault.code, **done.fault.details)
    return Answer(
        {
            "given": done.given,
            "taken": done.taken,
            "file": str(done.file) if done.file else None,
            "files": [
                {
                    "file": each.file.name,
                    "status": each.status,
                    "node": each.node,
                    "new_events": each.new_events,
                    "code": each.error.code if each.error else None,
                    **({"quarantined": each.quarantined} if each.quarantined else {}),
                }
                for each in done.files
            ],
            "foreign": done.foreign,
            "removed": done.removed,
            "answers": done.answers,
            "code": done.fault.code if done.fault else None,
        },
        said=(
            terminal.say("exchange.done", taken=done.taken, given=done.given),
            *((terminal.say("exchange.without_scans"),) if done.given else ()),
            *(
                f"{each.file.name}  {terminal.say('bundle.quarantined', node=node, count=count)}"
                for each in done.files
                for node, count in each.quarantined.items()
            ),
        ),
        hidden=frozenset({"given", "taken", "code"}),
        exit_code=_exit_code(done),
    )


def _exit_code(done: Exchanged) -> int:
    """Of what went wrong in it, the machine's news first."""
    wrong = [done.fault, *(each.error for each in done.files if each.status == "rejected")]
    for kind, code in ((MachineFault, MACHINE), (Untrusted, UNTRUSTED)):
        if any(isinstance(error, kind) for error in wrong):
            return code
    return DONE if done.fault is None else REFUSED
