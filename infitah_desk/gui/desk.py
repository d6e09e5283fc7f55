"""The desk as pages see it: services asked and done on the database's thread, changes announced."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.tasks import Done, Worker
from infitah_desk.storage.folder_names import VAULT_NAME, is_data_folder

if TYPE_CHECKING:
    # Services, and the libraries behind them, are only loaded on the database's thread: the
    # window stands and takes a password before that.
    from infitah_desk.services.session import Session

Asked = ParamSpec("Asked")
Given = TypeVar("Given")


class Desk(QObject):
    """One data folder, open or locked. Pages ask and do through it and see no session.

    `changed` is the change bus: something was committed, models re-query. `refused` carries what
    no page took care of: an expected failure, to be told in words. `locking` comes while the
    folder is still open, so that drafts can be kept; `locked` when nothing can be asked any more.
    """

    opened = Signal(str)
    locking = Signal()
    locked = Signal()
    changed = Signal()
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.account = ""
        self.supervisor = False
        self.role = ""
        self.node = ""
        self._database = Worker("database", self)
        self._files = Worker("files", self)
        self._stack = ExitStack()
        self._session: Session | None = None
        self._closed = False

    @property
    def is_open(self) -> bool:
        """Whether somebody has unlocked the folder."""
        return self._session is not None

    @property
    def is_made(self) -> bool:
        """Whether a finished data folder lies at the path."""
        return is_data_folder(self.path)

    @property
    def is_busy(self) -> bool:
        """Whether one of the threads has something to do, or to tell."""
        return self._database.is_busy or self._files.is_busy

    def unlock(self, account: str, password: str, failed: Callable[[InfitahError], None]) -> None:
        """Open the folder for somebody, on the database's thread (argon2id takes its time)."""

        def work() -> tuple[Session, str, bool, str, str]:
            from infitah_desk import bootstrap

            session = self._stack.enter_context(bootstrap.opened(self.path, account, password))
            supervisor = session.unlocked.role == "supervisor"
            return session, session.account, supervisor, session.role, session.node

        def done(came: tuple[Session, str, bool, str, str]) -> None:
            self._session, self.account, self.supervisor, self.role, self.node = came
            self.opened.emit(self.account)

        self._database.run(work, done, self._taking(failed))

    def lock(self) -> None:
        """Close the folder; nothing of it stays in memory that a page could show."""
        if self._session is None:
            return
        # What pages keep now is queued before the folder is closed.
        self.locking.emit()
        self._session = None
        stack, self._stack = self._stack, ExitStack()
        self._database.run(stack.close, lambda _: None, self._taking(None))
        self.locked.emit()

    def ask(
        self,
        service: Callable[Concatenate[Session, Asked], Given],
        done: Callable[[Given], None],
        failed: Callable[[InfitahError], None] | None,
        *args: Asked.args,
        **kwargs: Asked.kwargs,
    ) -> None:
        """Have a service answer; nothing changes by it."""
        self._run(service, done, failed, args, kwargs)

    def do(
        self,
        service: Callable[Concatenate[Session, Asked], Given],
        done: Callable[[Given], None],
        failed: Callable[[InfitahError], None] | None,
        *args: Asked.args,
        **kwargs: Asked.kwargs,
    ) -> None:
        """Have a service do something; when it is committed, `changed` is told to all."""

        def committed(given: Given) -> None:
            done(given)
            self.changed.emit()

        self._run(service, committed, failed, args, kwargs)

    def work(
        self,
        function: Callable[[], Given],
        done: Callable[[Given], None],
        failed: Callable[[InfitahError], None] | None = None,
    ) -> None:
        """Do something with files or pictures on the other thread; no session there."""
        self._files.run(function, done, self._taking(failed))

    def accounts(self, done: Callable[[list[str]], None]) -> None:
        """Who may open the folder; read from its vault alone, before the services are loaded."""

        def work() -> list[str]:
            from infitah_desk.system.clock import SystemClock
            from infitah_desk.trust.vault import Vault

            if not is_data_folder(self.path):
                return []
            vault = Vault(self.path / VAULT_NAME, SystemClock())
            return [each.name for each in vault.accounts()]

        if not self._closed:
            self._database.run(work, done, self._taking(None))

    def warm_up(self) -> None:
        """Load the services on the database's thread, while somebody types the password."""
        self._database.run(_load_services, lambda _: None, self._taking(None))

    def _run(
        self,
        service: Callable[..., Any],
        done: Done,
        failed: Callable[[InfitahError], None] | None,
        args: tuple[object, ...],
        kwargs: dict[str, Any],
    ) -> None:
        session = self._session
        if session is None:
            return

        def back(given: Any) -> None:  # noqa: ANN401 - whatever the service gives
            # Who locked the desk meanwhile is not shown what the one before asked for.
            if self._session is session:
                done(given)

        self._database.run(lambda: service(session, *args, **kwargs), back, self._taking(failed))

    def _taking(
        self, failed: Callable[[InfitahError], None] | None
    ) -> Callable[[BaseException], None]:
        def take(error: BaseException) -> None:
            if not isinstance(error, InfitahError):
                self.failed.emit(error)
            elif failed is None:
                self.refused.emit(error)
            else:
                failed(error)

        return take

    def close(self) -> None:
        """At the end of the program: lock, keep what was to be kept, and let both threads end."""
        if self._closed:
            return
        self._closed = True
        self.lock()
        self._files.close()
        self._database.run(self._stack.close, lambda _: None, self._taking(None))
        self._database.close(finish=True)


def _load_services() -> None:
    import infitah_desk.bootstrap  # noqa: F401 - loading it is what is asked for
    from infitah_desk.system.amounts import number_in_figures

    # The first figure loads what writes figures, and the first page is full of them.
    number_in_figures(0, "fr")
