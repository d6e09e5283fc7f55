"""`authority`: headquarters founds the programme's authority, enrols installations, ends them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from infitah_desk.cli.command_line import FILE, TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal

if TYPE_CHECKING:
    from infitah_desk.domain.escrow import Balance
    from infitah_desk.services.session import Session

PROGRAMME = "infitah-2010-caravane-2"


@click.group(cls=DeskGroup)
def authority() -> None:
    """Le siège : fonder l’autorité, inscrire et révoquer des postes."""


@authority.command()
@click.option(
    "--programme",
    type=FILE,
    default=PROGRAMME,
    show_default=True,
    help="Fichier du programme, ou code d’un programme fourni.",
)
@click.option(
    "--recovery-out", type=FILE, required=True, help="Où écrire la clé de secours, une fois."
)
@click.pass_obj
def create(terminal: Terminal, programme: Path, recovery_out: Path) -> Answer:
    """Fonder l’autorité : clé racine et premier compte (superviseur)."""
    from infitah_desk import bootstrap
    from infitah_desk.domain.roster import AUTHORITY_NODE
    from infitah_desk.services.founding import programme_text

    text = programme_text(programme)
    account, password = terminal.new_account()
    root = bootstrap.create_authority(
        terminal.folder, account, password, programme_text=text, recovery_out=recovery_out
    )
    return Answer(
        {"node": AUTHORITY_NODE, "root": root, "recovery": str(recovery_out)},
        (terminal.say("recovery.keep_on_paper", file=recovery_out),),
    )


@authority.command()
@click.argument("request", type=FILE)
@click.option("--forum", type=TEXT, default="", help="Forum du guichet, par exemple TET.")
@click.option("--region", "regions", type=TEXT, multiple=True, help="Région (répéter), ou all.")
@click.option("--permits", type=int, default=200, show_default=True, help="Permis accordés.")
@click.option("--packs", type=int, default=40, show_default=True, help="Packs accordés.")
@click.option("--from", "valid_from", type=TEXT, default="", help="Premier jour (AAAA-MM-JJ).")
@click.option("--until", "valid_until", type=TEXT, default="", help="Dernier jour (AAAA-MM-JJ).")
@click.option("--out", type=FILE, required=True, help="Où écrire le kit.")
@click.pass_obj
def enrol(terminal: Terminal, /, request: Path, out: Path, **granted: object) -> Answer:
    """Certifier un poste à partir de sa demande et écrire son kit."""
    import msgspec

    from infitah_desk.services import enrolling
    from infitah_desk.services.granting import balance

    terms = msgspec.convert(granted, enrolling.Terms)
    with terminal.opened() as session:
        asked = enrolling.read_request(request)
        node = enrolling.enrol(session, asked, terms, out)
        _warn_of_unheard(terminal, session)
        known = _described(session, node.name, balance(session))
    said = terminal.say("enrol.compare_fingerprint", fingerprint=asked.fingerprint)
    return Answer({**known, "fingerprint": asked.fingerprint, "file": str(out)}, (said,))


@authority.command()
@click.argument("node", type=TEXT)
@click.option("--permits", type=int, default=0, show_default=True, help="Permis accordés.")
@click.option("--packs", type=int, default=0, show_default=True, help="Packs accordés.")
@click.option("--out", type=FILE, help="Où écrire la référence qui l’annonce.")
@click.pass_obj
def grant(terminal: Terminal, node: str, permits: int, packs: int, out: Path | None) -> Answer:
    """Accorder à un guichet d’autres permis et d’autres packs."""
    from infitah_desk.services.granting import balance, grant_block
    from infitah_desk.services.receipting import write_reference

    with terminal.opened() as session:
        granted = grant_block(session, node, permits, packs)
        _warn_of_unheard(terminal, session)
        left = balance(session)
        written = {"number": write_reference(session, out), "file": str(out)} if out else {}
    return Answer(
        {
            **granted._asdict(),
            "first_serial": granted.first_serial or None,
            "last_serial": granted.last_serial or None,
            "permits_left": left.permits_left,
            "packs_left": left.packs_left,
            **written,
        }
    )


@authority.command()
@click.argument("node", type=TEXT)
@click.option("--reason", type=TEXT, required=True, help="Motif.")
@click.pass_obj
def revoke(terminal: Terminal, node: str, reason: str) -> Answer:
    """Révoquer un poste : ce qu’il écrit de plus ne compte plus."""
    from infitah_desk.services import enrolling

    with terminal.opened() as session:
        enrolling.revoke_node(session, node, reason)
        return Answer({"node": node, **_everybody(session)})


@authority.command()
@click.pass_obj
def show(terminal: Terminal) -> Answer:
    """Empreinte de la racine, postes inscrits, ce qu’ils ont reçu et ce qu’il reste à accorder."""
    with terminal.opened() as session:
        return Answer(_everybody(session))


def _warn_of_unheard(terminal: Terminal, session: Session) -> None:
    """A restored headquarters gives more than it knows of, until it merged what others hold."""
    from infitah_desk.services.alarming import NOT_HEARD
    from infitah_desk.services.hearing import not_heard

    if nodes := not_heard(session):
        terminal.warn(NOT_HEARD, nodes=nodes)
        terminal.warn("cure.not_heard", nodes=nodes)


def _everybody(session: Session) -> dict[str, object]:
    from infitah_desk.services.enrolling import list_nodes, own_root
    from infitah_desk.services.granting import balance

    now = balance(session)
    return {
        "root": own_root(session),
        "nodes": [_described(session, node.name, now) for node in list_nodes(session)],
        "permits_left": now.permits_left,
        "packs_left": now.packs_left,
    }


def _described(session: Session, name: str, now: Balance) -> dict[str, object]:
    node = session.roster.nodes[name]
    account = next((each for each in now.accounts if each.node == name), None)
    logs = [installation.log for installation in node.installations]
    return {
        "node": node.name,
        "role": node.role,
        "forum": node.forum or None,
        "regions": node.regions,
        "first_serial": node.first_serial or None,
        "last_serial": node.last_serial or None,
        "permits_given": account.permits_given if account else None,
        "permits_spent": account.permits_spent if account else None,
        "packs_given": account.packs_given if account else None,
        "packs_spent": account.packs_spent if account else None,
        "from": node.valid_from or None,
        "until": node.valid_until or None,
        "revoked": any(log in session.roster.revoked for log in logs),
        "logs": logs,
    }
