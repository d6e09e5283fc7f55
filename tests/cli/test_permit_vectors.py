"""Every published vector by command line, without a data folder: verdicts, and lists believed."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from infitah_desk import bootstrap
from tests.cli.desk_program import Ran, finished, run, started
from tests.helpers.fixed_clock import FixedClock
from tests.trust.made_codes import FOLDER, LIST
from tests.trust.published_vectors import (
    CODES,
    FRAMES,
    FURTHER_CODES,
    LISTS,
    OF_CODES,
    code_of,
    file_of,
    rows,
)

ROOT = json.loads((FOLDER / "root.json").read_text())["fingerprint"]
TRUST = ("--trust", FOLDER / "trust-list.json", "--root", ROOT)
TOLD = ("number", "holder", "forum", "issued")
MACHINE, REFUSED, UNTRUSTED = 4, 3, 5
EXITS = {
    "trust_list.forged": UNTRUSTED,
    "trust_list.other_root": UNTRUSTED,
    "trust_list.newer_version": MACHINE,
}


FURTHER = ("--trust", FOLDER / "trust-list-further.json", "--root", ROOT)


def checked(
    vector: dict[str, Any],
    source: str | Path,
    given: bytes = b"",
    trust: tuple[str | Path, ...] = TRUST,
) -> dict[str, Any]:
    ran = run(
        *("permit", "check", *trust, "--at", vector["at"], "--json", "--", source),
        known=None,
        given=given,
    )
    assert (ran.exit_code, ran.err) == (0, "")
    return ran.document


def expected(vector: dict[str, Any]) -> dict[str, Any]:
    told = {name: vector.get(name) for name in TOLD}
    judged = {"verdict": vector["verdict"], "list_age_days": vector["list_age_days"]}
    return {**judged, **told, "why": vector.get("why")}


@pytest.mark.parametrize("vector", CODES)
def test_a_code_has_its_verdict(vector: dict[str, Any]) -> None:
    assert checked(vector, code_of(vector)) == expected(vector)


@pytest.mark.parametrize("vector", FURTHER_CODES)
def test_a_code_of_a_further_block_has_its_verdict(vector: dict[str, Any]) -> None:
    assert checked(vector, code_of(vector), trust=FURTHER) == expected(vector)


def fits_on_a_line(code: str) -> bool:
    return not {"\r", "\n", "\0", "\ud800"} & {*code}


@pytest.mark.parametrize(
    "vector",
    [
        pytest.param(row, id=row["name"])
        for name in OF_CODES
        for row in rows(name)
        if fits_on_a_line(code_of(row))
    ],
)
def test_a_file_of_a_code_has_its_verdict(vector: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "code.txt"
    path.write_bytes(code_of(vector).encode())
    # A text file may begin with a byte order mark: there it is no part of the code.
    marked = vector["name"] == "a byte order mark before it"
    assert checked(vector, path)["verdict"] == ("valid" if marked else vector["verdict"])


@pytest.mark.parametrize(
    "name", ["ten megabytes of letters", "ten megabytes of prefixes", "ten megabytes of line ends"]
)
def test_ten_megabytes_on_standard_input_are_no_permit(name: str) -> None:
    [vector] = [row for row in rows("misread.json") if row["name"] == name]
    given = code_of(vector).encode()
    assert checked(vector, "-", given=given)["verdict"] == "not_a_permit"


def test_processes_of_their_own_judge_alike(tmp_path: Path) -> None:
    wanted = ("names that are markup", "ten megabytes of letters", "S above the group's order")
    picked = [row for name in OF_CODES for row in rows(name) if row["name"] in wanted]
    processes = []
    for number, vector in enumerate(picked):
        path = tmp_path / f"{number}.txt"
        path.write_text(code_of(vector), encoding="utf-8")
        command = ("permit", "check", *TRUST, "--at", vector["at"], "--json", path)
        processes.append(started(*command, environment={}))
    verdicts = [finished(each).document["verdict"] for each in processes]
    assert verdicts == [vector["verdict"] for vector in picked]
    assert len(verdicts) == len(wanted)


@pytest.mark.parametrize("vector", LISTS)
def test_a_list_is_believed_or_refused_as_published(vector: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_bytes(file_of(vector))
    command: list[str | Path] = ["trust", "read", path, "--json"]
    if vector["root"] is not None:
        command += ["--root", vector["root"]]
    if vector["last"] is not None:
        command += ["--out", kept(tmp_path, vector["last"])]
    ran = run(*command, known=None)
    if vector["result"] == "accepted":
        assert ran.exit_code == 0
        found = {name: ran.document[name] for name in ("number", "desks")}
        assert found == {name: vector[name] for name in found}
    else:
        assert ran.exit_code == EXITS.get(vector["result"], REFUSED)
        assert ran.error["code"] == vector["result"]


def kept(folder: Path, number: int) -> Path:
    """A list of that number, kept from before."""
    import msgspec

    from infitah_desk.trust.trust_list import sign_trust_list
    from tests.trust.made_codes import ROOT as ROOT_KEY

    path = folder / "kept.json"
    path.write_bytes(sign_trust_list(msgspec.structs.replace(LIST, number=number), ROOT_KEY))
    return path


@pytest.mark.parametrize("vector", FRAMES)
def test_frames_in_a_text_are_a_list_or_refused_as_published(
    vector: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "frames.txt"
    path.write_bytes("\n".join(frame.strip("\r\n") for frame in vector["frames"]).encode())
    ran = run("trust", "read", path, "--root", ROOT, "--json", known=None)
    if vector["result"] == "accepted":
        assert (ran.exit_code, ran.document["number"]) == (0, LIST.number)
    else:
        assert (ran.exit_code, ran.error["code"]) == (REFUSED, vector["result"])


def check_now(clock: dt.datetime, *, at: str = "") -> Ran:
    """A good permit checked while this computer's clock shows that."""
    code = rows("good.json")[0]["code"]
    extra = ("--at", at) if at else ()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "CLOCK", FixedClock(clock))
        return run("permit", "check", *TRUST, *extra, "--json", "--", code, known=None)


