"""The main window: places at the side, the page in the middle, the status bar below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.unlock import UnlockPage

if TYPE_CHECKING:
    from infitah_desk.gui.pages.first_run import FirstRunPage
    from infitah_desk.gui.pages.kit import KitPage
    from infitah_desk.gui.pages.registry import Pages
    from infitah_desk.gui.work_area import WorkArea
    from infitah_desk.services.overviewing import Overview

SMALLEST = (1024, 640)
USUAL = (1366, 768)
_QUIET_MILLISECONDS = 150
_BETWEEN_PARTS_MILLISECONDS = 20
_ACTIVE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.MouseMove,
}


class Speaking(Protocol):
    """Whatever says itself anew when the language changes."""

    def retranslate(self) -> None: ...


class MainWindow(QMainWindow):
    """Locked it shows the unlock page alone; unlocked the places and their pages.

    Pages are made in small parts while nobody types, or when they are first needed: the password
    can be typed before that, and the list be searched.
    """

    bug_elsewhere = Signal()
    """A bug was caught outside the window's thread."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.work: WorkArea | None = None
        self.first_run: FirstRunPage | None = None
        self.kit: KitPage | None = None
        self._watched: QWindow | None = None
        self._speaking: list[Speaking] = [context.notice]
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("mainWindow")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        whole = QWidget()
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._screens = QStackedWidget()
        self._screens.setObjectName("screens")
        self._column.addWidget(self.context.notice)
        self._column.addWidget(self._screens, 1)
        self.setCentralWidget(whole)
        self.unlock = UnlockPage(self.context)
        self.unlock.typed.connect(self._hurry)
        self._add_screen(self.unlock)
        if not self.context.desk.is_made:
            self._begin()

    def _connect(self) -> None:
        desk, ways = self.context.desk, self.context.ways
        desk.opened.connect(self._opened)
        desk.locking.connect(self._keep)
        desk.locked.connect(self._leave)
        desk.refused.connect(self.tell)
        desk.failed.connect(self._tell_failure)
        ways.place_asked.connect(self.go_to)
        ways.button_asked.connect(self._press)
        ways.dossier_asked.connect(self._show_dossier)
        ways.preferences_changed.connect(self.watch_idleness)
        self.context.languages.changed.connect(self.retranslate)
        self.bug_elsewhere.connect(self.tell_bug)
        self.idle.timeout.connect(desk.lock)
        self._quiet.timeout.connect(self._make_a_part)

    def retranslate(self) -> None:
        """Say everything anew in the current language."""
        self.setWindowTitle(self.tr("Infitah Desk"))
        for part in self._speaking:
            part.retranslate()

    @property
    def pages(self) -> Pages:
        """The pages of the places, each made when it is first asked for."""
        return self.work_area().pages

    def work_area(self) -> WorkArea:
        """What is shown once somebody has unlocked the desk; made at the first need."""
        if self.work is None:
            from infitah_desk.gui.work_area import WorkArea

            self.work = WorkArea(self.context)
            self.work.places.chosen.connect(self.go_to)
            self.work.places.lock_asked.connect(self.context.desk.lock)
            self._add_screen(self.work)
        return self.work

    def make_ready(self) -> None:
        """Make everything that was left for a quiet moment."""
        while self.pages.make_a_part():
            pass

    def go_to(self, name: str) -> None:
        """Show the page of that name."""
        self.work_area().show_page(name)

    def refresh_status(self) -> None:
        """Ask anew how things stand."""
        self.work_area().status.refresh()

    def tell(self, error: InfitahError) -> None:
        """Tell an expected failure that no page took care of."""
        self.context.notice.tell_wrong(self.context.say(error))

    def tell_bug(self) -> None:
        """Something unexpected happened: say so, and go on."""
        self.context.notice.tell_wrong(
            self.tr(
                "Something unexpected happened. What you typed is kept. "
                "If it happens again, close the window and open it anew."
            )
        )

    def finish(self) -> None:
        """At the very end: lock and let the threads finish."""
        self._quiet.stop()
        self.idle.stop()
        # The filter goes with what it watches, which may have gone before.
        self._watched = None
        self.context.desk.close()
        self.context.languages.close()

    def watch_idleness(self) -> None:
        """Begin to wait anew for nobody being here, by the preferences of now."""
        minutes = self.context.preferences.lock_after_minutes
        if minutes and self.context.desk.is_open:
            self.idle.start(minutes * 60_000)
        else:
            self.idle.stop()

    def _add_screen(self, screen: QWidget) -> None:
        self._speaking.append(screen)  # type: ignore[arg-type]  # every screen speaks
        self._screens.addWidget(screen)

    def _make_a_part(self) -> None:
        """Nobody types: a little of what may be needed later is made now."""
        if self.work is None:
            self.context.desk.warm_up()
            self.work_area()
        elif not self.pages.make_a_part():
            return
        self._quiet.start(_BETWEEN_PARTS_MILLISECONDS)

    def _hurry(self) -> None:
        """Nobody types while the password is tried: what is shown next is made meanwhile."""
        self._quiet.stop()
        QTimer.singleShot(0, self, self._make_first)

    def _make_first(self) -> None:
        self.pages.make_first()

    def _begin(self) -> None:
        """No folder lies here yet."""
        from infitah_desk.gui.pages.first_run import FirstRunPage

        self.first_run = FirstRunPage(self.context)
        self.first_run.finished.connect(self._go_on)
        self._add_screen(self.first_run)
        self._screens.setCurrentWidget(self.first_run)
        self.first_run.start()

    def _go_on(self, account: str, password: str) -> None:
        """After the first run: whoever made the folder need not type the password again."""
        self._screens.setCurrentWidget(self.unlock)
        if password:
            self.unlock.open_for(account, password)

    def _opened(self) -> None:
        from infitah_desk.services.overviewing import overview

        self.watch_idleness()
        self.context.desk.ask(overview, self._come_in, None)

    def _come_in(self, seen: Overview) -> None:
        if seen.accepted:
            self._enter()
            return
        if self.kit is None:
            from infitah_desk.gui.pages.kit import KitPage

            self.kit = KitPage(self.context)
            self.kit.accepted.connect(self._enter)
            self.kit.lock_asked.connect(self.context.desk.lock)
            self._add_screen(self.kit)
        self._screens.setCurrentWidget(self.kit)
        self.kit.opened()

    def _enter(self) -> None:
        work = self.work_area()
        work.take_notice(self.context.notice)
        self._screens.setCurrentWidget(work)
        work.open_at("dossiers" if self.context.desk.role == "desk" else "exchange")
        self._quiet.start(_QUIET_MILLISECONDS)

    def _keep(self) -> None:
        if self.work is not None:
            self.work.locked()

    def _leave(self) -> None:
        self.idle.stop()
        self.context.notice.hide()
        self._column.insertWidget(0, self.context.notice)
        self._screens.setCurrentWidget(self.unlock)
        self.unlock.entered()

    def _press(self, name: str, button: str) -> None:
        self.go_to(name)
        found = self.pages[name].findChild(QAbstractButton, button)
        if found is None:
            raise LookupError(button)
        found.click()

    def _show_dossier(self, dossier: str) -> None:
        self.go_to("dossiers")
        self.pages["dossiers"].show_dossier(dossier)

    def _tell_failure(self, error: BaseException) -> None:
        # Raised here, on the window's thread, so that one hook sees every bug.
        raise error

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._watched and event.type() in _ACTIVE:
            if self.idle.isActive():
                self.idle.start()
            if self._quiet.isActive():
                self._quiet.start(_QUIET_MILLISECONDS)
        return False

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not self._watched:
            # What is typed and clicked anywhere comes through here first. A filter of the whole
            # application would be handed objects that are being made or destroyed: PySide6 then
            # crashes now and then, when the garbage collector runs at that moment.
            self._watched = handle
            handle.installEventFilter(self)
        if self.work is None:
            self._quiet.start(_QUIET_MILLISECONDS)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self.context.desk.lock()
        super().closeEvent(event)
