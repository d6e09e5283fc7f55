"""What all commands have in common: the shared options, kinds of values, groups loaded late."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import ClassVar

import click

from infitah_desk.domain.claim_ticket import parse_ticket
from infitah_desk.system.texts import LANGUAGES

_NO_TEXT = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def path(value: str) -> Path:
    """A path that need not exist: what is missing is the machine's news, not wrong usage."""
    if not value or b"\0" in os.fsencode(value):
        raise ValueError(value)
    return Path(value)


def text(value: str) -> str:
    """Words that can be stored and written anywhere: bytes that are no UTF-8 become U+FFFD.

    Where the locale is not UTF-8 the arguments still are: their bytes are read again.
    """
    with suppress(UnicodeEncodeError):
        value = os.fsencode(value).decode("utf-8", "replace")
    return value.translate(_NO_TEXT)


def dossier(value: str) -> str:
    """A dossier's id or its claim ticket in its one spelling, however its letters were typed."""
    said = text(value).strip()
    return parse_ticket(said) or said.lower()


FILE = click.types.FuncParamType(path)
TEXT = click.types.FuncParamType(text)
DOSSIER = click.types.FuncParamType(dossier)


def _remember(ctx: click.Context, param: click.Parameter, value: object) -> None:
    if value is not None and value is not False and param.name is not None:
        setattr(ctx.obj, param.name, value)


# Options that stand before or after any command; the later one counts.
_SHARED: tuple[click.Parameter, ...] = (
    click.Option(
        ["--data"],
        type=FILE,
        expose_value=False,
        callback=_remember,
        metavar="DOSSIER",
        help="Emplacement des données (ou INFITAH_DESK_DATA).",
    ),
    click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        callback=_remember,
        help="Langue des messages.",
    ),
    click.Option(
        ["--as", "account"],
        type=TEXT,
        expose_value=False,
        callback=_remember,
        metavar="NOM",
        help="Compte (ou INFITAH_DESK_ACCOUNT).",
    ),
    click.Option(
        ["--json"],
        is_flag=True,
        expose_value=False,
        callback=_remember,
        help="Un seul document JSON sur la sortie.",
    ),
)


class DeskCommand(click.Command):
    """A command that takes the shared options, and a claim ticket wherever it takes a dossier."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Its own options, then the shared ones."""
        return [*super().get_params(ctx), *_SHARED]

    def invoke(self, ctx: click.Context) -> object:
        """Run it; where a claim ticket was given, on the dossier that has it."""
        named = [one.name for one in self.params if one.type is DOSSIER and one.name]
        given = {name: ctx.params[name] for name in named}
        if not any(parse_ticket(one) for value in given.values() for one in _each(value)):
            return super().invoke(ctx)
        from infitah_desk.services.claiming import dossier_of

        with ctx.obj.opened() as session:

            def claimed(value: str) -> str:
                return dossier_of(session, value) if parse_ticket(value) else value

            for name, value in given.items():
                several = isinstance(value, tuple)
                found = tuple(claimed(one) for one in _each(value))
                ctx.params[name] = found if several else found[0]
            return super().invoke(ctx)


def _each(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


class DeskGroup(click.Group):
    """Commands of one kind; it takes the shared options before their names."""

    command_class = DeskCommand

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The shared options."""
        return [*super().get_params(ctx), *_SHARED]


class LateGroup(DeskGroup):
    """Commands by the module that defines each: only the one that is called is loaded."""

    modules: ClassVar[Mapping[str, str]] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order in which a caravan needs them."""
        return list(self.modules)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """The command of that name, its module loaded now."""
        if cmd_name not in self.modules:
            return None
        command: click.Command = getattr(import_module(self.modules[cmd_name]), cmd_name)
        return command
