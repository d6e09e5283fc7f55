"""What headquarters decides on the exchange page, to be seen in pictures: enrolling, granting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infitah_desk.gui.main_window import MainWindow


def headquarters_scenes(window: MainWindow) -> Iterator[str]:
    """Begins anywhere at headquarters; after each the window settles."""
    from infitah_desk.gui.pages.exchange import ExchangePage

    page = window.pages["exchange"]
    if not isinstance(page, ExchangePage):
        raise TypeError(page)
    window.go_to("exchange")
    page.take.take([window.context.desk.path.parent / "waiting.request"])
    yield "authority-enrol"
    page.enrol.permits.setText("99999")
    yield "authority-enrol-beyond"
    page.headquarters.grant.click()
    yield "authority-grant"
    page.grant.permits.setText("50")
    page.grant.packs.setText("99999")
    yield "authority-grant-beyond"
    page.grant.leave()