@pytest.mark.parametrize(
    ("days", "seconds", "verdict", "age"),
    [
        (-400, 0, "valid", 0),
        (0, -1, "valid", 0),
        (0, 0, "valid", 0),
        (1, -1, "valid", 0),
        (1, 0, "valid", 1),
        (31, -1, "valid", 30),
        (31, 0, "valid_stale", 31),
    ],
)
def test_a_list_grows_old_by_whole_days_of_this_clock(
    days: int, seconds: int, verdict: str, age: int
) -> None:
    ran = check_now(LIST.date + dt.timedelta(days=days, seconds=seconds))
    assert (ran.document["verdict"], ran.document["list_age_days"]) == (verdict, age)


@pytest.mark.parametrize(("behind", "warned"), [(0, False), (1, False), (2, True), (4000, True)])
def test_a_list_from_days_to_come_is_used_and_the_clock_complained_of(
    behind: int, warned: bool
) -> None:
    ran = check_now(LIST.date - dt.timedelta(days=behind))
    assert ran.document["verdict"] == "valid"
    assert ("29/09/2010" in ran.err) == warned


def test_a_day_that_was_asked_for_is_no_clock_to_complain_of() -> None:
    ran = check_now(LIST.date - dt.timedelta(days=9), at="2010-09-28")
    assert (ran.document["verdict"], ran.err) == ("valid", "")


@pytest.mark.parametrize("at", ["2010-09-30T25:00:00Z", "T", "2010-09-30T", "30/09/2010", "2010"])
def test_no_moment_is_no_verdict(at: str) -> None:
    ran = check_now(LIST.date, at=at)
    assert (ran.exit_code, ran.error["code"]) == (REFUSED, "date.invalid")
