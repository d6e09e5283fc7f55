"""The merge centre: what came from each desk, what is wrong, and files by the heap."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from infitah_desk.domain import events as e
from infitah_desk.gui.context import Context
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.exchange import ExchangePage
from infitah_desk.gui.pages.exchange_files import FilesView
from infitah_desk.gui.pages.exchange_views import ALARMS, DESKS, FILES, LEAST_PX
from infitah_desk.gui.pictures_exchange import COUNTS, exchange_scenes
from infitah_desk.gui.widgets.drop_zone import remember_folder
from infitah_desk.services.issuing import find_permit
from infitah_desk.services.registering import list_dossiers
from infitah_desk.services.taking import Taken
from infitah_desk.system.texts import Language, say
from tests.gui.conftest import Opener, settled, unlock
from tests.gui.review_hands import SitAt
from tests.helpers.caravans import HQ, TETOUAN, Caravan, issued, registered
from tests.helpers.two_permits import Twice


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """What a person answers to each dialog for a folder, the last one first."""
    answers: list[Path | None] = []

    def ask(context: object, purpose: str, title: str) -> Path | None:
        del title
        assert isinstance(context, Context)
        folder = answers.pop()
        if folder is not None:
            remember_folder(context, purpose, folder)
        return folder

    monkeypatch.setattr("infitah_desk.gui.pages.exchange_receipts.ask_folder", ask)
    return answers


@pytest.fixture
def headquarters(caravan: Caravan, open_window: Opener, qtbot: QtBot) -> ExchangePage:
    """The exchange page of headquarters, where nothing came yet."""
    window = open_window(caravan.place(HQ))
    settled(qtbot, window)
    unlock(qtbot, window)
    window.go_to("exchange")
    page = window.pages["exchange"]
    assert isinstance(page, ExchangePage)
    settled(qtbot, window)
    return page


def window_of(page: ExchangePage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def took(qtbot: QtBot, page: ExchangePage, *paths: Path) -> None:
    page.take.take(paths)
    qtbot.waitUntil(lambda: not page.take.run.running)
    settled(qtbot, window_of(page))


def label(page: ExchangePage, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found.text() if found.isVisible() else ""


def damaged(path: Path) -> Path:
    bad = path.with_name("abîmé.age")
    bad.write_bytes(path.read_bytes()[:-200])
    return bad


def test_desks_are_seen_first_with_what_came_from_each(
    caravan: Caravan, headquarters: ExchangePage, qtbot: QtBot, language: Language
) -> None:
    page = headquarters
    assert page.take.views.in_front == DESKS
    [row] = page.take.views.desks.table.texts()
    assert row[:3] == [TETOUAN, "—", say("desk.nothing", language)]
    with caravan.at(TETOUAN) as session:
        last = session.store.own_head
    assert last is not None
    took(qtbot, page, caravan.export(TETOUAN).file)
    [row] = page.take.views.desks.table.texts()
    assert row[1].startswith(say("desk.received", language, seq=last.seq))
    assert row[2:4] == [say("desk.complete", language), say("desk.receipt_to_hand", language)]
    assert page.take.views.in_front == DESKS


def test_the_summary_tells_what_came_of_all_files_and_why_one_was_refused(
    caravan: Caravan, headquarters: ExchangePage, qtbot: QtBot
) -> None:
    good = caravan.export(TETOUAN).file
    took(qtbot, headquarters, damaged(good), good, good)
    said = label(headquarters, "exchangeSummary")
    reason = headquarters.context.say(headquarters.take.run.taken[0].error)  # type: ignore[arg-type]
    why = reason.split(" :")[0].split(":")[0].strip()
    assert why[:1].lower() + why[1:] in said
    for number in ("1", "3"):
        assert number in said
    assert headquarters.take.views.in_front == FILES


def test_a_folder_is_read_file_by_file(
    caravan: Caravan, headquarters: ExchangePage, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "clé"
    (folder / "inside").mkdir(parents=True)
    good = caravan.export(TETOUAN).file
    for name in ("b.age", "a.age", ".hidden"):
        (folder / name).write_bytes(good.read_bytes())
    took(qtbot, headquarters, folder)
    assert [(each.file.name, each.status) for each in headquarters.take.run.taken] == [
        ("a.age", "merged"),
        ("b.age", "known"),
    ]


def test_an_empty_folder_ends_what_it_began(
    headquarters: ExchangePage, tmp_path: Path, qtbot: QtBot
) -> None:
    took(qtbot, headquarters, tmp_path)
    assert headquarters.take.run.taken == []
    assert not headquarters.take.progress.isVisible()


def test_a_folder_that_is_still_being_listed_can_be_given_up(
    caravan: Caravan, headquarters: ExchangePage, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "clé"
    folder.mkdir()
    (folder / "a.age").write_bytes(caravan.export(TETOUAN).file.read_bytes())
    headquarters.take.take([folder])
    headquarters.take.cancel.click()
    assert not headquarters.take.run.running
    settled(qtbot, window_of(headquarters))
    assert headquarters.take.run.taken == []


def test_other_pages_are_answered_between_two_files(
    caravan: Caravan, headquarters: ExchangePage, qtbot: QtBot
) -> None:
    good = caravan.export(TETOUAN).file
    answered_after: list[int] = []
    run = headquarters.take.run
    headquarters.take.take([good] * 20)
    headquarters.context.desk.ask(
        lambda session: len(list(list_dossiers(session, None))),
        lambda _: answered_after.append(len(run.taken)),
        None,
    )
    qtbot.waitUntil(lambda: not run.running)
    settled(qtbot, window_of(headquarters))
    assert answered_after[0] < len(run.taken) == 20


def test_files_are_dropped_on_the_page(
    caravan: Caravan, headquarters: ExchangePage, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(caravan.export(TETOUAN).file))])
    keys = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, keys[1], keys[0])
    QApplication.sendEvent(headquarters, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(headquarters, QDropEvent(QPointF(9, 9), copy, data, keys[1], keys[0]))
    qtbot.waitUntil(lambda: not headquarters.take.run.running)
    settled(qtbot, window_of(headquarters))
    assert [each.status for each in headquarters.take.run.taken] == ["merged"]


def test_an_alarm_stays_with_its_cure_until_it_is_put_away(
    caravan: Caravan, headquarters: ExchangePage, qtbot: QtBot, language: Language
) -> None:
    bad = damaged(caravan.export(TETOUAN).file)
    took(qtbot, headquarters, bad)
    assert bad.name in label(headquarters, "gapsLabel")
    QTest.keyClick(headquarters.window(), Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert headquarters.take.views.in_front == ALARMS
    assert headquarters.take.views.alarms.list.hasFocus()
    # The list tells it all: it is not said twice.
    assert label(headquarters, "gapsLabel") == ""
    assert label(headquarters, "alarmCureLabel") == say("bundle.damaged", language)
    headquarters.take.views.alarms.put_away.click()
    settled(qtbot, window_of(headquarters))
    assert headquarters.take.views.alarms.model.rowCount() == 0
    assert label(headquarters, "noAlarmsLabel")


def test_more_packs_than_were_given_stand_among_the_alarms_with_their_cure(
    caravan: Caravan, headquarters: ExchangePage, qtbot: QtBot, language: Language
) -> None:
    with caravan.at(TETOUAN) as session:
        own = session.own_installation
        assert own is not None
        permit = issued(session, 51)
        dossier = find_permit(session, permit)[0].dossier
        order = e.PackOrdered(permit, "IAM-2990", 299_000, 89_700, "2010-09-28")
        session.write([(dossier, [order] * (own.packs + 1))])
    took(qtbot, headquarters, caravan.export(TETOUAN).file)
    headquarters.take.views.show_view(ALARMS)
    alarms = headquarters.take.views.alarms
    [alarm] = [each for each in alarms.model.items if each.code == "alarm.escrow_exceeded"]
    told = {"log": own.log, "used": own.packs + 1, "given": own.packs, "node": TETOUAN}
    assert alarms.words(alarm) == say("alarm.escrow_exceeded", language, **told)
    assert alarms.cure(alarm) == say("cure.escrow_exceeded", language, **told)


def test_one_machine_under_two_permits_stands_among_the_alarms_with_its_cure(
    caravan: Caravan, headquarters: ExchangePage, qtbot: QtBot, language: Language
) -> None:
    with caravan.at(TETOUAN) as session:
        permits = [issued(session, number) for number in (51, 52)]
        for permit in permits:
            dossier = find_permit(session, permit)[0].dossier
            order = e.PackOrdered(permit, "IAM-2990", 299_000, 89_700, "2010-09-28")
            [written] = session.write([(dossier, [order])])
            said = (permit, written.hash.hex(), "2010-09-28", "5CG0123XYZ", f"8921-{permit}")
            session.write([(dossier, [e.PackDelivered(*said)])])
    took(qtbot, headquarters, caravan.export(TETOUAN).file)
    headquarters.take.views.show_view(ALARMS)
    alarms = headquarters.take.views.alarms
    [alarm] = [each for each in alarms.model.items if each.code == "alarm.serial_twice"]
    assert alarms.words(alarm) == say("alarm.serial_twice", language, permits=sorted(permits))
    assert alarms.cure(alarm) == say("cure.serial_twice", language, permits=sorted(permits))
    assert alarms.put_away.isVisible()


def test_an_alarm_of_a_dossier_leads_to_it(
    caravan: Caravan, headquarters: ExchangePage, qtbot: QtBot
) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 50)
        session.write([(dossier, [e.ErasureConfirmed("vengeance")])])
    took(qtbot, headquarters, caravan.export(TETOUAN).file)
    went: list[str] = []
    headquarters.context.ways.dossier_asked.connect(went.append)
    headquarters.take.views.show_view(ALARMS)
    headquarters.take.views.alarms.open.click()
    assert went == [dossier]


def test_receipts_go_to_the_folder_that_was_chosen_once(
    caravan: Caravan,
    headquarters: ExchangePage,
    asked: list[Path | None],
    qtbot: QtBot,
    language: Language,
) -> None:
    page = headquarters
    took(qtbot, page, caravan.export(TETOUAN).file)
    folder = caravan.folder / "accusés"
    folder.mkdir()
    asked[:] = [folder, None]
    page.receipts.write.click()
    assert list(folder.iterdir()) == []
    for count in (1, 2):
        page.receipts.write.click()
        settled(qtbot, window_of(page))
        assert len(list(folder.iterdir())) == count
    assert folder.name in page.receipts.folder.text()
    with caravan.at(TETOUAN) as session:
        last = session.store.own_head
    assert last is not None
    [row] = page.take.views.desks.table.texts()
    assert row[3] == say("desk.receipt_given", language, seq=last.seq)


def test_every_list_holds_nothing_a_few_or_thousands(
    headquarters: ExchangePage, qtbot: QtBot
) -> None:
    window = window_of(headquarters)
    scenes = exchange_scenes(window, lambda: settled(qtbot, window))
    views = headquarters.take.views
    for count in COUNTS:
        for view in (DESKS, ALARMS, FILES):
            assert next(scenes) == f"exchange-{view}-{count}"
            QApplication.processEvents()
            assert views.in_front == view
        assert views.alarms.model.rowCount() == count
        for table in (views.desks.table, views.files.table):
            assert table.model().rowCount() == count
        for name in ("noDesksLabel", "noFilesLabel"):
            none = headquarters.findChild(QLabel, name)
            assert none is not None
            assert none.isHidden() == (count > 0)


def test_thousands_of_rows_are_only_put_into_words_where_they_are_seen(
    headquarters: ExchangePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_of(headquarters)
    told: list[Taken] = []
    words = FilesView._words

    def tell(view: FilesView, taken: Taken) -> str:
        told.append(taken)
        return words(view, taken)

    monkeypatch.setattr(FilesView, "_words", tell)
    for _ in exchange_scenes(window, lambda: settled(qtbot, window)):
        QApplication.processEvents()
    assert 0 < len(told) < 2000


def test_the_next_clerk_sees_nothing_of_it(
    caravan: Caravan, headquarters: ExchangePage, qtbot: QtBot
) -> None:
    took(qtbot, headquarters, damaged(caravan.export(TETOUAN).file))
    headquarters.context.desk.lock()
    views = headquarters.take.views
    assert (views.desks.table.texts(), views.files.table.texts()) == ([], [])
    assert views.alarms.model.rowCount() == 0
    for name in ("gapsLabel", "exchangeSummary", "alarmCureLabel"):
        found = headquarters.findChild(QLabel, name)
        assert found is not None
        assert not found.isVisibleTo(headquarters)


def test_a_desk_is_told_of_alarms_and_can_put_one_away(
    window: MainWindow, caravan: Caravan, qtbot: QtBot
) -> None:
    window.go_to("exchange")
    page = window.pages["exchange"]
    assert isinstance(page, ExchangePage)
    took(qtbot, page, damaged(caravan.receipt(HQ, TETOUAN)))
    assert "abîmé.age" in label(page, "gapsLabel")
    button = page.findChild(QPushButton, "stripPutAwayButton")
    assert button is not None
    button.click()
    settled(qtbot, window)
    assert label(page, "gapsLabel") == ""


def test_a_decision_has_its_place_below_the_lists_on_the_smallest_screen(
    twice: Twice, sit_at: SitAt, qtbot: QtBot
) -> None:
    sitting = sit_at(HQ)
    sitting.go_to(twice)
    window, headquarters = sitting.window, sitting.window.pages["exchange"]
    assert isinstance(headquarters, ExchangePage)
    panel, bar = headquarters.review, headquarters.review.bar
    window.resize(window.minimumSize())
    settled(qtbot, window)
    QApplication.processEvents()
    area = headquarters.findChild(QScrollArea, "exchangeArea")
    assert area is not None
    assert window.height() == window.minimumHeight()
    assert bar.mapTo(headquarters, QPoint(0, bar.height())).y() == headquarters.height()
    assert headquarters.take.views.desks.table.height() >= LEAST_PX
    area.ensureWidgetVisible(panel, 0, 0)
    assert panel.visibleRegion().boundingRect().height() > panel.height() // 2
