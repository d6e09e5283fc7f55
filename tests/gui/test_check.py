"""The check page: codes of every kind in, one verdict out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infitah_desk.documents.code_reading import codes_in_file
from infitah_desk.documents.qr_symbol import make_symbol
from infitah_desk.gui import tokens
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.check import CheckPage
from infitah_desk.gui.sound import Sounds, wave_file
from infitah_desk.gui.widgets.verdict import colours_of
from infitah_desk.services import issuing, printing, publishing, trusting
from infitah_desk.system.texts import Language, say
from tests.gui.conftest import settled
from tests.helpers.caravans import HQ, TETOUAN, Caravan

NUMBER = "C2-TET1-00001-W"


@pytest.fixture(scope="module")
def sheet(caravan_once: Caravan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sheet of the first permit, printed once more at a copy of the desk."""
    folder = tmp_path_factory.mktemp("sheet")
    with caravan_once.copied_to(folder / "caravan").at(TETOUAN) as session:
        printing.print_permits(session, [NUMBER], folder / "sheet.pdf")
    return folder / "sheet.pdf"


@pytest.fixture
def page(window: MainWindow) -> CheckPage:
    window.context.preferences.sound = False
    window.go_to("check")
    found = window.pages["check"]
    assert isinstance(found, CheckPage)
    return found


def verdict(qtbot: QtBot, page: CheckPage) -> str:
    qtbot.waitUntil(lambda: bool(page.verdict.property("verdict")))
    return str(page.verdict.property("verdict"))


def shown(page: CheckPage, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def scan(page: CheckPage, code: str) -> None:
    QGuiApplication.clipboard().setText(code)
    page.scan.setFocus()
    page.scan._paste()


def test_a_scanned_permit_is_shown_with_its_holder_in_both_scripts(
    page: CheckPage, sheet: Path, qtbot: QtBot
) -> None:
    scan(page, codes_in_file(sheet)[0])
    # The list is of 2010, the clock of today.
    assert verdict(qtbot, page) == "valid_stale"
    assert shown(page, "verdictNumber") == NUMBER
    assert shown(page, "verdictName") == "Menuiserie Zerouali 5"
    assert shown(page, "verdictNameAr") == "نجارة الزروالي"
    assert shown(page, "verdictLabel")


@pytest.mark.parametrize("pack", ["ordered", "delivered", "cancelled"])
def test_what_a_voucher_is_still_worth_is_said(
    page: CheckPage, sheet: Path, qtbot: QtBot, language: Language, pack: str
) -> None:
    scan(page, codes_in_file(sheet)[0])
    verdict(qtbot, page)
    assert page.last is not None
    assert page.last.pack == ""
    page.judged(page.last._replace(pack=pack))
    assert say(f"pack.is_{pack}", language) in shown(page, "verdictAdvice")


def test_a_hostile_code_is_no_permit_and_says_nothing_of_anybody(
    page: CheckPage, qtbot: QtBot
) -> None:
    hostile = ("", "PN1", "https://example.org", "ي" * 50, "PN1" + "Z" * 1400, "\0" * 99)
    for count, code in enumerate(hostile, start=1):
        page._past.clear()
        page._take_code(code)
        qtbot.waitUntil(lambda: len(page._past) == 1)
        assert verdict(qtbot, page) == "not_a_permit", count
        assert not shown(page, "verdictNumber") + shown(page, "verdictName")


def test_a_changed_code_is_forged_and_says_nothing_of_anybody(
    page: CheckPage, sheet: Path, qtbot: QtBot
) -> None:
    code = codes_in_file(sheet)[0]
    changed = code[:-3] + ("000" if code[-3:] != "000" else "100")
    scan(page, changed)
    assert verdict(qtbot, page) == "forged"
    assert not shown(page, "verdictNumber") + shown(page, "verdictName")


def test_a_pdf_dropped_on_the_page_is_checked(page: CheckPage, sheet: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sheet))])
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    copy = Qt.DropAction.CopyAction
    # As the filter sees it: a drop that is sent needs a drag by the window system before it.
    assert page._drops.eventFilter(page, QDropEvent(QPointF(50, 50), copy, data, *held))
    assert verdict(qtbot, page) == "valid_stale"
    assert shown(page, "verdictNumber") == NUMBER


