"""`authority grant`: a further block by command line, told by a reference, refused beyond."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.desk_program import Place, run

REFUSED = 3


@pytest.fixture
def places(headquarters: Place, desk: Place, tmp_path: Path) -> tuple[Place, Place]:
    """Headquarters and a desk, for this test alone."""
    for place in (headquarters, desk):
        shutil.copytree(place.folder, tmp_path / place.folder.name)
    return (
        Place(tmp_path / headquarters.folder.name),
        Place(tmp_path / desk.folder.name, desk.node),
    )


def shown(place: Place, node: str) -> dict[str, object]:
    nodes = {each["node"]: each for each in place.does("authority", "show")["nodes"]}
    found: dict[str, object] = nodes[node]
    return found


def test_a_further_block_reaches_the_desk_by_a_reference(
    places: tuple[Place, Place], tmp_path: Path
) -> None:
    head, desk = places
    before = head.does("authority", "show")
    first = shown(head, desk.node)
    reference = tmp_path / "reference.age"
    granted = head.does(
        *("authority", "grant", desk.node, "--permits", "30", "--packs", "5", "--out", reference)
    )
    assert granted["node"] == desk.node
    assert granted["first_serial"] == int(str(first["last_serial"])) + 1
    assert granted["last_serial"] == granted["first_serial"] + 29
    assert (granted["permits"], granted["packs"]) == (30, 5)
    assert granted["permits_left"] == before["permits_left"] - 30
    assert granted["packs_left"] == before["packs_left"] - 5
    desk.does("reference", "read", reference)
    assert shown(desk, desk.node)["last_serial"] == granted["last_serial"]


def test_packs_alone_have_no_serials(places: tuple[Place, Place]) -> None:
    head, desk = places
    granted = head.does("authority", "grant", desk.node, "--packs", "5")
    assert (granted["first_serial"], granted["last_serial"]) == (None, None)
    assert "file" not in granted


def test_beyond_the_programme_it_is_refused_and_says_what_is_left(
    places: tuple[Place, Place],
) -> None:
    head, desk = places
    left = head.does("authority", "show")["permits_left"]
    ran = head.run("authority", "grant", desk.node, "--permits", str(left + 1))
    assert ran.exit_code == REFUSED
    assert ran.error["code"] == "escrow.permits_exceeded"
    assert ran.error["details"]["permits_left"] == left
    assert str(left) in ran.error["message"]


def test_a_person_reads_it_in_words(places: tuple[Place, Place]) -> None:
    head, desk = places
    ran = run(
        "--data", head.folder, "--lang", "fr", "authority", "grant", desk.node, "--packs", "3"
    )
    assert "Packs encore à accorder" in ran.out


def test_a_restored_headquarters_is_told_whom_it_has_not_heard_and_gives_other_numbers(
    places: tuple[Place, Place], tmp_path: Path
) -> None:
    head, desk = places
    before = str(shown(head, desk.node)["last_serial"])
    backup = head.does("backup", "create", tmp_path)["file"]
    restored = Place(tmp_path / "restored")
    assert restored.does("backup", "restore", backup)["node"] == "HQ"
    ran = restored.run("authority", "grant", desk.node, "--permits", "30")
    assert ran.document["first_serial"] == 33_334 > int(before)
    assert "Rien n’est encore revenu de" in ran.err
    assert desk.node in ran.err
    [alarm] = restored.does("alarms", "list")["items"]
    assert (alarm["code"], desk.node in alarm["cure"]) == ("alarm.not_heard", True)
    bundle = tmp_path / "all.age"
    desk.does("bundle", "export", "--all", "--out", bundle)
    restored.does("bundle", "merge", bundle)
    assert desk.node not in restored.run("authority", "grant", desk.node, "--permits", "1").err
