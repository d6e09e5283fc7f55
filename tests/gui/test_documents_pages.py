"""Pages of a paper: brought in by every way, made ready, kept, looked at again, removed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from infitah_desk.domain.dossier import DossierState
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.documents_panel import DocumentsPanel
from infitah_desk.services import scanning
from infitah_desk.services.registering import list_dossiers
from infitah_desk.services.session import Session
from infitah_desk.system.texts import Language, say
from tests.gui.conftest import settled
from tests.gui.dossier_steps import CTRL, PLAIN, Steps, open_steps
from tests.helpers.caravans import TETOUAN, Caravan
from tests.helpers.folders import ACCOUNT, PASSWORD

SCANS = Path(__file__).parents[1] / "data" / "scans"
DOCUMENTS = "Menuiserie Zerouali 2"
OTHER = "Menuiserie Zerouali 3"


@pytest.fixture
def steps(
    qtbot: QtBot, qapp: QApplication, caravan: Caravan, settings_folder: Path
) -> Iterator[Steps]:
    with open_steps(qtbot, qapp, caravan, settings_folder) as steps:
        steps.show(DOCUMENTS)
        steps.view.go_to("documents")
        yield steps


@pytest.fixture
def panel(steps: Steps) -> DocumentsPanel:
    found = steps.view.findChild(DocumentsPanel)
    assert found is not None
    return found


def take(steps: Steps, panel: DocumentsPanel, *names: str) -> None:
    panel.pages.take_files([SCANS / name for name in names])
    steps.settle()


def keep(steps: Steps, panel: DocumentsPanel) -> None:
    steps.click("keepPagesButton")
    steps.qtbot.waitUntil(lambda: not panel.pages.new_pages)
    steps.settle()


def state(steps: Steps, name: str = DOCUMENTS) -> DossierState:
    came: list[DossierState] = []
    steps.context.desk.ask(_state, came.append, None, steps.dossiers[name])
    steps.settle()
    return came[0]


def _state(session: Session, dossier: str) -> DossierState:
    return session.store.state(dossier)


def content(steps: Steps, digest: str) -> bytes:
    came: list[bytes] = []
    steps.context.desk.ask(scanning.page, came.append, None, digest)
    steps.settle()
    return came[0]


def picture(width: int = 400, height: int = 600) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def test_without_pages_the_viewer_says_what_can_be_done(panel: DocumentsPanel) -> None:
    assert panel.pages.viewer.page is None
    assert panel.pages.viewer.words


def test_files_are_kept_page_by_page_and_shown(steps: Steps, panel: DocumentsPanel) -> None:
    take(steps, panel, "rc-extract.jpg", "tp-certificate-2-pages.pdf")
    assert len(panel.pages.new_pages) == 3
    assert "1 / 3" in steps.text("pageLabel")
    keep(steps, panel)
    assert len(state(steps).scans["rc_extract"]) == 3
    steps.qtbot.waitUntil(lambda: panel.pages.viewer.page is not None)
    assert panel.pages.page_count == 3


def test_the_file_dialog_brings_several_and_keeps_the_order(
    steps: Steps, panel: DocumentsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [SCANS / "rc-extract.jpg", SCANS / "rc-extract-exif.jpg"]
    monkeypatch.setattr("infitah_desk.gui.pages.documents_sources.ask_files", lambda *_: chosen)
    steps.click("addFilesButton")
    assert [page.name for page in panel.pages.new_pages] == [path.name for path in chosen]


def test_a_drop_anywhere_on_the_step_brings_pages(steps: Steps, panel: DocumentsPanel) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SCANS / "rc-extract.jpg"))])
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    drop = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, *held)
    # As the filter sees it: a drop that is sent needs a drag by the window system before it.
    assert panel._drops.eventFilter(panel, drop)
    steps.settle()
    assert len(panel.pages.new_pages) == 1
    assert not steps.field("paperNumberField").acceptDrops()


def test_a_picture_is_pasted_where_no_text_is_typed(steps: Steps, panel: DocumentsPanel) -> None:
    QGuiApplication.clipboard().setImage(picture())
    panel.pages.viewer.setFocus()
    steps.key(Qt.Key.Key_V, CTRL)
    steps.qtbot.waitUntil(lambda: len(panel.pages.new_pages) == 1)
    assert panel.pages.new_pages[0].page.width == 400


def test_in_a_text_field_pasting_writes_text(steps: Steps, panel: DocumentsPanel) -> None:
    QGuiApplication.clipboard().setText("5002")
    field = steps.field("paperNameField")
    field.setFocus()
    steps.key(Qt.Key.Key_V, CTRL)
    assert field.text() == "5002"
    assert panel.pages.new_pages == []


def test_copied_files_are_pasted_by_their_own_button(steps: Steps, panel: DocumentsPanel) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SCANS / "rc-extract.jpg"))])
    QGuiApplication.clipboard().setMimeData(data)
    steps.click("pastePageButton")
    assert [page.name for page in panel.pages.new_pages] == ["rc-extract.jpg"]


def test_nothing_to_paste_is_said_in_place(steps: Steps, panel: DocumentsPanel) -> None:
    QGuiApplication.clipboard().setText("no picture")
    steps.click("pastePageButton")
    assert steps.text("pagesWrongLabel")
    assert panel.pages.new_pages == []


@pytest.mark.parametrize(
    "bad",
    [
        "bad-truncated.jpg",
        "bad-empty.png",
        "bad-not-an-image.jpg",
        "bad-encrypted.pdf",
        "bad-bomb-40000x40000.png",
    ],
)
def test_a_refused_file_is_named_and_the_others_come_in(
    steps: Steps, panel: DocumentsPanel, bad: str
) -> None:
    take(steps, panel, bad, "rc-extract.jpg")
    told = steps.text("pagesWrongLabel")
    assert bad in told
    assert "\n" not in told
    assert [page.name for page in panel.pages.new_pages] == ["rc-extract.jpg"]


def test_a_file_that_is_gone_is_told(steps: Steps, panel: DocumentsPanel) -> None:
    take(steps, panel, "no-such-file.jpg")
    assert steps.text("pagesWrongLabel")
    assert panel.pages.new_pages == []


def test_a_page_is_turned_before_it_is_kept(steps: Steps, panel: DocumentsPanel) -> None:
    take(steps, panel, "rc-extract.jpg")
    upright = panel.pages.new_pages[0].page
    steps.click("rotateRightButton")
    turned = panel.pages.new_pages[0].page
    assert (turned.width, turned.height) == (upright.height, upright.width)
    steps.click("rotateLeftButton")
    assert panel.pages.new_pages[0].page.content == upright.content


def test_a_page_is_cut_with_the_keys(steps: Steps, panel: DocumentsPanel) -> None:
    take(steps, panel, "rc-extract.jpg")
    steps.qtbot.waitUntil(lambda: panel.pages.viewer.page is not None)
    whole = panel.pages.new_pages[0].page
    steps.click("cropPageButton")
    for _ in range(10):
        steps.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    steps.key(Qt.Key.Key_Return)
    cut = panel.pages.new_pages[0]
    assert cut.options.crop[3] == pytest.approx(0.77)
    assert cut.page.height / cut.page.width < whole.height / whole.width


def test_a_cut_page_that_is_turned_keeps_the_same_part(steps: Steps, panel: DocumentsPanel) -> None:
    take(steps, panel, "rc-extract.jpg")
    panel.pages._cut(QRectF(0.0, 0.0, 1.0, 0.5))
    steps.settle()
    steps.click("rotateRightButton")
    # The upper half, turned to the right, lies at the right.
    assert panel.pages.new_pages[0].options.crop == pytest.approx((0.5, 0.0, 1.0, 1.0))


def test_a_frame_is_left_with_escape(steps: Steps, panel: DocumentsPanel) -> None:
    take(steps, panel, "rc-extract.jpg")
    steps.qtbot.waitUntil(lambda: panel.pages.viewer.page is not None)
    before = panel.pages.new_pages[0]
    steps.click("cropPageButton")
    steps.key(Qt.Key.Key_Escape)
    assert panel.pages.new_pages == [before]
    assert not panel.pages.crop.isVisible()


def test_black_and_white_is_smaller(steps: Steps, panel: DocumentsPanel) -> None:
    take(steps, panel, "rc-extract.jpg")
    coloured = panel.pages.new_pages[0].page
    tone = steps.view.findChild(QComboBox, "pageToneField")
    assert tone is not None
    tone.setCurrentIndex(2)
    tone.activated.emit(2)
    steps.settle()
    page = panel.pages.new_pages[0].page
    assert page.kind == "png"
    assert len(page.content) < len(coloured.content)


def test_a_page_can_be_dropped_before_it_is_kept(steps: Steps, panel: DocumentsPanel) -> None:
    take(steps, panel, "tp-certificate-2-pages.pdf")
    steps.click("dropPageButton")
    assert len(panel.pages.new_pages) == 1
    assert state(steps).scans == {}


def test_accepting_keeps_what_was_brought_in(steps: Steps, panel: DocumentsPanel) -> None:
    take(steps, panel, "rc-extract.jpg")
    wanted = panel.pages.new_pages[0].page.content
    steps.click("acceptDocumentButton")
    after = state(steps)
    assert after.documents["rc_extract"].accepted
    (digest,) = after.scans["rc_extract"]
    assert content(steps, digest) == wanted
    assert panel.pages.new_pages == []


def test_removing_a_page_is_asked_for_in_place(steps: Steps, panel: DocumentsPanel) -> None:
    take(steps, panel, "tp-certificate-2-pages.pdf")
    keep(steps, panel)
    first, second = state(steps).scans["rc_extract"]
    steps.click("removePageButton")
    steps.click("leavePageButton")
    assert state(steps).scans["rc_extract"] == (first, second)
    steps.click("removePageButton")
    steps.click("confirmRemovePageButton")
    assert state(steps).scans["rc_extract"] == (second,)


def test_further_pages_come_behind_those_that_are_kept(steps: Steps, panel: DocumentsPanel) -> None:
    take(steps, panel, "rc-extract.jpg")
    keep(steps, panel)
    (first,) = state(steps).scans["rc_extract"]
    take(steps, panel, "tp-certificate.png")
    assert "2 / 2" in steps.text("pageLabel")
    keep(steps, panel)
    assert state(steps).scans["rc_extract"][0] == first
    assert len(state(steps).scans["rc_extract"]) == 2


def test_page_keys_go_through_the_pages(steps: Steps, panel: DocumentsPanel) -> None:
    take(steps, panel, "tp-certificate-2-pages.pdf")
    panel.pages.viewer.setFocus()
    steps.key(Qt.Key.Key_PageDown)
    assert "2 / 2" in steps.text("pageLabel")
    steps.key(Qt.Key.Key_PageDown)
    steps.key(Qt.Key.Key_PageUp)
    assert "1 / 2" in steps.text("pageLabel")


def test_new_pages_wait_at_their_own_dossier(steps: Steps, panel: DocumentsPanel) -> None:
    take(steps, panel, "rc-extract.jpg")
    steps.show(OTHER)
    assert panel.pages.new_pages == []
    steps.show(DOCUMENTS)
    assert len(panel.pages.new_pages) == 1


def test_a_locked_desk_keeps_no_page_in_memory(steps: Steps, panel: DocumentsPanel) -> None:
    take(steps, panel, "rc-extract.jpg")
    steps.context.desk.lock()
    steps.settle()
    assert panel.pages._new._pages == {}
    assert panel.pages.looks._looks == {}
    assert panel.pages.viewer.page is None
    steps.context.desk.unlock(ACCOUNT, PASSWORD, lambda _: None)
    steps.settle()


def test_the_list_says_how_many_pages_a_paper_has_and_leads_there(
    steps: Steps, panel: DocumentsPanel
) -> None:
    take(steps, panel, "tp-certificate-2-pages.pdf")
    keep(steps, panel)
    panel.form.choose("manager_id")
    assert panel.pages.page_count == 0
    button = steps.button("showPaper_rc_extract")
    assert "2" in button.text()
    button.click()
    steps.settle()
    assert panel.form.type.currentData() == "rc_extract"
    assert panel.pages.page_count == 2


def test_a_page_that_stayed_elsewhere_is_said_so(
    steps: Steps, panel: DocumentsPanel, caravan: Caravan, language: Language
) -> None:
    take(steps, panel, "rc-extract.jpg")
    keep(steps, panel)
    for path in (caravan.place(TETOUAN) / "scans").iterdir():
        path.unlink()
    panel.pages.looks.forget()
    panel.pages._show()
    steps.settle()
    assert panel.pages.viewer.words == say("scan.not_here", language)


def test_what_takes_long_shows_how_far_it_is_and_can_be_stopped(
    steps: Steps, panel: DocumentsPanel
) -> None:
    panel.pages.intake._long.setInterval(0)
    panel.pages.take_files([SCANS / "rc-extract.jpg"] * 4)
    steps.qtbot.waitUntil(lambda: steps.button("stopReadingButton").isVisible())
    steps.button("stopReadingButton").click()
    steps.settle()
    assert len(panel.pages.new_pages) < 4
    assert not steps.button("stopReadingButton").isVisible()
    assert panel.pages.intake.count == 0


# Small screens.


def test_on_a_small_screen_pages_come_by_key_and_the_number_takes_them_away(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1024, 640)
    found: list[str] = []
    window.context.desk.ask(_with_papers_to_see, found.append, None)
    settled(qtbot, window)
    window.context.ways.dossier_asked.emit(found[0])
    settled(qtbot, window)
    panel = window.findChild(DocumentsPanel)
    assert panel is not None
    qtbot.waitUntil(lambda: panel.form.number.hasFocus() and not panel.pages.isVisible())
    QTest.keyClick(panel.form.number, Qt.Key.Key_F8, PLAIN)
    qtbot.waitUntil(panel.pages.viewer.hasFocus)
    assert not panel.form.number.isVisible()
    QTest.keyClick(panel.pages.viewer, Qt.Key.Key_F8, PLAIN)
    qtbot.waitUntil(panel.form.number.hasFocus)
    assert not panel.pages.isVisible()


def _with_papers_to_see(session: Session) -> str:
    return next(iter(list_dossiers(session, "documents"))).dossier


def test_a_name_is_read_from_the_side_of_its_script(steps: Steps) -> None:
    steps.retype("paperNameField", "نجارة الزروالي")
    field = steps.field("paperNameField")
    assert field.layoutDirection() == Qt.LayoutDirection.RightToLeft
    steps.retype("paperNameField", "Menuiserie")
    assert field.layoutDirection() == Qt.LayoutDirection.LeftToRight
