"""The exchange page: bundles out and in, at a desk, at a coordinator's, at headquarters."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infitah_desk.domain.event import fingerprint as digest_of
from infitah_desk.domain.roster import AUTHORITY_NODE
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.exchange import ExchangePage
from infitah_desk.services.enrolling import Terms, accept_kit, revoke_node
from infitah_desk.services.receipting import read_reference
from infitah_desk.system.texts import say
from tests.gui.conftest import Opener, settled, unlock
from tests.helpers.caravans import HQ, NORTH, TETOUAN, TETOUAN_2, Caravan, issued

Chooser = Callable[[Path], None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Chooser:
    """Whatever dialog asks for a folder, a person chooses this one."""

    def choose_(folder: Path) -> None:
        for part in ("exchange_receipts", "exchange_send", "exchange_headquarters"):
            monkeypatch.setattr(f"infitah_desk.gui.pages.{part}.ask_folder", lambda *_: folder)

    return choose_


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def page_of(window: MainWindow) -> ExchangePage:
    window.go_to("exchange")
    page = window.pages["exchange"]
    assert isinstance(page, ExchangePage)
    return page


def at(node: str, caravan: Caravan, open_window: Opener, qtbot: QtBot) -> ExchangePage:
    """The exchange page of the window on another folder."""
    window = open_window(caravan.place(node))
    settled(qtbot, window)
    unlock(qtbot, window)
    page = page_of(window)
    settled(qtbot, window)
    return page


def took(qtbot: QtBot, page: ExchangePage, *paths: Path) -> list[list[str]]:
    """Files are dropped; what the table says of them in the end."""
    page.take.take(paths)
    qtbot.waitUntil(lambda: not page.take.run.running)
    quiet(qtbot, page)
    return page.take.table.texts()


def quiet(qtbot: QtBot, page: ExchangePage) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    settled(qtbot, window)


def statuses(page: ExchangePage) -> list[str]:
    return [each.status for each in page.take.run.taken]


def label(page: ExchangePage, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found.text() if found.isVisible() else ""


def test_a_bundle_is_written_by_its_key_and_said_to_be_safe_to_remove(
    window: MainWindow, stick: Path, choose: Chooser, qtbot: QtBot
) -> None:
    choose(stick)
    page = page_of(window)
    settled(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    quiet(qtbot, page)
    [written] = stick.iterdir()
    assert written.name in label(page, "exportResultLabel")
    assert window.context.preferences.folders["export"] == str(stick)


def test_for_mail_it_becomes_several_files_and_each_is_named(
    window: MainWindow, stick: Path, choose: Chooser, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("infitah_desk.services.splitting.MEGABYTE", 2_000)
    choose(stick)
    page = page_of(window)
    settled(qtbot, window)
    page.send.each_file.box.setCurrentIndex(1)
    page.export.click()
    quiet(qtbot, page)
    written = [path.name for path in stick.iterdir()]
    assert len(written) > 1
    assert [name for name in written if name not in label(page, "exportResultLabel")] == []
    page.send.each_file.box.setCurrentIndex(0)
    page.export.click()
    quiet(qtbot, page)
    assert len(list(stick.iterdir())) == len(written) + 1


def test_a_bundle_that_cannot_be_written_is_told_in_words(
    window: MainWindow, stick: Path, choose: Chooser, qtbot: QtBot
) -> None:
    choose(stick / "gone")
    page = page_of(window)
    settled(qtbot, window)
    page.export.click()
    quiet(qtbot, page)
    assert "⚠" in label(page, "exportResultLabel")
    assert page.export.isEnabled()


def test_a_desk_reads_receipts_and_references_by_one_button(
    caravan: Caravan, open_window: Opener, qtbot: QtBot
) -> None:
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    receipt = caravan.receipt(HQ, TETOUAN)
    caravan.clock.pass_by(60)
    reference = caravan.reference()
    page = at(TETOUAN, caravan, open_window, qtbot)
    took(qtbot, page, receipt, reference)
    assert [(each.kind, each.status) for each in page.take.run.taken] == [
        ("receipt", "read"),
        ("reference", "read"),
    ]
    assert page.take.run.taken[0].safe


def test_files_of_other_kinds_are_told_apart(
    window: MainWindow, caravan: Caravan, tmp_path: Path, qtbot: QtBot
) -> None:
    files = {
        tmp_path / "permis.pdf": b"%PDF-1.7",
        tmp_path / "liste.csv": b"nom;ville\n",
        tmp_path / "bruit.bin": b"\x00\x01\x02",
        tmp_path / "demi.age": b"age-encryption.org/v1\n-> X25519 abc",
        tmp_path / "confiance.json": b'{"payloadType": "application/vnd.infitah.trust.v1+json"}',
    }
    for path, content in files.items():
        path.write_bytes(content)
    request = caravan.ask(NORTH)
    page = page_of(window)
    took(qtbot, page, *files, request, tmp_path / "absent.age")
    codes = [each.error.code for each in page.take.run.taken if each.error is not None]
    assert codes[:3] == ["exchange.is_a_permit", "exchange.is_a_list", "bundle.not_a_bundle"]
    assert codes[3].startswith("bundle.")
    assert codes[4:] == ["exchange.is_a_trust_list", "exchange.is_a_request", "file.missing"]


def test_headquarters_merges_in_any_order_and_tells_what_is_new_known_and_refused(
    caravan: Caravan, open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    good = caravan.export(TETOUAN).file
    cut = tmp_path / "cut.age"
    cut.write_bytes(good.read_bytes()[:-200])
    page = at(HQ, caravan, open_window, qtbot)
    rows = took(qtbot, page, cut, good, good)
    assert statuses(page) == ["rejected", "merged", "known"]
    assert all(all(row[2:]) for row in rows)
    assert page.merge.isVisible()
    assert not page.read_file.isVisible()


def test_why_files_were_refused_is_summed_up_only_where_it_is_one_reason(
    caravan: Caravan, open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    good = caravan.export(TETOUAN).file
    cut, shorter, photo = (tmp_path / name for name in ("cut.age", "shorter.age", "photo.jpg"))
    cut.write_bytes(good.read_bytes()[:-200])
    shorter.write_bytes(good.read_bytes()[:-400])
    photo.write_bytes(b"\xff\xd8\xff" + bytes(100))
    page = at(HQ, caravan, open_window, qtbot)
    took(qtbot, page, cut, good, shorter)
    assert "(" in label(page, "exchangeSummary")
    took(qtbot, page, cut, good, photo)
    assert statuses(page) == ["rejected", "known", "rejected"]
    assert "(" not in label(page, "exchangeSummary")


def test_a_gap_is_told_by_node_and_numbers(
    caravan: Caravan, open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    # Headquarters' folder as it was before: it lacks what the receipt of the other one covers.
    before = caravan.copied_to(tmp_path / "before")
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    caravan.give_receipt(HQ, TETOUAN)
    with caravan.at(TETOUAN) as session:
        issued(session, 40)
    later = caravan.export(TETOUAN)
    assert later.first is not None
    page = at(HQ, before, open_window, qtbot)
    took(qtbot, page, later.file)
    assert TETOUAN in label(page, "gapsLabel")
    assert f"1–{later.first - 1}" in label(page, "gapsLabel")


def test_files_that_wait_are_left_out_after_a_cancel(
    caravan: Caravan, open_window: Opener, qtbot: QtBot
) -> None:
    good = caravan.export(TETOUAN).file
    page = at(HQ, caravan, open_window, qtbot)
    page.take.take([good, good, good])
    page.take.cancel.click()
    qtbot.waitUntil(lambda: not page.take.run.running)
    assert statuses(page) == ["merged"]


def test_receipts_for_everybody_are_written_at_once(
    caravan: Caravan, open_window: Opener, stick: Path, choose: Chooser, qtbot: QtBot
) -> None:
    choose(stick)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    page = at(HQ, caravan, open_window, qtbot)
    page.receipts.write.click()
    quiet(qtbot, page)
    [written] = stick.iterdir()
    [row] = page.take.table.texts()
    assert row[0] == written.name
    assert TETOUAN in row[-1]


def test_headquarters_enrols_a_request_that_is_dropped(
    caravan: Caravan, open_window: Opener, stick: Path, choose: Chooser, qtbot: QtBot
) -> None:
    choose(stick)
    request = caravan.ask(TETOUAN_2)
    page = at(HQ, caravan, open_window, qtbot)
    took(qtbot, page, request)
    assert page.enrol.isVisible()
    assert page.enrol.forum.currentData() == "TET"
    fingerprint = label(page, "enrolFingerprint")
    page.enrol.permits.setText("90")
    page.enrol.confirm.click()
    quiet(qtbot, page)
    [kit] = stick.iterdir()
    assert not page.enrol.isVisible()
    assert kit.name in label(page, "kitWrittenFile")
    assert "".join(label(page, "kitRootFingerprint").split()) == caravan.root
    page.kit.confirm.click()
    assert not page.kit.isVisible()
    window = page.window()
    assert isinstance(window, MainWindow)
    window.finish()
    with caravan.at(TETOUAN_2) as session:
        accept_kit(session, kit, caravan.root)
        own = session.own_installation
        assert own is not None
        assert "".join(fingerprint.split()) == digest_of(own.key)
        assert session.own_node.last_serial == 90


def test_a_revocation_needs_its_reason_and_the_name_typed_once_more(
    caravan: Caravan, open_window: Opener, qtbot: QtBot
) -> None:
    page = at(HQ, caravan, open_window, qtbot)
    page.headquarters.revoke.click()
    quiet(qtbot, page)
    page.revoke.reason.setText("ordinateur volé")
    page.revoke.typed.setText("TET-2")
    assert not page.revoke.confirm.isEnabled()
    page.revoke.typed.setText("tet-1")
    page.revoke.confirm.click()
    quiet(qtbot, page)
    page.headquarters.revoke.click()
    quiet(qtbot, page)
    assert page.revoke.node.findText(TETOUAN) < 0


def test_headquarters_publishes_reference_and_trust_list(
    caravan: Caravan, open_window: Opener, stick: Path, choose: Chooser, qtbot: QtBot
) -> None:
    choose(stick)
    page = at(HQ, caravan, open_window, qtbot)
    page.headquarters.reference.click()
    page.headquarters.trust.click()
    quiet(qtbot, page)
    assert sorted("".join(path.suffixes) for path in stick.iterdir()) == [".age", ".trust.json"]


def test_nothing_of_it_is_left_for_the_next_clerk(
    window: MainWindow, stick: Path, choose: Chooser, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(stick)
    page = page_of(window)
    settled(qtbot, window)
    page.export.click()
    took(qtbot, page, tmp_path / "absent.age")
    window.context.desk.lock()
    assert page.take.table.texts() == []
    assert page.send._done is None
    assert AUTHORITY_NODE not in label(page, "exportResultLabel")


def test_what_is_left_stands_beside_and_beyond_it_nothing_is_certified(
    caravan: Caravan, open_window: Opener, stick: Path, choose: Chooser, qtbot: QtBot
) -> None:
    choose(stick)
    request = caravan.ask(TETOUAN_2)
    page = at(HQ, caravan, open_window, qtbot)
    took(qtbot, page, request)
    assert "9800" in label(page, "enrolLeftLabel")
    page.enrol.permits.setText("9801")
    assert "9800" in label(page, "enrolWrongLabel")
    assert not page.enrol.confirm.isEnabled()
    page.enrol.permits.setText("9800")
    assert label(page, "enrolWrongLabel") == ""
    page.enrol.confirm.click()
    quiet(qtbot, page)
    assert len(list(stick.iterdir())) == 1


def test_a_desk_is_enrolled_for_its_own_days(
    caravan: Caravan, open_window: Opener, stick: Path, choose: Chooser, qtbot: QtBot
) -> None:
    choose(stick)
    request = caravan.ask(TETOUAN_2)
    page = at(HQ, caravan, open_window, qtbot)
    took(qtbot, page, request)
    page.enrol.last.setDate(page.enrol.first.date().addDays(-1))
    assert label(page, "enrolWrongLabel")
    assert not page.enrol.confirm.isEnabled()
    page.enrol.last.setDate(page.enrol.first.date().addDays(27))
    page.enrol.confirm.click()
    quiet(qtbot, page)
    window = page.window()
    assert isinstance(window, MainWindow)
    window.finish()
    with caravan.at(HQ) as session:
        node = session.roster.nodes[TETOUAN_2]
    assert (node.valid_from, node.valid_until) == ("2010-09-28", "2010-10-25")


def test_a_refusal_stands_where_it_was_asked(
    caravan: Caravan, open_window: Opener, stick: Path, choose: Chooser, qtbot: QtBot
) -> None:
    choose(stick)
    caravan.kit(TETOUAN_2, caravan.ask(TETOUAN_2))
    shutil.rmtree(caravan.place(TETOUAN_2))
    other_keys = caravan.ask(TETOUAN_2)
    page = at(HQ, caravan, open_window, qtbot)
    took(qtbot, page, other_keys)
    page.enrol.confirm.click()
    quiet(qtbot, page)
    assert TETOUAN_2 in label(page, "enrolWrongLabel")
    assert page.enrol.isVisible()


def test_the_kit_of_a_desk_that_is_known_is_written_anew_and_nothing_is_given(
    caravan: Caravan, open_window: Opener, stick: Path, choose: Chooser, qtbot: QtBot
) -> None:
    choose(stick)
    request = caravan.ask(TETOUAN_2)
    caravan.kit(TETOUAN_2, request, Terms(forum="TET", permits=9_800, packs=9_960))
    page = at(HQ, caravan, open_window, qtbot)
    took(qtbot, page, request)
    assert not page.enrol.permits.isVisible()
    page.enrol.confirm.click()
    quiet(qtbot, page)
    assert len(list(stick.iterdir())) == 1


def test_a_desk_is_granted_more_and_a_reference_is_written(
    caravan: Caravan, open_window: Opener, stick: Path, choose: Chooser, qtbot: QtBot
) -> None:
    choose(stick)
    page = at(HQ, caravan, open_window, qtbot)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.window(), Qt.Key.Key_B, modifiers)
    quiet(qtbot, page)
    assert page.grant.node.currentText() == TETOUAN
    assert "200" in label(page, "grantAccountLabel")
    assert not page.grant.confirm.isEnabled()
    page.grant.permits.setText("50")
    page.grant.packs.setText("9961")
    assert "9960" in label(page, "grantWrongLabel")
    assert not page.grant.confirm.isEnabled()
    page.grant.packs.setText("")
    page.grant.confirm.click()
    quiet(qtbot, page)
    assert not page.grant.isVisible()
    [reference] = stick.iterdir()
    window = page.window()
    assert isinstance(window, MainWindow)
    window.finish()
    with caravan.at(TETOUAN) as session:
        read_reference(session, reference)
        assert session.own_node.last_serial == 250


def test_a_revoked_desk_is_granted_nothing(
    caravan: Caravan, open_window: Opener, qtbot: QtBot
) -> None:
    with caravan.at(HQ) as session:
        revoke_node(session, TETOUAN, "volé")
    page = at(HQ, caravan, open_window, qtbot)
    page.headquarters.grant.click()
    quiet(qtbot, page)
    assert page.grant.node.count() == 0
    page.grant.permits.setText("5")
    assert not page.grant.confirm.isEnabled()


def test_of_a_revoked_desk_the_table_says_how_much_does_not_count(
    caravan: Caravan, open_window: Opener, qtbot: QtBot
) -> None:
    with caravan.at(HQ) as session:
        revoke_node(session, TETOUAN, "volé")
    with caravan.at(TETOUAN) as session:
        issued(session, 1)
    bundle = caravan.export(TETOUAN).file
    page = at(HQ, caravan, open_window, qtbot)
    [row] = took(qtbot, page, bundle)
    assert statuses(page) == ["quarantined"]
    [taken] = page.take.run.taken
    window = page.window()
    assert isinstance(window, MainWindow)
    language = window.context.language
    told = say("bundle.quarantined", language, node=TETOUAN, count=taken.new_events)
    assert row[-1].endswith(told)
