"""Alarms and what came from each desk, by command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from infitah_desk.system.texts import LANGUAGES, Language, say
from tests.cli.desk_program import Place, run


def refused_files(place: Place) -> list[str]:
    items = place.does("alarms", "list")["items"]
    return [item["details"]["file"] for item in items if item["code"] == "alarm.refused_file"]


@pytest.fixture
def refused(desk: Place, coordinator: Place, tmp_path: Path) -> str:
    """A bundle of the desk that came damaged; its name."""
    out = tmp_path / "lot.age"
    desk.registers(rc_number="33501")
    desk.does("bundle", "export", "--all", "--out", out)
    (tmp_path / "cut.age").write_bytes(out.read_bytes()[:-300])
    assert coordinator.run("bundle", "merge", tmp_path / "cut.age").exit_code == 5
    return "cut.age"


def test_an_alarm_is_listed_with_its_cure_and_put_away(coordinator: Place, refused: str) -> None:
    [item] = coordinator.does("alarms", "list")["items"]
    assert {
        *("id", "code", "severity", "node", "log", "first", "last", "dossier", "details", "cure"),
    } <= set(item)
    assert (item["code"], item["severity"]) == ("alarm.refused_file", "warning")
    assert item["details"]["file"] == refused
    assert item["cure"] == say("bundle.damaged", "fr")
    gone = coordinator.does("alarms", "put-away", item["id"])
    assert [each["id"] for each in gone["put_away"]] == [item["id"]]
    assert coordinator.does("alarms", "list")["items"] == []
    assert coordinator.refuses("alarms", "put-away", item["id"]) == (3, "alarm.unknown")


@pytest.mark.parametrize(
    ("group", "options"), [("receipt", ("--node", "{desk}")), ("reference", ())]
)
def test_a_word_from_above_that_came_damaged_is_an_alarm_until_it_came_whole(
    desk: Place, headquarters: Place, tmp_path: Path, group: str, options: tuple[str, ...]
) -> None:
    out, cut = tmp_path / "word.age", tmp_path / "stick" / "word.age"
    cut.parent.mkdir()
    words = (each.format(desk=desk.node) for each in options)
    headquarters.does(group, "write", *words, "--out", out)
    cut.write_bytes(out.read_bytes()[:-300])
    assert desk.refuses(group, "read", cut) == (5, "bundle.damaged")
    assert refused_files(desk).count(cut.name) == 1
    desk.does(group, "read", out)
    assert cut.name not in refused_files(desk)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_reads_alarms(coordinator: Place, refused: str, language: Language) -> None:
    ran = run("--data", coordinator.folder, "--lang", language, "alarms", "list")
    assert refused in ran.out
    assert say("bundle.damaged", language) in ran.out
    [item] = coordinator.does("alarms", "list")["items"]
    coordinator.does("alarms", "put-away", item["id"])
    ran = run("--data", coordinator.folder, "--lang", language, "alarms", "list")
    assert ran.out.strip() == say("alarm.none", language)


def test_what_came_from_each_desk_is_listed(
    desk: Place, coordinator: Place, bare_desk: Place, tmp_path: Path
) -> None:
    desk.registers(rc_number="33502")
    desk.does("bundle", "export", "--all", "--out", tmp_path / "lot.age")
    coordinator.does("bundle", "merge", tmp_path / "lot.age")
    items = {each["node"]: each for each in coordinator.does("bundle", "received")["items"]}
    assert (items[desk.node]["state"], items[desk.node]["receipt"]) == ("complete", "to_hand")
    assert items[desk.node]["seq"] >= 1
    coordinator.does("receipt", "write", "--node", desk.node, "--out", tmp_path / "r.age")
    items = {each["node"]: each for each in coordinator.does("bundle", "received")["items"]}
    assert items[desk.node]["receipt"] == "given"
    assert items[desk.node]["receipt_seq"] == items[desk.node]["seq"]
    assert bare_desk.node not in items or items[bare_desk.node]["state"] == "nothing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_reads_what_came(
    coordinator: Place, desk: Place, tmp_path: Path, language: Language
) -> None:
    desk.does("bundle", "export", "--all", "--out", tmp_path / "lot.age")
    coordinator.does("bundle", "merge", tmp_path / "lot.age")
    ran = run("--data", coordinator.folder, "--lang", language, "bundle", "received")
    assert ran.exit_code == 0
    assert desk.node in ran.out
