"""Who works, and with which password: from the environment or from a person, never an argument."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pytest

from infitah_desk.cli.terminal import Terminal
from infitah_desk.domain.errors import Refused
from tests.cli.desk_program import KNOWN, PASSWORD, SUPERVISOR, Place, new_authority, run

NEW = "INFITAH_DESK_NEW_PASSWORD"


@pytest.fixture
def authority(tmp_path: Path) -> Place:
    return new_authority(tmp_path / "authority")[0]


def shows(place: Place, known: dict[str, str], *more: str) -> tuple[int, str]:
    ran = run("--data", place.folder, *more, "authority", "show", "--json", known=known)
    return ran.exit_code, ran.document.get("error", {}).get("code", "")


def test_the_only_account_need_not_be_named(headquarters: Place) -> None:
    assert shows(headquarters, {"INFITAH_DESK_PASSWORD": PASSWORD}) == (0, "")


def test_the_folder_may_be_named_by_the_environment(headquarters: Place) -> None:
    known = {**KNOWN, "INFITAH_DESK_DATA": str(headquarters.folder)}
    assert run("authority", "show", "--json", known=known).exit_code == 0


def test_of_several_accounts_one_must_be_named(authority: Place) -> None:
    add = ("--data", authority.folder, "account", "add", "Amina", "--role", "clerk", "--json")
    added = run(*add, known={**KNOWN, NEW: "un autre mot"})
    assert added.document == {"account": "Amina", "role": "clerk"}
    unnamed = {"INFITAH_DESK_PASSWORD": PASSWORD}
    assert shows(authority, unnamed) == (3, "account.not_named")
    assert shows(authority, {"INFITAH_DESK_PASSWORD": "un autre mot"}, "--as", "amina") == (0, "")


def test_a_clerk_does_not_do_a_supervisors_work(desk: Place) -> None:
    add = ("--data", desk.folder, "account", "add", "Nadia", "--role", "clerk", "--json")
    assert run(*add, known={**KNOWN, NEW: "un autre mot"}).exit_code == 0
    clerk = {"INFITAH_DESK_ACCOUNT": "Nadia", "INFITAH_DESK_PASSWORD": "un autre mot"}
    opened = ("--data", desk.folder, "stop", "open", "--date", "2010-09-29", "--json")
    ran = run(*opened, known=clerk)
    assert (ran.exit_code, ran.error["code"]) == (3, "account.not_allowed")


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({}, "password.missing"),
        ({"INFITAH_DESK_PASSWORD": ""}, "password.missing"),
        ({"INFITAH_DESK_PASSWORD": "autre chose"}, "password.wrong"),
        ({**KNOWN, "INFITAH_DESK_ACCOUNT": "Personne"}, "account.unknown"),
    ],
)
def test_nobody_gets_in_without_account_and_password(
    authority: Place, known: dict[str, str], code: str
) -> None:
    assert shows(authority, known) == (3, code)


def test_an_account_needs_a_password_of_its_own(authority: Place) -> None:
    add = ("account", "add", "Amina", "--role", "clerk")
    assert authority.refuses(*add) == (3, "password.missing")


@pytest.mark.parametrize("known", [{NEW: PASSWORD}, {"INFITAH_DESK_PASSWORD": PASSWORD}])
def test_the_first_account_takes_either_password(tmp_path: Path, known: dict[str, str]) -> None:
    folder, request = tmp_path / "desk", tmp_path / "request"
    ask = ("enrol", "request", "--node", "TET-9", "--role", "desk", "--out", request, "--json")
    ran = run("--data", folder, "--as", SUPERVISOR, *ask, known=known)
    assert ran.exit_code == 0
    assert request.exists()


def test_a_first_account_needs_a_name(tmp_path: Path) -> None:
    ask = ("enrol", "request", "--node", "TET-9", "--role", "desk", "--out", tmp_path / "r")
    ran = run("--data", tmp_path / "d", *ask, "--json", known={NEW: PASSWORD})
    assert (ran.exit_code, ran.error["code"]) == (3, "account.not_named")
    assert not (tmp_path / "d").exists()


class _Manned:
    def isatty(self) -> bool:
        return True


def test_a_person_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def prompt(_: str, *, hide_input: bool, **__: object) -> str:
        asked.append(hide_input)
        return PASSWORD

    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr(sys, "stdin", _Manned())
    terminal = Terminal()
    assert (terminal.password(), terminal.password()) == (PASSWORD, PASSWORD)
    assert asked == [True]


@pytest.mark.parametrize("agrees", [True, False])
def test_a_person_compares_the_root(
    monkeypatch: pytest.MonkeyPatch,
    root: str,
    bare_desk: Place,
    agrees: bool,
) -> None:
    kit = bare_desk.folder.with_suffix(".kit")
    asked: list[str] = []

    def confirm(text: str, **_: object) -> bool:
        asked.append(text)
        return agrees

    monkeypatch.setattr(click, "confirm", confirm)
    monkeypatch.setattr(Terminal, "is_manned", True)
    ran = run("--data", bare_desk.folder, "enrol", "accept", kit)
    assert ran.exit_code == (0 if agrees else 3)
    assert root in asked[0]


def test_without_a_person_an_uncompared_root_is_warned_of(bare_desk: Place, root: str) -> None:
    ran = bare_desk.run("enrol", "accept", bare_desk.folder.with_suffix(".kit"))
    assert ran.document["root"] == root
    assert root in ran.err


def test_another_root_is_not_to_be_trusted(bare_desk: Place) -> None:
    accept = ("enrol", "accept", bare_desk.folder.with_suffix(".kit"), "--root", "0" * 64)
    assert bare_desk.refuses(*accept) == (5, "enrol.other_root")


def test_a_terminal_does_not_show_its_password() -> None:
    assert PASSWORD not in repr(Terminal(typed=PASSWORD))


def test_no_password_means_refused_where_nobody_sits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terminal, "is_manned", False)
    monkeypatch.delenv("INFITAH_DESK_PASSWORD", raising=False)
    with pytest.raises(Refused, match=r"password\.missing"):
        Terminal().password()
