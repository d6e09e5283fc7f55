"""The pack step: an offer chosen, who pays what, ordered, its voucher, delivered, cancelled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from infitah_desk.documents.code_reading import codes_in_file
from infitah_desk.domain.pack import PackState
from infitah_desk.domain.pack_events import PackDelivered
from infitah_desk.gui.pages.history_panel import HistoryPanel
from infitah_desk.services.issuing import find_permit, hand_over, revoke_permit
from infitah_desk.services.ordering import deliver_pack, order_pack
from infitah_desk.services.registering import correct
from infitah_desk.services.session import Session
from infitah_desk.services.showing import show_dossier
from infitah_desk.system.amounts import amount_in_words
from infitah_desk.system.texts import Language, say
from tests.gui.dossier_steps import CTRL, Steps, open_steps
from tests.helpers.caravans import DAY, Caravan, in_hand, issued

READY, ISSUED, PRINTED, HANDED_OVER = (f"Menuiserie Zerouali {n}" for n in range(4, 8))
MACHINE, SIM = "5CG0123XYZ", "8921201234567890123"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "bons"


@pytest.fixture
def steps(
    qtbot: QtBot, qapp: QApplication, caravan: Caravan, settings_folder: Path, folder: Path
) -> Iterator[Steps]:
    with open_steps(qtbot, qapp, caravan, settings_folder) as steps:
        steps.context.preferences.folders["permits"] = str(folder)
        yield steps


def at_pack(steps: Steps, name: str = HANDED_OVER) -> None:
    steps.show(name)
    steps.key(Qt.Key.Key_5, CTRL)
    assert steps.view.front == "pack"


def offers(steps: Steps) -> QComboBox:
    box = steps.view.findChild(QComboBox, "packOfferBox")
    assert box is not None
    return box


def bank(steps: Steps) -> QCheckBox:
    box = steps.view.findChild(QCheckBox, "packBankOfferBox")
    assert box is not None
    return box


def packs(steps: Steps, name: str = HANDED_OVER) -> tuple[PackState, ...]:
    came: list[tuple[PackState, ...]] = []

    def of(session: Session) -> tuple[PackState, ...]:
        return show_dossier(session, steps.dossiers[name]).state.packs

    steps.context.desk.ask(of, came.append, None)
    steps.settle()
    return came[0]


def consents(steps: Steps) -> None:
    steps.context.desk.do(
        correct, lambda _: None, None, steps.dossiers[HANDED_OVER], {"consent_bank": True}, "dit"
    )
    steps.settle()


def test_a_pack_is_ordered_and_delivered_with_keys_alone(steps: Steps) -> None:
    at_pack(steps)
    assert offers(steps).hasFocus()
    steps.key(Qt.Key.Key_M)
    steps.key(Qt.Key.Key_D)
    steps.key(Qt.Key.Key_Return)
    steps.primary()
    (pack,) = packs(steps)
    assert (pack.offer, pack.stands) == ("MDT-3990", "ordered")
    assert steps.field("packMachineField").hasFocus()
    steps.retype("packMachineField", MACHINE)
    steps.key(Qt.Key.Key_Return)
    assert steps.field("packSimField").hasFocus()
    steps.retype("packSimField", SIM)
    steps.key(Qt.Key.Key_Return)
    (pack,) = packs(steps)
    assert (pack.stands, pack.machine, pack.sim) == ("delivered", MACHINE, SIM)
    assert steps.button("packVoucherButton").hasFocus()
    assert not steps.button("deliverPackButton").isVisible()
    assert not steps.button("cancelPackButton").isVisible()


def test_who_pays_what_is_said_while_it_is_typed(steps: Steps, language: Language) -> None:
    at_pack(steps)
    offers(steps).setCurrentIndex(offers(steps).findData("IAM-6990"))
    steps.settle()
    said = steps.text("packSharesLabel")
    for amount in ("6990.00", "1500.00", "5490.00"):
        assert amount_in_words(Decimal(amount), language) in said
    steps.retype("packPriceField", "3 333,35")
    said = steps.text("packSharesLabel")
    for amount in ("3333.35", "1000.01", "2333.34"):
        assert amount_in_words(Decimal(amount), language) in said


def test_a_price_that_does_not_do_is_said_in_words(steps: Steps, language: Language) -> None:
    at_pack(steps)
    offers(steps).setCurrentIndex(1)
    steps.retype("packPriceField", "1000")
    assert steps.text("packMissingLabel") == say("pack.price_below_minimum", language)
    assert not steps.button("orderPackButton").isEnabled()
    steps.retype("packPriceField", "beaucoup")
    assert steps.text("packMissingLabel") == say("money.not_an_amount", language, text="beaucoup")
    steps.retype("packPriceField", "4000")
    assert steps.button("orderPackButton").isEnabled()


def test_nothing_is_ordered_before_an_offer_is_chosen(steps: Steps) -> None:
    at_pack(steps)
    assert steps.button("orderPackButton").isVisible()
    assert not steps.button("orderPackButton").isEnabled()


def test_what_is_missing_is_said_before_anybody_asks(steps: Steps, language: Language) -> None:
    at_pack(steps, PRINTED)
    (number,) = packs_number(steps, PRINTED)
    assert steps.text("packMissingLabel").splitlines()[0] == say(
        "permit.not_handed_over", language, number=number
    )
    at_pack(steps, READY)
    assert not offers(steps).isVisible()


def packs_number(steps: Steps, name: str) -> list[str]:
    came: list[list[str]] = []

    def of(session: Session) -> list[str]:
        return list(show_dossier(session, steps.dossiers[name]).state.permits)

    steps.context.desk.ask(of, came.append, None)
    steps.settle()
    return came[0]


def test_the_bank_is_offered_with_consent_only(steps: Steps) -> None:
    at_pack(steps)
    assert not bank(steps).isVisible()
    assert steps.view.findChild(QPushButton, "orderPackButton") is not None
    consents(steps)
    assert bank(steps).isVisible()
    bank(steps).setChecked(True)
    offers(steps).setCurrentIndex(1)
    steps.settle()
    steps.click("orderPackButton")
    (pack,) = packs(steps)
    assert pack.bank


def ordered(steps: Steps) -> None:
    at_pack(steps)
    offers(steps).setCurrentIndex(1)
    steps.settle()
    steps.click("orderPackButton")


def test_the_voucher_goes_to_a_file_and_carries_the_permits_code(
    steps: Steps, folder: Path
) -> None:
    ordered(steps)
    steps.click("packVoucherButton")
    (file,) = folder.glob("*-pack.pdf")
    assert [code[:3] for code in codes_in_file(file)] == ["PN1"]
    assert str(file) in steps.told()


def test_an_order_is_cancelled_for_a_reason(steps: Steps, language: Language) -> None:
    ordered(steps)
    steps.click("cancelPackButton")
    assert not steps.button("cancelPackConfirmButton").isEnabled()
    reason = steps.view.findChild(QComboBox, "packCancelReasonField")
    assert reason is not None
    reason.setCurrentIndex(reason.findData("unordered.withdrawn"))
    steps.click("cancelPackConfirmButton")
    (pack,) = packs(steps)
    assert (pack.stands, pack.reason) == ("cancelled", "unordered.withdrawn")
    assert offers(steps).isVisible()
    steps.view.go_to("history")
    steps.settle()
    history = steps.view.findChild(HistoryPanel)
    assert history is not None
    assert say("unordered.withdrawn", language) in history.lines()[-1][2]


def test_a_dossier_with_an_order_opens_at_its_pack(steps: Steps) -> None:
    ordered(steps)
    steps.show(READY)
    steps.show(HANDED_OVER)
    assert steps.view.front == "pack"


# --- A box that is another's ----------------------------------------------------------------------


def done(steps: Steps, work: Callable[[Session], str]) -> str:
    """What is done at this desk by somebody else."""
    came: list[str] = []
    steps.context.desk.do(work, came.append, None)
    steps.settle()
    return came[0]


def delivered_to_somebody(steps: Steps, out: Path, machine: str, sim: str) -> str:
    def deliver(session: Session) -> str:
        number = issued(session, 61)
        in_hand(session, number, out / "permit.pdf")
        hand_over(session, number)
        order_pack(session, number, "IAM-2990")
        deliver_pack(session, number, machine, sim)
        return number

    return done(steps, deliver)


def test_a_wrong_box_is_caught_at_the_field(
    steps: Steps, tmp_path: Path, language: Language
) -> None:
    other = delivered_to_somebody(steps, tmp_path, MACHINE, SIM)
    ordered(steps)
    steps.retype("packMachineField", MACHINE.lower())
    steps.retype("packSimField", SIM)
    steps.key(Qt.Key.Key_Return)
    assert [pack.stands for pack in packs(steps)] == ["ordered"]
    assert steps.field("packMachineField").hasFocus()
    assert steps.field("packMachineField").selectedText() == MACHINE.lower()
    told = say("pack.machine_elsewhere", language, machine_permit=other)
    assert steps.text("packMachineWrongLabel") == told
    assert steps.field("packMachineField").accessibleDescription() == told
    assert steps.text("packSimWrongLabel") == say("pack.sim_elsewhere", language, sim_permit=other)
    assert steps.told() == ""
    # The right box takes the place of the wrong one, and what was said of that is gone.
    steps.retype("packMachineField", "5CG0999")
    assert steps.text("packMachineWrongLabel") == ""
    steps.key(Qt.Key.Key_Return)
    assert steps.field("packSimField").hasFocus()
    steps.retype("packSimField", "8921999")
    steps.key(Qt.Key.Key_Return)
    (pack,) = packs(steps)
    assert (pack.stands, pack.machine, pack.sim) == ("delivered", "5CG0999", "8921999")


def test_whoever_insists_on_the_box_in_hand_is_believed(steps: Steps, tmp_path: Path) -> None:
    delivered_to_somebody(steps, tmp_path, MACHINE, SIM)
    ordered(steps)
    steps.retype("packMachineField", MACHINE)
    steps.retype("packSimField", SIM)
    before = steps.button("deliverPackButton").text()
    steps.primary()
    assert steps.button("deliverPackButton").text() != before
    # A scanner's Enter does not insist: that takes a hand on the button.
    steps.field("packSimField").setFocus()
    steps.key(Qt.Key.Key_Return)
    assert [pack.stands for pack in packs(steps)] == ["ordered"]
    steps.primary()
    assert [pack.stands for pack in packs(steps)] == ["delivered"]


def test_where_the_sim_alone_is_anothers_it_has_the_focus(steps: Steps, tmp_path: Path) -> None:
    delivered_to_somebody(steps, tmp_path, MACHINE, SIM)
    ordered(steps)
    steps.retype("packMachineField", "5CG0999")
    steps.retype("packSimField", SIM)
    steps.field("packMachineField").setFocus()
    steps.primary()
    assert steps.field("packSimField").hasFocus()
    assert steps.text("packMachineWrongLabel") == ""
    # Another dossier has nothing to do with it.
    at_pack(steps, PRINTED)
    at_pack(steps)
    assert steps.text("packSimWrongLabel") == steps.field("packSimField").text() == ""


def test_a_delivery_that_cannot_be_right_is_said_anew(steps: Steps, tmp_path: Path) -> None:
    """Two desks delivered one machine; this one has heard of the other since."""
    ordered(steps)
    steps.retype("packMachineField", MACHINE)
    steps.retype("packSimField", SIM)
    steps.key(Qt.Key.Key_Return)
    assert not steps.field("packMachineField").isVisible()

    def elsewhere(session: Session) -> str:
        number = issued(session, 61)
        in_hand(session, number, tmp_path / "permit.pdf")
        hand_over(session, number)
        order = order_pack(session, number, "IAM-2990")
        dossier = find_permit(session, number)[0].dossier
        said = PackDelivered(number, order.order, DAY, MACHINE, "8921999")
        session.write([(dossier, [said])])
        return number

    other = done(steps, elsewhere)
    at_pack(steps, READY)
    at_pack(steps)
    assert other in steps.text("packFactsLabel")
    steps.retype("packMachineField", "5CG0999")
    steps.retype("packSimField", SIM)
    steps.key(Qt.Key.Key_Return)
    (pack,) = packs(steps)
    assert (pack.machine, pack.sim) == ("5CG0999", SIM)
    assert not steps.field("packMachineField").isVisible()
    assert other not in steps.text("packFactsLabel")


# --- A permit that is void ------------------------------------------------------------------------


def test_under_a_void_permit_an_order_is_only_cancelled(steps: Steps, language: Language) -> None:
    ordered(steps)
    (number,) = packs_number(steps, HANDED_OVER)

    def revoke(session: Session) -> str:
        revoke_permit(session, number, "lost")
        return number

    done(steps, revoke)
    at_pack(steps)
    assert say("alarm.order_under_void_permit", language, number=number) in steps.text(
        "packFactsLabel"
    )
    for name in ("packMachineField", "packSimField"):
        assert not steps.field(name).isVisible()
    assert not [
        button
        for button in steps.view.findChildren(QPushButton, "deliverPackButton")
        if button.isVisible()
    ]
    steps.click("cancelPackButton")
    reason = steps.view.findChild(QComboBox, "packCancelReasonField")
    assert reason is not None
    reason.setCurrentIndex(reason.findData("unordered.error"))
    steps.click("cancelPackConfirmButton")
    assert [pack.stands for pack in packs(steps)] == ["cancelled"]
