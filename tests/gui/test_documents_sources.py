"""Where pages come from by themselves: a camera, and the folder of a scanner."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infitah_desk.gui.pages.documents_panel import DocumentsPanel
from infitah_desk.gui.widgets import watched_folder
from infitah_desk.gui.widgets.camera import Device
from tests.gui.dossier_steps import Steps, open_steps
from tests.helpers.caravans import Caravan

SCANS = Path(__file__).parents[1] / "data" / "scans"


@pytest.fixture
def steps(
    qtbot: QtBot, qapp: QApplication, caravan: Caravan, settings_folder: Path
) -> Iterator[Steps]:
    with open_steps(qtbot, qapp, caravan, settings_folder) as steps:
        steps.show("Menuiserie Zerouali 2")
        steps.view.go_to("documents")
        yield steps


@pytest.fixture
def panel(steps: Steps) -> DocumentsPanel:
    found = steps.view.findChild(DocumentsPanel)
    assert found is not None
    return found


def picture(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


# The camera.


@pytest.fixture
def camera(monkeypatch: pytest.MonkeyPatch, panel: DocumentsPanel) -> list[str]:
    """Two cameras; the ids of those that were started."""
    found = [Device("front", "Front"), Device("desk", "Desk")]
    started: list[str] = []
    for module in ("pages.documents_sources", "widgets.camera_view"):
        monkeypatch.setattr(f"infitah_desk.gui.{module}.cameras", lambda: found)
    monkeypatch.setattr(panel.pages.camera.camera, "start", started.append)
    panel.pages.sources.look_round()
    return started


def test_without_a_camera_there_is_no_button_for_it(
    panel: DocumentsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("infitah_desk.gui.pages.documents_sources.cameras", list)
    panel.pages.sources.look_round()
    assert not panel.pages.sources.camera.isVisible()


def test_a_picture_is_frozen_taken_again_and_used(
    steps: Steps, panel: DocumentsPanel, camera: list[str]
) -> None:
    steps.click("documentCameraButton")
    view = panel.pages.camera
    assert camera == ["front"]
    assert not view.take.isEnabled()
    view.camera.image_seen.emit(picture(640, 480))
    steps.click("freezeCameraButton")
    view.camera.image_seen.emit(picture(320, 240))
    assert view._frozen is not None
    assert view._frozen.width() == 640
    steps.click("freezeCameraButton")
    assert len(camera) == 2
    view.camera.image_seen.emit(picture(800, 600))
    steps.click("freezeCameraButton")
    steps.click("takePictureButton")
    steps.qtbot.waitUntil(lambda: len(panel.pages.new_pages) == 1)
    assert panel.pages.new_pages[0].page.width == 800
    assert panel.pages.viewer.isVisible()


def test_the_chosen_camera_is_remembered(
    steps: Steps, panel: DocumentsPanel, camera: list[str]
) -> None:
    steps.click("documentCameraButton")
    device = panel.pages.camera.device
    device.setCurrentIndex(1)
    device.activated.emit(1)
    steps.click("closeCameraButton")
    steps.click("documentCameraButton")
    assert camera[-1] == "desk"
    assert steps.context.preferences.camera == "desk"


# A scanner's folder.


@pytest.fixture
def scanner(
    steps: Steps, panel: DocumentsPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder in which an old file lies already, chosen to be watched."""
    folder = tmp_path / "scanner"
    folder.mkdir()
    shutil.copy(SCANS / "rc-extract.jpg", folder / "old.jpg")

    def ask(*_: object) -> Path:
        steps.context.preferences.folders["scanner"] = str(folder)
        return folder

    monkeypatch.setattr("infitah_desk.gui.pages.documents_sources.ask_folder", ask)
    panel.pages.sources.watched._timer.setInterval(30)
    steps.click("watchFolderButton")
    steps.qtbot.waitUntil(lambda: panel.pages.sources.watched._known is not None)
    return folder


def test_a_new_file_of_the_scanner_comes_in_and_stays_there(
    steps: Steps, panel: DocumentsPanel, scanner: Path
) -> None:
    shutil.copy(SCANS / "tp-certificate.png", scanner / "scan-1.png")
    (scanner / "notes.txt").write_text("none of ours")
    steps.qtbot.waitUntil(lambda: bool(panel.pages.new_pages))
    assert [page.name for page in panel.pages.new_pages] == ["scan-1.png"]
    assert (scanner / "scan-1.png").exists()
    assert str(scanner) in steps.text("watchedFolderLabel")


def test_the_watched_folder_is_remembered_until_it_is_given_up(
    steps: Steps, panel: DocumentsPanel, scanner: Path
) -> None:
    steps.view.go_to("enterprise")
    assert panel.pages.sources.watched.folder is None
    steps.view.go_to("documents")
    assert str(scanner) in steps.text("watchedFolderLabel")
    steps.click("watchFolderButton")
    assert not steps.text("watchedFolderLabel")
    assert "scanner" not in steps.context.preferences.folders


def test_a_watched_folder_that_is_gone_is_told(
    steps: Steps, panel: DocumentsPanel, scanner: Path
) -> None:
    shutil.rmtree(scanner)
    steps.qtbot.waitUntil(lambda: panel.pages.sources.watched.folder is None)
    assert steps.text("pagesWrongLabel")


def test_a_file_is_whole_when_it_stays_the_same(panel: DocumentsPanel, tmp_path: Path) -> None:
    watched = watched_folder.WatchedFolder(panel.context, panel)
    arrived: list[Path] = []
    watched.arrived.connect(arrived.append)
    watched._folder = tmp_path
    seen = watched._seen
    seen(tmp_path, {"old.jpg": (10, 1)})
    seen(tmp_path, {"old.jpg": (10, 1), "new.jpg": (0, 2)})
    seen(tmp_path, {"old.jpg": (10, 1), "new.jpg": (0, 2)})
    seen(tmp_path, {"old.jpg": (10, 1), "new.jpg": (500, 3)})
    seen(tmp_path, {"old.jpg": (10, 1), "new.jpg": (900, 4)})
    assert arrived == []
    seen(tmp_path, {"old.jpg": (10, 1), "new.jpg": (900, 4)})
    seen(tmp_path, {"old.jpg": (10, 1), "new.jpg": (900, 4)})
    assert arrived == [tmp_path / "new.jpg"]
