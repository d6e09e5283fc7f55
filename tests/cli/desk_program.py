"""The program as a person at a terminal or a script calls it: arguments in, exit code and text out.

Most calls run in this process, which costs no start; `started` is a process of its own.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from infitah_desk import bootstrap
from infitah_desk.cli.main import main
from infitah_desk.services.founding import programme_text
from infitah_desk.trust.passwords import PasswordCost

CHEAP = PasswordCost(passes=1, memory=8)
SUPERVISOR, PASSWORD = "Salma", "mot de passe"
KNOWN = {"INFITAH_DESK_ACCOUNT": SUPERVISOR, "INFITAH_DESK_PASSWORD": PASSWORD}
PROGRAMME = "infitah-2010-caravane-2"
ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"


class Ran(NamedTuple):
    """What a call gave."""

    exit_code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """The one JSON document on standard output."""
        document = json.loads(self.out)
        assert isinstance(document, dict)
        return document

    @property
    def error(self) -> dict[str, Any]:
        """The error of the JSON document."""
        error = self.document["error"]
        assert set(error) == {"code", "message", "details"}
        assert error["code"] in error["details"]["codes"]
        assert error["message"]
        return dict(error)


class _Input(io.TextIOWrapper):
    """Standard input that nobody sits at."""

    def isatty(self) -> bool:
        return False


def run(*arguments: str | Path, given: bytes = b"", known: Mapping[str, str] | None = KNOWN) -> Ran:
    """Call the program in this process; `known` are its environment's own variables."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="\n")
    err = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="\n")
    with (
        patch.dict(os.environ, {**(known or {}), "LC_ALL": "C"}),
        patch.object(sys, "stdin", _Input(io.BytesIO(given))),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        exit_code = main([str(argument) for argument in arguments])
    return Ran(exit_code, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    written = stream.buffer
    assert isinstance(written, io.BytesIO)
    text = written.getvalue().decode("utf-8")
    assert "Traceback" not in text
    return text


class Place:
    """A data folder and those who call the program on it."""

    def __init__(self, folder: Path, node: str = "") -> None:
        self.folder = folder
        self.node = node

    def run(self, *arguments: str | Path, given: bytes = b"") -> Ran:
        """Call the program with --json on this folder."""
        return run("--data", self.folder, *arguments, "--json", given=given)

    def does(self, *arguments: str | Path, given: bytes = b"") -> dict[str, Any]:
        """What a call that succeeds answers."""
        ran = self.run(*arguments, given=given)
        assert ran.exit_code == 0, ran
        return ran.document

    def refuses(self, *arguments: str | Path, given: bytes = b"") -> tuple[int, str]:
        """The exit code and code of a call that fails."""
        ran = self.run(*arguments, given=given)
        return ran.exit_code, ran.error["code"]

    def registers(self, **fields: object) -> str:
        """A new dossier of an enterprise that lacks nothing but what `fields` change."""
        said = json.dumps({**ENTERPRISE, **fields}).encode()
        return str(self.does("tpe", "register", "--file", "-", given=said)["dossier"])

    def makes_ready(self, dossier: str, rc: str) -> None:
        """The paper seen, the initiation attended."""
        self.does("document", "accept", dossier, "rc_extract", "--number", rc)
        self.does("initiation", "attend", dossier)


ENTERPRISE: Mapping[str, object] = {
    "name": "Café Atlas (ex Café de la Gare)",
    "name_ar": "مقهى أطلس",
    "legal_form": "SARL",
    "rc_number": "77123",
    "rc_court": "Tétouan",
    "manager": "Ali Ben Omar",
    "city": "Tétouan",
    "activity": "Café",
    "sector": "I",
    "turnover": "250000.50",
    "liberal_profession": False,
}


def new_authority(folder: Path) -> tuple[Place, str]:
    """Headquarters with a password that costs nothing to check, and its root's fingerprint."""
    root = bootstrap.create_authority(
        folder,
        SUPERVISOR,
        PASSWORD,
        programme_text=programme_text(Path(PROGRAMME)),
        recovery_out=folder.with_name(f"{folder.name}-recovery.txt"),
        cost=CHEAP,
    )
    return Place(folder, "HQ"), root


def new_installation(headquarters: Place, root: str, folder: Path, node: str, *terms: str) -> Place:
    """A desk (`--forum`) or coordinator (`--region`), enrolled."""
    request, kit = folder.with_suffix(".request"), folder.with_suffix(".kit")
    bootstrap.create_installation(
        folder,
        SUPERVISOR,
        PASSWORD,
        node=node,
        role="desk" if "--forum" in terms else "coordinator",
        request_out=request,
        cost=CHEAP,
    )
    place = Place(folder, node)
    headquarters.does("authority", "enrol", request, *terms, "--out", kit)
    place.does("enrol", "accept", kit, "--root", root)
    return place


def started(
    *arguments: str | Path, environment: Mapping[str, str] = KNOWN
) -> subprocess.Popen[bytes]:
    """The program in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "infitah_desk", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finished(process: subprocess.Popen[bytes]) -> Ran:
    """What a process gave in the end."""
    out, err = process.communicate(timeout=300)
    return Ran(process.returncode, out.decode("utf-8"), err.decode("utf-8"))


def csv_list(path: Path, rows: Sequence[str]) -> Path:
    """A pre-registration list with these names."""
    lines = ["Raison sociale;Ville", *(f"{name};Tétouan" for name in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
