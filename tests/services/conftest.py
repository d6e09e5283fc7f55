"""One caravan is made for all tests of services; each test works in its own copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from infitah_desk.services.exchanging import exchange
from tests.helpers.caravans import (
    EVERYWHERE,
    NORTH,
    OUJDA,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    registered,
)

NODES = (NORTH, EVERYWHERE, TETOUAN, TETOUAN_2, OUJDA)


@pytest.fixture(scope="session")
def founded_once(tmp_path_factory: pytest.TempPathFactory) -> Caravan:
    caravan = Caravan(tmp_path_factory.mktemp("founded") / "caravan")
    caravan.found()
    return caravan


@pytest.fixture(scope="session")
def enrolled_once(founded_once: Caravan, tmp_path_factory: pytest.TempPathFactory) -> Caravan:
    caravan = founded_once.copied_to(tmp_path_factory.mktemp("enrolled") / "caravan")
    for node in NODES:
        caravan.enrol(node)
    caravan.clock.pass_by(60)
    caravan.reference(*NODES)
    return caravan


@pytest.fixture
def founded(founded_once: Caravan, tmp_path: Path) -> Caravan:
    """Headquarters alone."""
    return founded_once.copied_to(tmp_path / "caravan")


@pytest.fixture
def caravan(enrolled_once: Caravan, tmp_path: Path) -> Caravan:
    """Headquarters, two desks at Tétouan, one at Oujda, a coordinator of the north, one of all."""
    return enrolled_once.copied_to(tmp_path / "caravan")


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder that several can reach."""
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def given(caravan: Caravan, shared: Path) -> Path:
    """What Tétouan gave there: one dossier."""
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
        file = exchange(session, shared).file
    assert file is not None
    return file
