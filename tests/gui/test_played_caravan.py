"""Headquarters, coordinators and a desk after four weeks of mishaps, seen through their windows."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from infitah_desk import bootstrap
from infitah_desk.cli.demonstration import PASSWORD, SUPERVISOR, Survived
from infitah_desk.domain.dossier import TWO_PERMITS
from infitah_desk.gui.pages.exchange import ExchangePage
from infitah_desk.services.digesting import StateDigest, digest_of
from tests.gui.conftest import Opener, settled, unlock
from tests.helpers.folders import CHEAP
from tests.helpers.played_weeks import played_weeks

PLACES = {
    "HQ": "authority",
    "CN-1": "coordinators/CN-1",
    "CS-1": "coordinators/CS-1",
    "TET-1": "desks/TET-1",
}

Sit = Callable[[str], tuple[ExchangePage, Path]]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Survived:
    return played_weeks(tmp_path_factory.mktemp("weeks"))


@pytest.fixture
def sit(done: Survived, open_window: Opener, qtbot: QtBot, tmp_path: Path) -> Sit:
    """Opens the exchange page at a machine, on a copy of its folder."""

    def sit_(machine: str) -> tuple[ExchangePage, Path]:
        folder = tmp_path / machine
        shutil.copytree(Path(done.folder) / PLACES[machine], folder)
        window = open_window(folder)
        settled(qtbot, window)
        unlock(qtbot, window, SUPERVISOR, PASSWORD)
        window.go_to("exchange")
        settled(qtbot, window)
        page = window.pages["exchange"]
        assert isinstance(page, ExchangePage)
        return page, folder

    return sit_


def digest_at(folder: Path) -> StateDigest:
    with bootstrap.opened(folder, SUPERVISOR, PASSWORD, cost=CHEAP) as session:
        return digest_of(session)


@pytest.mark.parametrize("machine", ["HQ", "CN-1", "CS-1"])
def test_each_alarm_stands_in_the_window_of_the_machine_where_it_should(
    done: Survived, sit: Sit, machine: str
) -> None:
    page, _ = sit(machine)
    shown = page.take.views.alarms.model.items
    wanted = [each for each in done.alarms if each.machine == machine]
    logs = {(each.code, each.log) for each in wanted if each.log}
    assert logs
    assert {(each.code, each.log) for each in shown if each.log} == logs
    twice = [each for each in wanted if each.code == TWO_PERMITS]
    assert len([each for each in shown if each.code == TWO_PERMITS]) == len(twice) > 0


@pytest.mark.parametrize("machine", ["HQ", "CS-1"])
def test_all_that_was_ever_on_a_stick_brings_nothing_new(
    done: Survived, sit: Sit, qtbot: QtBot, machine: str
) -> None:
    page, folder = sit(machine)
    page.take.take(sorted((Path(done.folder) / "bundles").iterdir()))
    qtbot.waitUntil(lambda: not page.take.run.running)
    statuses = Counter(each.status for each in page.take.run.taken)
    assert statuses.keys() <= {"known", "rejected", "quarantined"}
    assert statuses["known"] > statuses["rejected"] > 0
    page.context.desk.close()
    after = digest_at(folder)
    assert (after.digest, after.state_digest) == (done.digest, done.state_digest)
