"""Dossiers that may be one enterprise by command line: listed, decided, told to a person."""

from __future__ import annotations

from itertools import count, cycle
from pathlib import Path
from typing import Any

import pytest

from infitah_desk.system.texts import LANGUAGES, Language, say
from tests.cli.desk_program import Place, run

_numbers = count(61_054_711)
_no_rc = {"rc_number": None, "rc_court": None}
_shops = cycle(["Atlas", "Rif", "Oasis", "Nakhil", "Zohour", "Argane", "Yasmine", "Sahara"])


@pytest.fixture
def pair(desk: Place, coordinator: Place, tmp_path: Path) -> tuple[str, str]:
    """One enterprise registered twice, known to the coordinator."""
    name, number = f"Huilerie {next(_shops)}", next(_numbers)
    shop = {"name_ar": None, "activity": "Huilerie", "phone": f"06{number}"}
    one = desk.registers(
        name=name, manager="Noureddine Berrada", rc_number=str(number)[-5:], **shop
    )
    other = desk.registers(
        name=f"STE {name.upper()}",
        manager="BERADA NOUR EDDINE",
        rc_number=None,
        rc_court=None,
        tp_number=str(number),
        **shop,
    )
    merged = coordinator.does("bundle", "merge", exported(desk, tmp_path))
    assert (merged["duplicates"] >= 1, merged["to_compare"]) == (True, 0)
    left, right = sorted((one, other))
    return left, right


def exported(place: Place, folder: Path) -> Path:
    out = folder / f"{next(_numbers)}.age"
    place.does("bundle", "export", "--all", "--out", out)
    return out


def listed(place: Place, pair: tuple[str, str]) -> dict[str, Any]:
    items = place.does("duplicates", "list")["items"]
    (item,) = [each for each in items if (each["left"], each["right"]) == pair]
    return dict(item)


def test_a_pair_is_listed_with_score_and_reasons(coordinator: Place, pair: tuple[str, str]) -> None:
    item = listed(coordinator, pair)
    assert (item["likely"], item["decided"], item["permits"]) == (True, None, [])
    assert 0.4 <= item["score"] <= 1
    codes = [reason["code"] for reason in item["reasons"]]
    assert {"same.phone", "manager.similar", "name.similar"} <= set(codes)


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_decision_is_kept_until_it_is_taken_back(
    coordinator: Place, pair: tuple[str, str], verdict: str
) -> None:
    left, right = pair
    decided = coordinator.does("duplicates", "decide", right, left, f"--{verdict}")
    assert (decided["left"], decided["right"], decided["decided"]) == (right, left, verdict)
    assert listed(coordinator, pair)["decided"] == verdict
    assert coordinator.does("duplicates", "decide", left, right, "--undo")["decided"] is None
    assert listed(coordinator, pair)["decided"] is None


def test_linked_dossiers_are_one_group(coordinator: Place, pair: tuple[str, str]) -> None:
    decided = coordinator.does("duplicates", "decide", *pair, "--same")
    assert decided["group"]["dossiers"] == list(pair)
    assert decided["group"] in coordinator.does("duplicates", "list")["groups"]


def test_what_is_no_decision_is_refused(
    desk: Place, coordinator: Place, pair: tuple[str, str]
) -> None:
    decide = ("duplicates", "decide", *pair)
    assert coordinator.refuses(*decide)[0] == 2
    assert coordinator.refuses(*decide, "--same", "--different")[0] == 2
    assert coordinator.refuses(*decide, "--undo") == (3, "duplicate.not_decided")
    assert coordinator.refuses("duplicates", "decide", pair[0], pair[0], "--same") == (
        3,
        "duplicate.one_dossier",
    )
    assert desk.refuses(*decide, "--same") == (3, "role.not_allowed")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_reads_names_and_reasons(
    coordinator: Place, pair: tuple[str, str], language: Language
) -> None:
    ran = run("--data", coordinator.folder, "--lang", language, "duplicates", "list")
    assert ran.exit_code == 0
    assert say("same.phone", language) in ran.out
    assert pair[0] in ran.out


def test_a_decision_is_told_in_the_history(coordinator: Place, pair: tuple[str, str]) -> None:
    coordinator.does("duplicates", "decide", *pair, "--same")
    history = coordinator.does("tpe", "show", pair[0])["history"]
    assert history[-1]["kind"] == "duplicate.decided"


# --- Two permits ----------------------------------------------------------------------------------


@pytest.fixture
def twice(desk: Place, headquarters: Place, tmp_path: Path) -> tuple[str, str, str]:
    """Two dossiers with a permit each, known to headquarters; the second permit."""
    dossiers: list[str] = []
    for _ in range(2):
        number = str(next(_numbers))
        dossiers.append(desk.registers(**_no_rc, name=f"Atelier {number}", tp_number=number))
        desk.does("document", "accept", dossiers[-1], "tp_certificate", "--number", number)
        desk.does("initiation", "attend", dossiers[-1])
        desk.does("permit", "issue", dossiers[-1])
    headquarters.does("bundle", "merge", exported(desk, tmp_path))
    item = headquarters.does("duplicates", "decide", *dossiers, "--same")["group"]
    return dossiers[0], dossiers[1], item["revoke"][0]


def test_headquarters_revokes_with_the_decision_only_when_told_to(
    headquarters: Place, twice: tuple[str, str, str]
) -> None:
    one, other, void = twice
    assert headquarters.does("duplicates", "decide", one, other, "--same")["revoked"] == []
    decided = headquarters.does("duplicates", "decide", one, other, "--same", "--revoke")
    assert (decided["revoked"], decided["to_revoke"]) == ([void], [])
    undone = headquarters.does("duplicates", "decide", one, other, "--undo")
    assert undone["stays_void"] == [void]


def test_the_other_permit_is_kept_only_with_a_reason(
    headquarters: Place, twice: tuple[str, str, str]
) -> None:
    one, other, void = twice
    keep = ("duplicates", "decide", one, other, "--same", "--keep", void)
    assert headquarters.refuses(*keep) == (3, "reason.missing")
    decided = headquarters.does(*keep, "--reason", "its pack is delivered")
    assert decided["group"]["keep"] == void
    assert headquarters.refuses("duplicates", "decide", one, other, "--undo", "--revoke")[0] == 2


def test_letters_and_calls_are_written(
    headquarters: Place, twice: tuple[str, str, str], tmp_path: Path
) -> None:
    letters = headquarters.does(
        "duplicates", "letters", "--out", tmp_path / "l.pdf", "--dossier", twice[0]
    )
    assert (letters["letters"], letters["pages"], letters["left_out"]) == (1, 1, [])
    for ending, pages in (("pdf", 1), ("xlsx", 0)):
        out = tmp_path / f"calls.{ending}"
        written = headquarters.does("duplicates", "calls", "--out", out)
        assert written["calls"] >= 1
        assert (written["pages"] >= pages, out.exists()) == (True, True)
    assert headquarters.refuses("duplicates", "calls", "--out", tmp_path / "calls.csv") == (
        3,
        "calls.format",
    )


def test_of_many_pairs_some_are_listed(coordinator: Place, pair: tuple[str, str]) -> None:
    whole = coordinator.does("duplicates", "list")
    some = coordinator.does("duplicates", "list", "--from", "1", "--limit", "1")
    assert some["total"] == whole["total"] == len(whole["items"])
    assert some["items"] == whole["items"][:1]
    beyond = coordinator.does("duplicates", "list", "--from", str(whole["total"] + 1))
    assert beyond["items"] == []
    assert pair[0]
