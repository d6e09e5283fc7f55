"""Packs, to be seen in pictures: an order being typed, one that waits, its end, a delivery."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infitah_desk.gui.main_window import MainWindow

_PRINTERS = ("HP LaserJet Pro M404dn",)


def pack_scenes(window: MainWindow, settle: Callable[[], None]) -> Iterator[str]:
    """Begins with a dossier in front whose permit was handed over, and whose owner consents."""
    from infitah_desk.domain.errors import Refused
    from infitah_desk.gui.pages.pack_panel import PackPanel

    panel = window.findChild(PackPanel)
    if panel is None:
        raise LookupError(PackPanel)
    press = window.context.ways.button_asked.emit
    press("dossiers", "packStepButton")
    panel.printers.offer(_PRINTERS)
    yield "pack-none"
    panel.order.offer.set_raw("IAM-6990")
    panel.order.bank.setChecked(True)
    settle()
    yield "pack-order"
    panel.order.price.setText("1500")
    settle()
    yield "pack-order-missing"
    panel.order.price.setText("6 499,99")
    settle()
    press("dossiers", "orderPackButton")
    settle()
    yield "pack-ordered"
    press("dossiers", "cancelPackButton")
    yield "pack-cancel"
    press("dossiers", "cancelPackButton")
    panel.serials.machine.setText("5CG0123XYZ")
    panel.serials.sim.setText("8921201234567890123")
    other = "C2-TET1-00017-G"
    wrong = Refused(
        "pack.machine_elsewhere", "pack.sim_elsewhere", machine_permit=other, sim_permit=other
    )
    panel.serials.tell(wrong)
    settle()
    yield "pack-wrong-box"
    press("dossiers", "deliverPackButton")
    settle()
    yield "pack-delivered"
