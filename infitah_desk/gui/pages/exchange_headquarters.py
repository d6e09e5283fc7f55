"""What only headquarters does on the exchange page: enrol, grant, publish, revoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.exchange_decide import RevokePanel
from infitah_desk.gui.pages.exchange_enrol import EnrolPanel, KitPanel
from infitah_desk.gui.pages.exchange_granting import GrantPanel
from infitah_desk.gui.widgets.drop_zone import ask_folder
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.small_button import small_button

if TYPE_CHECKING:
    from infitah_desk.services.enrolling import Request, Terms
    from infitah_desk.services.governing import FileWritten, GrantWritten, KitWritten, Realm
    from infitah_desk.services.taking import Taken
    from infitah_desk.services.trusting import TrustExported

KITS = "kits"
PUBLISHED = "published"


class Headquarters(QWidget):
    """Five buttons and what follows them; `take_asked` is for a request that is still a file."""

    take_asked = Signal()
    begun = Signal()
    """A decision stands in front now."""

    def __init__(
        self,
        context: Context,
        enrol: EnrolPanel,
        kit: KitPanel,
        grant: GrantPanel,
        revoke: RevokePanel,
    ) -> None:
        super().__init__()
        self._context = context
        self._enrol = enrol
        self._kit = kit
        self._grant = grant
        self._revoke = revoke
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("headquartersPanel")
        self.enrol = small_button("enrolButton")
        self.grant = small_button("grantButton")
        self.reference = small_button("referenceButton")
        self.trust = small_button("exportTrustListButton")
        self.revoke = small_button("revokeNodeButton")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.enrol, self.grant, self.reference, self.trust, self.revoke):
            row.addWidget(button)
        self.hide()

    def _connect(self) -> None:
        self.enrol.clicked.connect(self.take_asked)
        self.grant.clicked.connect(self._ask_grant)
        self.reference.clicked.connect(self._write_reference)
        self.trust.clicked.connect(self._write_trust_list)
        self.revoke.clicked.connect(self._ask_revocation)
        self._enrol.enrolled.connect(self._certify)
        self._grant.granted.connect(self._give)
        self._revoke.revoked.connect(self._end)
        # Whoever puts a decision away is where it began.
        for panel, button in (
            (self._enrol, self.enrol),
            (self._kit, self.enrol),
            (self._grant, self.grant),
            (self._revoke, self.revoke),
        ):
            panel.put_away.connect(button.setFocus)

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self.enrol, self.tr("Enrol…"), "Ctrl+Shift+N", shown=False)
        with_key(self.grant, self.tr("Grant…"), "Ctrl+Shift+B", shown=False)
        with_key(self.reference, self.tr("Reference"), "Ctrl+Shift+R", shown=False)
        with_key(self.trust, self.tr("Trust list"), "Ctrl+T", shown=False)
        with_key(self.revoke, self.tr("Revoke…"), "Ctrl+Shift+D", shown=False)

    def put_away(self) -> None:
        """One decision at a time: whatever was in front makes room."""
        for panel in (self._enrol, self._kit, self._grant, self._revoke):
            panel.hide()

    def show_request(self, taken: Taken) -> None:
        """A request came: show it with what can be granted."""
        from infitah_desk.services.governing import realm

        request = taken.request
        if request is None:
            return

        def show(found: Realm) -> None:
            self.put_away()
            self._enrol.show_request(request, found)
            self.begun.emit()

        self._context.desk.ask(realm, show, None)

    def _certify(self, request: Request, terms: Terms) -> None:
        from infitah_desk.services.governing import write_kit

        folder = ask_folder(self._context, KITS, self.tr("Folder for the kit"))
        if folder is not None:
            self._context.desk.do(
                write_kit, self._certified, self._enrol.tell_refused, request, terms, folder
            )

    def _certified(self, written: KitWritten) -> None:
        self._enrol.leave()
        self._kit.show_kit(written)

    def _ask_grant(self) -> None:
        from infitah_desk.services.governing import realm

        def show(found: Realm) -> None:
            self.put_away()
            self._grant.show_desks(
                [
                    node.name
                    for node in found.nodes
                    if node.role == "desk" and node.name not in found.revoked
                ],
                found.balance,
            )
            self.begun.emit()

        self._context.desk.ask(realm, show, None)

    def _give(self, node: str, permits: int, packs: int) -> None:
        from infitah_desk.services.governing import write_grant

        folder = ask_folder(self._context, PUBLISHED, self.tr("Folder for the reference"))
        if folder is not None:
            self._context.desk.do(
                write_grant, self._gave, self._grant.tell_refused, node, permits, packs, folder
            )

    def _gave(self, written: GrantWritten) -> None:
        self._grant.leave()
        self._context.notice.tell_good(
            self.tr("Granted to {node}. The reference no. {number} is written: {file}").format(
                node=written.granted.node,
                number=written.reference.number,
                file=written.reference.file,
            )
        )

    def _write_reference(self) -> None:
        from infitah_desk.services.governing import write_reference_file

        folder = ask_folder(self._context, PUBLISHED, self.tr("Folder for the reference"))
        if folder is not None:
            self._context.desk.do(write_reference_file, self._wrote_reference, None, folder)

    def _wrote_reference(self, written: FileWritten) -> None:
        self._context.notice.tell_good(
            self.tr("The reference no. {number} is written: {file}").format(
                number=written.number, file=written.file
            )
        )

    def _write_trust_list(self) -> None:
        from infitah_desk.services.governing import write_trust_file

        folder = ask_folder(self._context, PUBLISHED, self.tr("Folder for the trust list"))
        if folder is not None:
            self._context.desk.do(write_trust_file, self._wrote_trust_list, None, folder)

    def _wrote_trust_list(self, done: tuple[FileWritten, TrustExported]) -> None:
        written, exported = done
        desks = self.tr("%n desk(s)", "", exported.desks)
        void = self.tr("%n void permit(s)", "", exported.revoked)
        said = self.tr("The trust list no. {number} is written: {file}").format(
            number=written.number, file=written.file
        )
        self._context.notice.tell_good(f"{said} · {desks} · {void}")

    def _ask_revocation(self) -> None:
        from infitah_desk.services.governing import realm

        def show(found: Realm) -> None:
            self.put_away()
            self._revoke.show_nodes(
                [node.name for node in found.nodes if node.name not in found.revoked]
            )
            self.begun.emit()

        self._context.desk.ask(realm, show, None)

    def _end(self, node: str, reason: str) -> None:
        from infitah_desk.services.enrolling import revoke_node

        def ended(_: None) -> None:
            self._context.notice.tell_good(
                self.tr("{node} is revoked. Write a reference, so that everybody knows.").format(
                    node=node
                )
            )

        self._context.desk.do(revoke_node, ended, None, node, reason)
