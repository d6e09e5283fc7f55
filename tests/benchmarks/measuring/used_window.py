"""The window on a large folder, unlocked and used offscreen: what takes how long, as JSON.

    python -m tests.benchmarks.measuring.used_window FOLDER SETTINGS HOW

`at-once` types the password as soon as the field takes keys and ends when the list can be used;
`unhurried-unlock` types it when everything was loaded, and `unhurried` then searches and scrolls.
The folder is changed.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget

from infitah_desk.gui.application import make_window
from infitah_desk.gui.desk import Desk
from infitah_desk.gui.main_window import MainWindow
from tests.helpers.folders import PASSWORD

BEAT = 5
BETWEEN_KEYS = 60
AFTER_A_WORD = 600
UNHURRIED = 3_000
TYPED = ("atlas", "مقهى", "20012345", "0539712345", "menuiserie rif", "q")
ROWS_A_STEP = 200
JUMPS = 200
LONGEST_WAIT = 300.0


class Heartbeat(QObject):
    """A timer of 5 ms in the window's event loop: the longest time without a beat."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self._longest = 0.0
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    def longest(self, use: Callable[[], None]) -> float:
        """Seconds of the longest silence while something was done."""
        QApplication.processEvents()
        self._longest, self._last = 0.0, time.perf_counter()
        use()
        self._beat()
        return self._longest


class Hands:
    """Whoever types and scrolls; keys reach the window as from the system."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.heart = Heartbeat()
        self.fetched: list[int] = []
        self._count_fetches()

    def _count_fetches(self) -> None:
        """How many rows each question for rows asks for; services are asked by name."""
        ask, fetched = Desk.ask, self.fetched

        def counting(desk: Desk, service: Callable[..., object], *rest: object) -> None:
            if service.__name__ == "show_rows":
                fetched.append(len(rest[2]))  # type: ignore[arg-type]  # after done and failed
            ask(desk, service, *rest)  # type: ignore[arg-type]

        Desk.ask = counting  # type: ignore[method-assign,assignment]

    @property
    def search(self) -> QLineEdit:
        found = self._window.findChild(QLineEdit, "searchField")
        if found is None:
            raise LookupError("searchField")
        return found

    @property
    def list(self) -> QListView:
        found = self._window.findChild(QListView, "dossierList")
        if found is None:
            raise LookupError("dossierList")
        return found

    def write(self, text: str) -> None:
        for character in text:
            self._key(0, character)

    def press(self, key: Qt.Key) -> None:
        self._key(key, "\r" if key == Qt.Key.Key_Return else "")

    def _key(self, key: int, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(self._window.windowHandle(), event)

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the window work until something holds."""
        last = time.monotonic() + LONGEST_WAIT
        while not holds():
            if time.monotonic() > last:
                raise TimeoutError(holds)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def rest(self, milliseconds: int) -> None:
        end = time.monotonic() + milliseconds / 1000
        self.until(lambda: time.monotonic() >= end)

    def settle(self) -> None:
        self.until(lambda: not self._window.context.desk.is_busy)

    def shows(self, place: int) -> bool:
        """Whether what stands at a place of the list is known."""
        return self.list.model().index(place, 0).data(Qt.ItemDataRole.UserRole) is not None


def unlock(window: MainWindow, hands: Hands, *, at_once: bool) -> dict[str, float]:
    """From the password's key to a list of which rows are seen and that can be searched."""
    page = window.unlock
    hands.until(lambda: QApplication.focusWidget() is page.password)
    if not at_once:
        hands.rest(UNHURRIED)
        hands.settle()
    derived = _noting_when_derived()

    def use() -> None:
        hands.write(PASSWORD)
        hands.press(Qt.Key.Key_Return)
        hands.until(lambda: name_of(QApplication.focusWidget()) == "searchField")
        hands.until(lambda: hands.list.isVisible() and hands.shows(0))
        hands.list.viewport().repaint()
        hands.write("x")
        if hands.search.text() != "x":
            raise ValueError("the search field takes no keys")

    silence = hands.heart.longest(use)
    usable = time.perf_counter() - derived[0]
    hands.search.clear()
    return {"usable": usable, "silence": silence}


def name_of(widget: QWidget | None) -> str:
    return "" if widget is None else widget.objectName()


def _noting_when_derived() -> list[float]:
    """When argon2id has ended, on whatever thread."""
    vault = sys.modules["infitah_desk.trust.vault"]
    derive, moments = vault.derive_key, list[float]()

    def noting(*args: object) -> bytes:
        key: bytes = derive(*args)
        moments.append(time.perf_counter())
        return key

    vault.__dict__["derive_key"] = noting
    return moments


def search(hands: Hands) -> dict[str, float]:
    """The longest silence while each word is typed, answered and cleared again."""
    hands.search.setFocus()

    def use(text: str) -> None:
        for character in text:
            hands.write(character)
            hands.rest(BETWEEN_KEYS)
        hands.rest(AFTER_A_WORD)
        hands.search.clear()
        hands.rest(AFTER_A_WORD)

    return {text: hands.heart.longest(partial(use, text)) for text in TYPED}


def scroll(hands: Hands) -> dict[str, float]:
    """From the top to the bottom: by pages, each waited for; then in jumps that wait for none."""
    model, bar = hands.list.model(), hands.list.verticalScrollBar()
    height = hands.list.sizeHintForRow(0)
    rows = model.rowCount()
    bottom = rows * height - hands.list.viewport().height()
    started = time.perf_counter()
    placing = hands.heart.longest(lambda: hands.until(lambda: bar.maximum() >= bottom))
    placed = time.perf_counter() - started

    def by_pages() -> None:
        for place in range(0, rows, ROWS_A_STEP):
            bar.setValue(place * height)
            hands.until(partial(hands.shows, place))
        bar.setValue(bar.maximum())
        hands.until(partial(hands.shows, rows - 1))

    def in_jumps() -> None:
        for jump in range(JUMPS):
            bar.setValue(bar.maximum() * jump // (JUMPS - 1))
            hands.rest(BEAT)
        hands.until(partial(hands.shows, rows - 1))

    hands.fetched.clear()
    started = time.perf_counter()
    silence = hands.heart.longest(by_pages)
    found = {
        "rows": rows,
        "placed": placed,
        "placing": placing,
        "seconds": time.perf_counter() - started,
        "silence": silence,
        "fetches": len(hands.fetched),
        "fetched": sum(hands.fetched),
        "largest": max(hands.fetched),
    }
    bar.setValue(0)
    hands.until(partial(hands.shows, 0))
    hands.fetched.clear()
    found["jump_silence"] = hands.heart.longest(in_jumps)
    found["jump_fetches"] = len(hands.fetched)
    return found


def main(data: Path, settings: Path, how: str) -> int:
    bugs: list[BaseException] = []

    def caught(
        kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        bugs.append(error)
        sys.__excepthook__(kind, error, traceback)

    sys.excepthook = caught
    application = QApplication([])
    window = make_window(application, data, settings)
    window.show()
    window.activateWindow()
    hands = Hands(window)
    found: dict[str, object] = {"unlock": unlock(window, hands, at_once=how == "at-once")}
    if how == "at-once":
        found["at_once"] = search(hands)
    if how == "unhurried":
        found["busy"] = search(hands)
        hands.settle()
        found["idle"] = search(hands)
        found["scroll"] = scroll(hands)
    window.close()
    window.finish()
    sys.stdout.write(json.dumps(found) + "\n")
    return 1 if bugs else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
