"""One small caravan for all tests of the command line; each test works in its own copy."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.desk_program import Place, new_authority, new_installation

HEADQUARTERS, COORDINATOR, DESK, BARE_DESK = "HQ", "CN-1", "TET-1", "OUJ-1"


class Caravan(NamedTuple):
    """Where its places' folders lie, each named after its node, and the root they trust."""

    folder: Path
    root: str

    def place(self, node: str) -> Place:
        return Place(self.folder / node, node)


@pytest.fixture(scope="session")
def caravan_once(tmp_path_factory: pytest.TempPathFactory) -> Caravan:
    """The coordinator is enrolled before the desks: a kit says whom bundles are written for."""
    folder = tmp_path_factory.mktemp("once") / "caravan"
    headquarters, root = new_authority(folder / HEADQUARTERS)
    for node, terms in (
        (COORDINATOR, ("--region", "all")),
        (DESK, ("--forum", "TET")),
        (BARE_DESK, ("--forum", "OUJ")),
    ):
        new_installation(headquarters, root, folder / node, node, *terms)
    caravan = Caravan(folder, root)
    caravan.place(DESK).does("stop", "open", "--date", "2010-09-28")
    return caravan


@pytest.fixture
def caravan(caravan_once: Caravan, tmp_path_factory: pytest.TempPathFactory) -> Caravan:
    folder = tmp_path_factory.mktemp("own") / "caravan"
    shutil.copytree(caravan_once.folder, folder)
    return Caravan(folder, caravan_once.root)


@pytest.fixture
def root(caravan: Caravan) -> str:
    return caravan.root


@pytest.fixture
def headquarters(caravan: Caravan) -> Place:
    return caravan.place(HEADQUARTERS)


@pytest.fixture
def coordinator(caravan: Caravan) -> Place:
    """Knows of both desks once their bundles come."""
    return caravan.place(COORDINATOR)


@pytest.fixture
def desk(caravan: Caravan) -> Place:
    """A desk whose stop is open."""
    return caravan.place(DESK)


@pytest.fixture
def bare_desk(caravan: Caravan) -> Place:
    """A desk at which nothing was ever done: its stop is not open, it has no dossiers."""
    return caravan.place(BARE_DESK)


@pytest.fixture
def fields(tmp_path: Path) -> Path:
    """A file for a JSON object."""
    return tmp_path / "fields.json"
