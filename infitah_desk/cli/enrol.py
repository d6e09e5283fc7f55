"""`enrol`: a new installation asks to be enrolled, and accepts the kit that answers it."""

from __future__ import annotations

from pathlib import Path

import click

from infitah_desk.cli.command_line import FILE, TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal
from infitah_desk.domain.errors import Refused


@click.group(cls=DeskGroup)
def enrol() -> None:
    """Un nouveau poste : demander l’inscription, accepter le kit."""


@enrol.command()
@click.option("--node", type=TEXT, required=True, help="Nom du poste, par exemple TET-1.")
@click.option("--role", type=click.Choice(("desk", "coordinator")), required=True, help="Rôle.")
@click.option("--out", type=FILE, required=True, help="Où écrire la demande.")
@click.pass_obj
def request(terminal: Terminal, node: str, role: str, out: Path) -> Answer:
    """Créer le poste, ses clés et son premier compte, et écrire sa demande."""
    from infitah_desk import bootstrap

    account, password = terminal.new_account()
    asked = bootstrap.create_installation(
        terminal.folder, account, password, node=node, role=role, request_out=out
    )
    return Answer({**asked._asdict(), "file": str(out)})


@enrol.command()
@click.argument("kit", type=FILE)
@click.option("--root", type=TEXT, help="Empreinte de la racine, reçue du siège.")
@click.pass_obj
def accept(terminal: Terminal, kit: Path, root: str | None) -> Answer:
    """Accepter le kit du siège : le poste est prêt."""
    from infitah_desk.services import enrolling

    with terminal.opened() as session:
        if root is None:
            told = enrolling.root_of_kit(session, kit)
            if terminal.is_manned and not terminal.json:
                if not terminal.confirms("prompt.root", root=told):
                    raise Refused("enrol.not_confirmed", root=told)
            else:
                terminal.warn("enrol.root_unconfirmed", root=told)
            root = told
        accepted = enrolling.accept_kit(session, kit, root)
    return Answer({**accepted._asdict(), "forum": accepted.forum or None})
