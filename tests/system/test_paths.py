from pathlib import Path

from infitah_desk.system.paths import data_path


def test_what_the_person_named_comes_first(tmp_path: Path) -> None:
    named = tmp_path / "named"
    assert data_path(named, {"INFITAH_DESK_DATA": "/elsewhere"}) == named


def test_the_environment_comes_next(tmp_path: Path) -> None:
    assert data_path(None, {"INFITAH_DESK_DATA": str(tmp_path)}) == tmp_path
    assert data_path("", {"INFITAH_DESK_DATA": str(tmp_path)}) == tmp_path


def test_the_systems_place_comes_last() -> None:
    found = data_path(None, {})
    assert found.is_absolute()
    assert "infitah-desk" in found.parts


def test_a_relative_name_is_made_absolute() -> None:
    assert data_path("here", {}) == Path.cwd() / "here"


def test_a_tilde_is_the_persons_home() -> None:
    assert data_path("~/desk", {}) == Path.home() / "desk"
