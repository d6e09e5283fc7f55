"""One small caravan for all tests of the command line: a desk and headquarters."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.desk_program import Place, new_authority, new_installation


@pytest.fixture(scope="session")
def rooted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, str]:
    return new_authority(tmp_path_factory.mktemp("caravan") / "authority")


@pytest.fixture(scope="session")
def headquarters(rooted: tuple[Place, str]) -> Place:
    return rooted[0]


@pytest.fixture(scope="session")
def root(rooted: tuple[Place, str]) -> str:
    return rooted[1]


@pytest.fixture(scope="session")
def coordinator(headquarters: Place, root: str) -> Place:
    """Enrolled before the desk: a kit says whom its bundles are written for."""
    folder = headquarters.folder.with_name("coordinator")
    return new_installation(headquarters, root, folder, "CN-1", "--region", "all")


@pytest.fixture(scope="session")
def desk(headquarters: Place, root: str, coordinator: Place) -> Place:
    """A desk whose stop is open."""
    folder = coordinator.folder.with_name("desk")
    place = new_installation(headquarters, root, folder, "TET-1", "--forum", "TET")
    place.does("stop", "open", "--date", "2010-09-28")
    return place


@pytest.fixture(scope="session")
def bare_desk(headquarters: Place, root: str) -> Place:
    """A desk at which nothing was ever done: its stop is not open, it has no dossiers."""
    folder = headquarters.folder.with_name("bare")
    return new_installation(headquarters, root, folder, "OUJ-1", "--forum", "OUJ")


@pytest.fixture
def fields(tmp_path: Path) -> Path:
    """A file for a JSON object."""
    return tmp_path / "fields.json"
