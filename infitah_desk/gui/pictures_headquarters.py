"""What headquarters decides on the exchange page, to be seen in pictures: enrolling, granting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infitah_desk.gui.main_window import MainWindow

_ROOT = "3f9a21c07be4d815" * 4


def headquarters_scenes(window: MainWindow) -> Iterator[str]:
    """Begins anywhere at headquarters; after each the window settles."""
    from infitah_desk.domain.roster import Node
    from infitah_desk.gui.pages.exchange import ExchangePage
    from infitah_desk.services.governing import KitWritten

    page = window.pages["exchange"]
    if not isinstance(page, ExchangePage):
        raise TypeError(page)
    window.go_to("exchange")
    page.take.take([window.context.desk.path.parent / "waiting.request"])
    yield "authority-enrol"
    page.enrol.permits.setText("99999")
    yield "authority-enrol-beyond"
    page.enrol.leave()
    kit = Path("E:/2010-09-20-kasbah.age")
    page.kit.show_kit(KitWritten(kit, Node("TET-2", "desk", ()), _ROOT))
    yield "authority-kit-written"
    page.kit.leave()
    page.headquarters.grant.click()
    yield "authority-grant"
    page.grant.permits.setText("50")
    page.grant.packs.setText("99999")
    yield "authority-grant-beyond"
    page.grant.leave()