def test_a_file_without_any_code_has_its_verdict_and_its_sentence(
    page: CheckPage, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    page.check_files([tmp_path / "broken.png"])
    assert verdict(qtbot, page) == "not_a_permit"
    assert "broken.png" in shown(page, "verdictAdvice")


def test_the_camera_tells_each_code_once(page: CheckPage, sheet: Path, qtbot: QtBot) -> None:
    matrix = make_symbol(codes_in_file(sheet)[0]).rows
    side = len(matrix) + 8
    picture = QImage(side, side, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                picture.setPixelColor(x + 4, y + 4, Qt.GlobalColor.black)
    large = picture.scaled(side * 4, side * 4)
    page._camera.look_at(large)
    page._camera.look_at(large)
    assert verdict(qtbot, page) == "valid_stale"
    settled(qtbot, page.window())  # type: ignore[arg-type]  # it stands in the main window
    page._camera.look_at(large)
    settled(qtbot, page.window())  # type: ignore[arg-type]  # the same
    assert len(page._past) == 1


def test_without_a_camera_there_is_no_button_for_it(page: CheckPage) -> None:
    assert not page.camera.isVisible()


def test_a_chosen_list_judges_and_what_is_revoked_here_stays_revoked(
    caravan: Caravan, page: CheckPage, sheet: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caravan.clock.pass_by(60)
    out = caravan.folder / "trust.json"
    with caravan.at(HQ) as session:
        trusting.export_trust_list(session, out)
    monkeypatch.setattr("infitah_desk.gui.pages.check.ask_files", lambda *_: [out])
    window = page.window()
    assert isinstance(window, MainWindow)
    window.context.desk.do(issuing.revoke_permit, lambda _: None, None, NUMBER, "essai")
    page.trust.click()
    settled(qtbot, window)
    assert page._trust_list is not None
    scan(page, codes_in_file(sheet)[0])
    assert verdict(qtbot, page) == "revoked"
    page.trust.click()
    assert page._trust_list is None


def test_a_list_is_chosen_from_pictures_of_its_sheet_once_all_are_there(
    caravan: Caravan, page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caravan.clock.pass_by(60)
    sheet = caravan.folder / "sheet.pdf"
    with caravan.at(HQ) as session:
        publishing.publish_trust_list(session, caravan.folder / "trust.json", sheet)
    frames = codes_in_file(sheet)
    texts = [caravan.folder / f"{place}.txt" for place in range(len(frames))]
    for text, frame in zip(texts, frames, strict=True):
        text.write_text(frame)
    window = page.window()
    assert isinstance(window, MainWindow)
    chosen = [texts[1:]]
    monkeypatch.setattr("infitah_desk.gui.pages.check.ask_files", lambda *_: chosen[0])
    page.trust.click()
    settled(qtbot, window)
    assert not shown(page, "trustListLabel")
    assert window.context.notice.isVisible()
    for chosen[0] in (texts, [sheet]):
        page.trust.click()
        settled(qtbot, window)
        assert shown(page, "trustListLabel")
        page.trust.click()


def test_a_list_of_another_authority_is_refused(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign = Path(__file__).parents[1] / "data" / "permit-codes" / "trust-list.json"
    monkeypatch.setattr("infitah_desk.gui.pages.check.ask_files", lambda *_: [foreign])
    page.trust.click()
    window = page.window()
    assert isinstance(window, MainWindow)
    settled(qtbot, window)
    assert page._trust_list is None
    assert window.context.notice.isVisible()


def test_the_last_verdicts_are_listed_and_gone_for_the_next_clerk(
    page: CheckPage, sheet: Path, qtbot: QtBot
) -> None:
    scan(page, codes_in_file(sheet)[0])
    verdict(qtbot, page)
    page._take_code("x")
    qtbot.waitUntil(lambda: len(page._past) == 2)
    assert NUMBER in shown(page, "pastVerdict2")
    page.locked()
    assert not shown(page, "pastVerdict1") + shown(page, "verdictNumber")


def test_the_verdict_speaks_the_language_of_the_moment(
    page: CheckPage, sheet: Path, qtbot: QtBot
) -> None:
    scan(page, codes_in_file(sheet)[0])
    verdict(qtbot, page)
    before = shown(page, "verdictAdvice")
    page.context.switch_language("ar" if page.context.language == "fr" else "fr")
    assert shown(page, "verdictAdvice") != before
    assert shown(page, "verdictNumber") == NUMBER


@pytest.mark.parametrize("palette", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
def test_every_verdict_has_a_colour_of_its_kind(palette: tokens.Palette) -> None:
    assert colours_of("valid", palette) is palette.verdict_valid
    assert colours_of("valid_stale", palette) is palette.verdict_doubt
    assert all(
        colours_of(name, palette) is palette.verdict_void
        for name in ("revoked", "expired", "forged")
    )
    assert all(
        colours_of(name, palette) is palette.verdict_none
        for name in ("not_yet_valid", "unknown_desk", "not_a_permit")
    )


@pytest.mark.usefixtures("qapp")
def test_sounds_bother_nobody_where_there_is_no_loudspeaker(
    capfd: pytest.CaptureFixture[str],
) -> None:
    Sounds().play("good")
    assert "PulseAudio" not in "".join(capfd.readouterr())


def test_tones_are_wave_files_that_differ() -> None:
    files = {wave_file("good"), wave_file("doubtful"), wave_file("bad")}
    assert len(files) == 3
    assert all(file[:4] == b"RIFF" and file[8:12] == b"WAVE" for file in files)
