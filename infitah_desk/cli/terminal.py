"""Who called a command and how: data folder, language, account, passwords, and what to tell them.

Passwords come from the environment or from a person at a terminal, never from arguments.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from infitah_desk.cli.output import put
from infitah_desk.domain.errors import Refused
from infitah_desk.system.paths import data_path
from infitah_desk.system.texts import LANGUAGES, Language, say

if TYPE_CHECKING:
    from infitah_desk.services.session import Session

ACCOUNT_VARIABLE = "INFITAH_DESK_ACCOUNT"
PASSWORD_VARIABLE = "INFITAH_DESK_PASSWORD"  # noqa: S105 - the name of a variable
NEW_PASSWORD_VARIABLE = "INFITAH_DESK_NEW_PASSWORD"  # noqa: S105 - the same
SECOND_ACCOUNT_VARIABLE = "INFITAH_DESK_SECOND_ACCOUNT"
SECOND_PASSWORD_VARIABLE = "INFITAH_DESK_SECOND_PASSWORD"  # noqa: S105 - the same
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass
class Terminal:
    """The options that every command takes; each is filled while the command line is read.

    `typed` is the password, once it is known; `session` the data folder while it is open.
    """

    json: bool = False
    data: Path | None = None
    lang: Language | None = None
    account: str | None = None
    typed: str = field(default="", repr=False)
    session: Session | None = None

    @property
    def language(self) -> Language:
        """The language asked for, else that of the environment, else French."""
        return self.lang or _language_of_environment()

    @property
    def folder(self) -> Path:
        """The data folder, which need not exist."""
        return data_path(self.data)

    def say(self, code: str, **details: object) -> str:
        """The sentence for a code."""
        return say(code, self.language, **details)

    def warn(self, code: str, **details: object) -> None:
        """Tell a person something that does not stop the command."""
        put(self.say(code, **details), err=True)

    @property
    def is_manned(self) -> bool:
        """Whether somebody sits there who can answer."""
        return sys.stdin is not None and sys.stdin.isatty()

    def confirms(self, code: str, **details: object) -> bool:
        """Ask a person yes or no; no is the default."""
        return click.confirm(self.say(code, **details), err=True)

    @contextmanager
    def opened(self) -> Iterator[Session]:
        """The data folder, open for whoever was named; it is opened once.

        Raises:
            Refused: "account.not_named", "password.missing", and as `bootstrap.opened`.
            MachineFault: as `bootstrap.opened`.
        """
        if self.session is not None:
            yield self.session
            return
        from infitah_desk import bootstrap

        names = bootstrap.accounts_of(self.folder)
        account = self._account() or (names[0] if len(names) == 1 else self._asked_account())
        with bootstrap.opened(self.folder, account, self.password()) as session:
            self.session = session
            try:
                yield session
            finally:
                self.session = None

    def password(self) -> str:
        """The password of who opens the folder; a person is asked once.

        Raises:
            Refused: "password.missing".
        """
        if not self.typed:
            given = os.environ.get(PASSWORD_VARIABLE)
            self.typed = given or self._asked_password("prompt.password")
        return self.typed

    def new_password(self, *, first: bool = False) -> str:
        """The password of an account being made; of the first one the common variable serves too.

        Raises:
            Refused: "password.missing".
        """
        given = os.environ.get(NEW_PASSWORD_VARIABLE)
        if first:
            given = given or os.environ.get(PASSWORD_VARIABLE)
        return given or self._asked_password("prompt.new_password", "prompt.password_again")

    def new_account(self) -> tuple[str, str]:
        """Name and password of a new folder's first account."""
        return self._account() or self._asked_account(), self.new_password(first=True)

    def second_account(self, *, asked: bool) -> tuple[str, str] | None:
        """Name and password of who signs as the second; None where nobody was named.

        A person at a terminal is asked where that is wanted.

        Raises:
            Refused: "password.missing".
        """
        account = os.environ.get(SECOND_ACCOUNT_VARIABLE, "")
        if not account and asked and self.is_manned:
            account = str(click.prompt(self.say("prompt.second_account"), err=True))
        if not account:
            return None
        given = os.environ.get(SECOND_PASSWORD_VARIABLE)
        return account, given or self._asked_password("prompt.second_password")

    def _account(self) -> str:
        return self.account or os.environ.get(ACCOUNT_VARIABLE, "")

    def _asked_account(self) -> str:
        if not self.is_manned:
            raise Refused("account.not_named")
        return str(click.prompt(self.say("prompt.account"), err=True))

    def _asked_password(self, code: str, again: str | None = None) -> str:
        if not self.is_manned:
            raise Refused("password.missing")
        twice: bool | str = self.say(again) if again else False
        return str(
            click.prompt(self.say(code), hide_input=True, confirmation_prompt=twice, err=True)
        )


def _language_of_environment() -> Language:
    said = next((value for name in _LOCALE_VARIABLES if (value := os.environ.get(name))), "")
    return next((one for one in LANGUAGES if said.lower().startswith(one)), "fr")
