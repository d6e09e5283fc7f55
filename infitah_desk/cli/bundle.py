"""`bundle`: what travels between installations."""

from __future__ import annotations

import os
from collections.abc import Sequence
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from infitah_desk.cli.command_line import FILE, DeskGroup
from infitah_desk.cli.output import DONE, UNTRUSTED, Answer
from infitah_desk.cli.terminal import Terminal

if TYPE_CHECKING:
    from infitah_desk.services.following_desks import Standing
    from infitah_desk.services.merging import Merged

LARGEST = 8_000
"""Megabytes: nobody reads a bundle that is larger."""


@click.group(cls=DeskGroup)
def bundle() -> None:
    """Les lots qui voyagent d’un poste à l’autre."""


@bundle.command()
@click.option("--out", type=FILE, required=True, help="Où écrire le lot.")
@click.option("--with-scans", is_flag=True, help="Avec les images des pièces.")
@click.option(
    "--all", "everything", is_flag=True, help="Tout, même ce qui a un accusé de réception."
)
@click.option(
    "--max-size",
    type=click.IntRange(1, LARGEST),
    help="Au plus autant de mégaoctets par fichier : plusieurs lots s’il le faut.",
)
@click.pass_obj
def export(
    terminal: Terminal, out: Path, *, with_scans: bool, everything: bool, max_size: int | None
) -> Answer:
    """Écrire ce que les destinataires n’ont pas encore."""
    from infitah_desk.services.exporting import export_bundle
    from infitah_desk.services.splitting import MEGABYTE

    with terminal.opened() as session:
        exported = export_bundle(
            session,
            out,
            everything=everything,
            with_scans=with_scans,
            most_bytes=(max_size or 0) * MEGABYTE,
        )
    files = [str(file) for file in exported.files]
    return Answer({**exported._asdict(), "file": files[0], "files": files})


@bundle.command()
@click.argument("file", type=FILE)
@click.pass_obj
def inspect(terminal: Terminal, file: Path) -> Answer:
    """Montrer ce qu’un lot dit de lui-même (non vérifié)."""
    from infitah_desk.bundles.reading import inspect_bundle

    with terminal.opened() as session:
        manifest = inspect_bundle(file, session.identities())
    return Answer(msgspec.to_builtins(manifest), hidden=frozenset({"served", "names"}))


@bundle.command()
@click.argument("files", metavar="FILE...", type=FILE, nargs=-1, required=True)
@click.pass_obj
def merge(terminal: Terminal, files: tuple[Path, ...]) -> Answer:
    """Fusionner des lots, dans n’importe quel ordre."""
    from infitah_desk.services.merging import merge_bundles

    with terminal.opened() as session:
        merged = merge_bundles(session, _found(files))
    return Answer(
        {
            "bundles": _bundles(merged),
            "dossiers": merged.dossiers,
            "permits": merged.permits,
            "conflicts": merged.conflicts,
            "duplicates": merged.duplicates,
            "to_compare": merged.to_compare,
            "gaps": [
                {"log": log, "first": first, "last": last} for log, first, last in merged.gaps
            ],
            "forks": merged.forks,
        },
        said=tuple(
            f"{each.file}  {terminal.say('bundle.quarantined', node=node, count=count)}"
            for each in merged.bundles
            for node, count in each.quarantined.items()
        ),
        exit_code=UNTRUSTED if merged.refused else DONE,
    )


@bundle.command()
@click.pass_obj
def received(terminal: Terminal) -> Answer:
    """Dire ce qui est arrivé de chaque guichet, ce qui manque, et où en est son accusé."""
    from infitah_desk.services.following_desks import list_standings

    with terminal.opened() as session:
        found = list_standings(session)
    items = [
        {
            **each._asdict(),
            "log": each.log or None,
            "seq": each.seq or None,
            "time": each.time or None,
            "state": each.state.removeprefix("desk."),
            "missing": [{"first": first, "last": last} for first, last in each.missing],
            "receipt": each.receipt or None,
            "receipt_seq": each.receipt_seq or None,
        }
        for each in found
    ]
    said = tuple(_standing(terminal, each) for each in found) or (terminal.say("desk.none"),)
    return Answer({"items": items}, said=said, hidden=frozenset({"items"}))


def _standing(terminal: Terminal, each: Standing) -> str:
    from infitah_desk.services.following_desks import told_in_words

    return "  ".join(told_in_words(each, terminal.language))


def _found(files: Sequence[Path]) -> list[Path]:
    """Patterns such as *.age spelled out: the shell of Windows leaves that to programs."""
    found: list[Path] = []
    for file in files:
        # Of the two ways to match, this one takes whatever people type for a pattern.
        names = [] if os.path.lexists(file) else sorted(glob(str(file)))  # noqa: PTH207
        found += [Path(name) for name in names] or [file]
    return found


def _bundles(merged: Merged) -> list[dict[str, object]]:
    return [
        {
            "file": each.file,
            "status": each.status,
            "new_events": each.new_events,
            "code": each.code or None,
            **({"quarantined": each.quarantined} if each.quarantined else {}),
        }
        for each in merged.bundles
    ]
