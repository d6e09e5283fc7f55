"""The enterprise's form: typed, checked, matched, saved; French left and Arabic right always."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from infitah_desk.domain.enterprise import FIELDS
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.dossiers import DossiersPage
from infitah_desk.gui.pages.enterprise_fields import PAIRS, RARE
from infitah_desk.services.importing import import_list
from infitah_desk.services.showing import Shown, show_dossier
from infitah_desk.services.suggesting import suggestions
from infitah_desk.system.texts import Language, field_name, say
from tests.gui.conftest import settled, unlock
from tests.gui.typing_hands import CTRL, at_dossiers, fill, focused, press, type_text

NEW = ("Café Rif", "مقهى الريف", "Salma Bennani", "سلمى بناني", "8120", "Tétouan")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> DossiersPage:
    return at_dossiers(qtbot, window)


@pytest.fixture
def new(page: DossiersPage) -> DossiersPage:
    press(Qt.Key.Key_N, CTRL)
    return page


def field(page: DossiersPage, name: str) -> QWidget:
    found = page.form.findChild(QWidget, f"field_{name}")
    assert found is not None, name
    return found


def message(page: DossiersPage, name: str) -> str:
    return page.form.fields.fields[name].message


def settle(qtbot: QtBot, page: DossiersPage) -> None:
    qtbot.waitUntil(lambda: not page.context.desk.is_busy)


def shown(qtbot: QtBot, page: DossiersPage) -> Shown:
    got: list[Shown] = []
    assert page.view.dossier is not None
    page.context.desk.ask(show_dossier, got.append, None, page.view.dossier)
    qtbot.waitUntil(lambda: bool(got))
    return got[0]


@pytest.fixture
def marked(qtbot: QtBot, page: DossiersPage, tmp_path: Path) -> str:
    """The name of an enterprise that came with a list in which its TP number is wrong."""
    path = tmp_path / "list.csv"
    path.write_text("Raison sociale;N° TP\nAtelier Trois;123\n", encoding="utf-8")
    page.context.desk.do(import_list, lambda _: None, None, path)
    settle(qtbot, page)
    return "Atelier Trois"


def open_named(qtbot: QtBot, page: DossiersPage, name: str) -> None:
    """The dossier of that name, with its form in front."""
    rows = [page.pane.model.row_at(place) for place in range(page.pane.model.rowCount())]
    dossier = next(row.dossier for row in rows if row is not None and row.name == name)
    page.show_dossier(dossier)
    settle(qtbot, page)
    page.view.go_to("enterprise")


def test_a_new_dossier_begins_at_its_name(new: DossiersPage) -> None:
    assert focused().objectName() == "field_name"
    assert new.view.dossier is None


@pytest.mark.usefixtures("new")
def test_enter_goes_through_the_form_in_reading_order() -> None:
    seen = []
    for _ in range(14):
        seen.append(focused().objectName().removeprefix("field_"))
        press(Qt.Key.Key_Return)
    assert seen == [name for pair in PAIRS for name in pair]


def test_tab_goes_the_same_way(new: DossiersPage) -> None:
    for name in ("name", "name_ar", "manager", "manager_ar", "rc_number", "rc_court"):
        assert focused() is field(new, name)
        press(Qt.Key.Key_Tab)


def test_french_stands_left_and_arabic_right(new: DossiersPage) -> None:
    def x(name: str) -> int:
        return field(new, name).mapTo(new, QPoint(0, 0)).x()

    assert all(x(left) < x(right) for left, right in PAIRS)


def test_a_value_keeps_its_direction(new: DossiersPage) -> None:
    assert not field(new, "name").isRightToLeft()
    assert field(new, "name_ar").isRightToLeft()


def test_the_azerty_row_types_digits(new: DossiersPage) -> None:
    field(new, "tp_number").setFocus()
    type_text("&é\"'(-è_")
    assert field(new, "tp_number").property("text") == "12345678"


def test_a_court_behind_its_number_keeps_its_letters(new: DossiersPage) -> None:
    field(new, "rc_number").setFocus()
    type_text("4262/Té")
    assert field(new, "rc_number").property("text") == "4262/Té"


def test_a_wrong_field_says_so_in_plain_words(new: DossiersPage, language: Language) -> None:
    field(new, "tp_number").setFocus()
    type_text("5401987")
    assert not field(new, "tp_number").property("wrong")
    press(Qt.Key.Key_Tab)
    assert field(new, "tp_number").property("wrong")
    assert message(new, "tp_number") == say("tp.length", language)


def test_a_field_put_right_is_silent_again(new: DossiersPage) -> None:
    field(new, "tp_number").setFocus()
    type_text("5401987")
    press(Qt.Key.Key_Tab)
    field(new, "tp_number").setFocus()
    press(Qt.Key.Key_End)
    type_text("2")
    assert message(new, "tp_number") == ""
    assert not field(new, "tp_number").property("wrong")


@pytest.mark.parametrize(
    ("name", "typed", "becomes"),
    [
        ("phone", "0539780581", "05 39 78 05 81"),
        ("turnover", "141118", "141\u202f118,00"),
    ],
)
def test_numbers_are_grouped_when_they_are_left(
    new: DossiersPage, name: str, typed: str, becomes: str
) -> None:
    field(new, name).setFocus()
    type_text(typed)
    press(Qt.Key.Key_Tab)
    assert field(new, name).property("text") == becomes


def test_an_old_phone_number_is_proposed_anew_never_changed(new: DossiersPage) -> None:
    field(new, "phone").setFocus()
    type_text("039943008")
    press(Qt.Key.Key_Tab)
    assert field(new, "phone").property("text") == "039943008"
    field(new, "phone").setFocus()
    press(Qt.Key.Key_Space, CTRL)
    press(Qt.Key.Key_Tab)
    assert field(new, "phone").property("text") == "05 39 94 30 08"


def test_a_choice_is_typed_at_in_any_language(new: DossiersPage) -> None:
    form = field(new, "legal_form")
    assert isinstance(form, QComboBox)
    form.setFocus()
    type_text("sarl a")
    assert form.currentData() == "SARL_AU"
    field(new, "sector").setFocus()
    type_text("التج")
    sector = field(new, "sector")
    assert isinstance(sector, QComboBox)
    assert sector.currentData() == "G"


def test_choices_speak_the_language_of_the_moment(
    new: DossiersPage, window: MainWindow, language: Language
) -> None:
    form = field(new, "legal_form")
    assert isinstance(form, QComboBox)
    form.setFocus()
    type_text("p")
    words = {"fr": "Personne physique", "ar": "المقاولة الفردية"}
    assert form.currentText() == words[language]
    other: Language = "ar" if language == "fr" else "fr"
    window.context.switch_language(other)
    assert form.currentText() == words[other]


def test_a_court_is_completed(new: DossiersPage) -> None:
    field(new, "rc_court").setFocus()
    type_text("kela")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert field(new, "rc_court").property("text") == "El Kelâa des Sraghna"
    assert focused() is field(new, "tp_number")


def test_an_activity_used_before_is_completed(new: DossiersPage) -> None:
    field(new, "activity").setFocus()
    type_text("menuis")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert field(new, "activity").property("text") == "Menuiserie"


def test_the_forums_court_is_ready_to_be_typed_over(new: DossiersPage) -> None:
    field(new, "rc_number").setFocus()
    fill("8120")
    assert field(new, "rc_court").property("text") == "Tétouan"
    type_text("Oujda")
    assert field(new, "rc_court").property("text") == "Oujda"


def test_the_forums_court_comes_late_to_whoever_types_fast(
    new: DossiersPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = new.form.sheet
    monkeypatch.setattr(sheet, "_known", None)
    field(new, "rc_number").setFocus()
    fill("8120")
    press(Qt.Key.Key_Tab)
    assert not field(new, "rc_court").property("text")
    new.context.desk.ask(suggestions, sheet.offer, None)
    qtbot.waitUntil(lambda: field(new, "rc_court").property("text") == "Tétouan")
    assert sheet.form.raw("rc_court") == "Tétouan"


def test_rare_fields_open_by_key(new: DossiersPage) -> None:
    assert not any(field(new, name).isVisible() for name in RARE)
    press(Qt.Key.Key_M, CTRL)
    assert all(field(new, name).isVisible() for name in RARE)


def test_the_notice_is_told_in_both_languages_and_read_whole_by_key(new: DossiersPage) -> None:
    french = new.form.findChild(QLabel, "dataNoticeFrench")
    arabic = new.form.findChild(QLabel, "dataNoticeArabic")
    assert french is not None
    assert arabic is not None
    assert "09-08" in french.text()
    assert "09.08" in arabic.text()
    short = len(french.text())
    press(Qt.Key.Key_I, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(french.text()) > 3 * short
    assert "2014" in arabic.text()


def test_consents_are_unticked_until_given(new: DossiersPage) -> None:
    for name in ("consent_bank", "consent_operators"):
        box = field(new, name)
        assert isinstance(box, QCheckBox)
        assert not box.isChecked()


def test_a_new_enterprise_is_saved_with_the_keyboard(qtbot: QtBot, new: DossiersPage) -> None:
    fill(*NEW, "54019872", "0539780582", "Café", "141118", "P", "i", "Tétouan", "n")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: new.view.dossier is not None)
    settle(qtbot, new)
    saved = shown(qtbot, new).enterprise
    assert saved["name"] == "Café Rif"
    assert saved["phone"] == "+212539780582"
    assert (saved["legal_form"], saved["sector"], saved["turnover"]) == ("PP", "I", "141118.00")
    assert (saved["liberal_profession"], saved["consent_bank"]) == (False, False)
    assert new.view.front == "documents"


def test_a_wrong_field_keeps_a_dossier_from_being_saved(qtbot: QtBot, new: DossiersPage) -> None:
    fill("Café Rif")
    field(new, "tp_number").setFocus()
    type_text("123")
    press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, new)
    assert new.view.dossier is None
    assert focused() is field(new, "tp_number")
    assert field(new, "name").property("text") == "Café Rif"


def test_a_correction_asks_why_in_place(qtbot: QtBot, page: DossiersPage) -> None:
    open_named(qtbot, page, "Menuiserie Zerouali 2")
    manager = field(page, "manager")
    assert isinstance(manager, QLineEdit)
    manager.setFocus()
    manager.selectAll()
    type_text("Salma Bennani")
    press(Qt.Key.Key_Return, CTRL)
    assert focused().objectName() == "reasonField"
    type_text("read wrong")
    press(Qt.Key.Key_Return)
    settle(qtbot, page)
    assert shown(qtbot, page).enterprise["manager"] == "Salma Bennani"
    assert not page.form.reason.isVisible()


def test_a_field_to_correct_shows_what_was_written_and_what_is_wrong(
    qtbot: QtBot, page: DossiersPage, marked: str, language: Language
) -> None:
    open_named(qtbot, page, marked)
    assert field(page, "tp_number").property("text") == "123"
    assert field(page, "tp_number").property("wrong")
    assert message(page, "tp_number") == say("tp.length", language)


def test_a_field_that_was_to_correct_is_silent_once_it_is_corrected(
    qtbot: QtBot, page: DossiersPage, marked: str
) -> None:
    open_named(qtbot, page, marked)
    field(page, "tp_number").setFocus()
    press(Qt.Key.Key_A, CTRL)
    type_text("12345678")
    press(Qt.Key.Key_Return, CTRL)
    type_text("read on the certificate")
    press(Qt.Key.Key_Return)
    settle(qtbot, page)
    assert shown(qtbot, page).enterprise["tp_number"] == "12345678"
    assert message(page, "tp_number") == ""


def test_what_is_typed_stays_when_others_write(qtbot: QtBot, page: DossiersPage) -> None:
    open_named(qtbot, page, "Menuiserie Zerouali 2")
    field(page, "email").setProperty("text", "a@b.ma")
    page.context.desk.changed.emit()
    settle(qtbot, page)
    assert field(page, "email").property("text") == "a@b.ma"


def test_one_who_is_here_already_is_shown_with_reasons(qtbot: QtBot, new: DossiersPage) -> None:
    fill("Librairie Ait Lahcen", "", "Ait Lahcen Khalid")
    qtbot.waitUntil(new.form.strip.isVisible)
    lines = new.form.findChild(QLabel, "alikeLines")
    assert lines is not None
    assert "100" in lines.text()


def test_the_other_is_compared_and_opened_instead(qtbot: QtBot, new: DossiersPage) -> None:
    fill("Librairie Ait Lahcen", "مكتبة أيت لحسن", "Khalid Ait Lahcen", "", "26359")
    qtbot.waitUntil(new.form.strip.isVisible)
    press(Qt.Key.Key_D, CTRL)
    cells = {
        name: [new.form.findChild(QLabel, f"compare_{name}_{side}") for side in (1, 2)]
        for name in ("name", "rc_number")
    }
    chips = {name: {c.property("chip") for c in pair if c} for name, pair in cells.items()}
    assert chips == {"name": {"good"}, "rc_number": {"to_do"}}
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: new.view.dossier is not None)
    settle(qtbot, new)
    assert shown(qtbot, new).enterprise["rc_number"] == "26349"


def test_the_key_that_compares_goes_back_too(qtbot: QtBot, new: DossiersPage) -> None:
    fill("Librairie Ait Lahcen", "", "Khalid Ait Lahcen")
    qtbot.waitUntil(new.form.strip.isVisible)
    before = focused()
    press(Qt.Key.Key_D, CTRL)
    assert focused() is not before
    press(Qt.Key.Key_D, CTRL)
    assert focused() is before


def test_a_draft_outlives_locking_and_the_next_clerk_finds_it(
    qtbot: QtBot, new: DossiersPage, window: MainWindow
) -> None:
    fill("Café Rif", "مقهى الريف")
    type_text("Sal")
    window.context.desk.lock()
    settled(qtbot, window)
    assert field(new, "name").property("text") == ""
    unlock(qtbot, window)
    at_dossiers(qtbot, window)
    assert field(new, "name").property("text") == "Café Rif"
    assert field(new, "manager").property("text") == "Sal"


def test_a_correction_half_typed_comes_back(
    qtbot: QtBot, page: DossiersPage, window: MainWindow
) -> None:
    open_named(qtbot, page, "Menuiserie Zerouali 2")
    field(page, "activity").setFocus()
    type_text("x")
    window.context.desk.lock()
    settled(qtbot, window)
    unlock(qtbot, window)
    at_dossiers(qtbot, window)
    assert field(page, "activity").property("text") == "xMenuiserie"
    assert page.form.form.dossier


def test_another_new_dossier_leaves_the_first_one_kept(qtbot: QtBot, new: DossiersPage) -> None:
    fill("Café Rif")
    press(Qt.Key.Key_N, CTRL)
    assert field(new, "name").property("text") == ""
    qtbot.waitUntil(new.form.sheet.draft_line.other.isVisible)
    settle(qtbot, new)
    press(Qt.Key.Key_B, CTRL)
    settle(qtbot, new)
    assert field(new, "name").property("text") == "Café Rif"


def test_a_draft_is_thrown_away_only_when_asked_twice(qtbot: QtBot, new: DossiersPage) -> None:
    fill("Café Rif")
    qtbot.waitUntil(new.form.sheet.draft_line.discard.isVisible)
    new.form.sheet.draft_line.discard.click()
    assert field(new, "name").property("text") == "Café Rif"
    new.form.sheet.draft_line.discard.click()
    settle(qtbot, new)
    assert field(new, "name").property("text") == ""


def test_every_field_has_its_name_in_the_current_language(
    new: DossiersPage, language: Language
) -> None:
    for name in FIELDS:
        assert field(new, name).accessibleName() == field_name(name, language)


def test_every_button_of_the_form_tells_its_key(new: DossiersPage) -> None:
    for button in new.form.findChildren(QPushButton):
        if button.objectName().startswith("proposal_"):
            continue
        assert button.objectName()
        assert button.accessibleName()
        assert "(" in button.toolTip(), button.objectName()
