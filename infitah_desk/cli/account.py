"""`account`: who may open a data folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from infitah_desk.cli.command_line import TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal

if TYPE_CHECKING:
    from infitah_desk.trust.vault_file import Role


@click.group(cls=DeskGroup)
def account() -> None:
    """Les comptes de ce poste."""


@account.command()
@click.argument("name", type=TEXT)
@click.option("--role", type=click.Choice(("clerk", "supervisor")), required=True, help="Rôle.")
@click.pass_obj
def add(terminal: Terminal, name: str, role: Role) -> Answer:
    """Ajouter un compte ; son mot de passe vient d’INFITAH_DESK_NEW_PASSWORD."""
    from infitah_desk.services.admitting import add_account

    with terminal.opened() as session:
        made = add_account(session, name, terminal.new_password(), role)
    return Answer({"account": made.name, "role": made.role})
