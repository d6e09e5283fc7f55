"""`pack`: what is on offer, ordered under a permit, delivered or cancelled; and its voucher."""

from __future__ import annotations

from pathlib import Path

import click

from infitah_desk.cli.command_line import FILE, TEXT, DeskGroup
from infitah_desk.cli.output import Answer
from infitah_desk.cli.terminal import Terminal
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.money import amount_text
from infitah_desk.domain.subsidy import from_centimes


@click.group(cls=DeskGroup)
def pack() -> None:
    """Les packs subventionnés."""


_HERE = {"packs_left": "packs_possible", "given": "packs_given", "used": "packs_used"}
_OF_ORDER = {"cancelled": "cancelled_on", "delivered": "delivered_on"}


@pack.command()
@click.pass_obj
def offers(terminal: Terminal) -> Answer:
    """Les offres du programme, avec la subvention et le reste à payer."""
    from infitah_desk.services import ordering

    with terminal.opened() as session:
        found = ordering.offers(session)
        left = session.packs_left
    return Answer(
        {
            "offers": [
                {
                    "offer": each.offer.code,
                    "operator": each.offer.operator,
                    "machine": getattr(each.offer.machine, terminal.language),
                    "price": amount_text(each.shares.price),
                    "subsidy": amount_text(each.shares.subsidy),
                    "remainder": amount_text(each.shares.remainder),
                }
                for each in found
            ],
            "packs_left": left,
        },
        called=_HERE,
    )


@pack.command()
@click.argument("number", type=TEXT)
@click.option("--offer", type=TEXT, required=True, help="Code de l’offre.")
@click.option("--price", type=TEXT, default="", help="Prix TTC, si ce n’est pas celui de l’offre.")
@click.option("--bank-offer", is_flag=True, help="Avec l’offre de financement de la banque.")
@click.pass_obj
def order(terminal: Terminal, number: str, offer: str, price: str, *, bank_offer: bool) -> Answer:
    """Commander un pack avec un permis remis."""
    from infitah_desk.services.ordering import order_pack, pack_words

    with terminal.opened() as session:
        done = order_pack(session, number, offer, price, bank=bank_offer)
    return Answer(pack_words(done), called=_OF_ORDER)


@pack.command()
@click.argument("number", type=TEXT)
@click.option("--machine", type=TEXT, required=True, help="Numéro de série de la machine.")
@click.option("--sim", type=TEXT, required=True, help="Numéro de la carte SIM.")
@click.pass_obj
def deliver(terminal: Terminal, number: str, machine: str, sim: str) -> Answer:
    """Dire que le pack est livré."""
    from infitah_desk.services.ordering import ELSEWHERE, deliver_pack, pack_words

    doubts: dict[str, list[str]] = {}
    with terminal.opened() as session:
        try:
            done = deliver_pack(session, number, machine, sim)
        except Refused as refused:
            if not ELSEWHERE.issuperset(refused.codes):
                raise
            for code in refused.codes:
                terminal.warn(code, **refused.details)
            doubts["warnings"] = list(refused.codes)
            done = deliver_pack(session, number, machine, sim, insist=True)
    return Answer({**pack_words(done), **doubts}, called=_OF_ORDER)


@pack.command()
@click.argument("number", type=TEXT)
@click.option("--reason", type=TEXT, required=True, help="Motif, ou code de motif.")
@click.option("--order", type=TEXT, default="", help="La commande, s’il y en a plusieurs.")
@click.pass_obj
def cancel(terminal: Terminal, number: str, reason: str, order: str) -> Answer:
    """Annuler une commande : la subvention revient au guichet."""
    from infitah_desk.services.ordering import cancel_pack, pack_words

    with terminal.opened() as session:
        done = cancel_pack(session, number, reason, order)
    return Answer(pack_words(done), called=_OF_ORDER)


@pack.command()
@click.argument("number", type=TEXT)
@click.option("--out", type=FILE, required=True, help="Où écrire le PDF.")
@click.pass_obj
def voucher(terminal: Terminal, number: str, out: Path) -> Answer:
    """Dessiner le bon du pack commandé, avec le code du permis."""
    from infitah_desk.services.vouching import write_voucher

    with terminal.opened() as session:
        written = write_voucher(session, number, out)
    return Answer({**written._asdict(), "file": str(written.file)})


@pack.command("list")
@click.pass_obj
def list_(terminal: Terminal) -> Answer:
    """Toutes les commandes, et ce que chaque poste a engagé."""
    from infitah_desk.services.alarming import ESCROW_EXCEEDED
    from infitah_desk.services.ordering import list_orders

    with terminal.opened() as session:
        found = list_orders(session)
    return Answer(
        {
            "packs": [
                {
                    **each._asdict(),
                    "price": amount_text(from_centimes(each.price)),
                    "subsidy": amount_text(from_centimes(each.subsidy)),
                }
                for each in found.items
            ],
            "escrow": [
                {**each._asdict(), "code": ESCROW_EXCEEDED if each.exceeded else None}
                for each in found.escrows
            ],
            "packs_left": found.left,
        },
        called=_HERE,
    )
