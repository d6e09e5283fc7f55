"""The kit page: an installation that waits for headquarters' answer, and takes it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.languages import OWN_NAMES
from infitah_desk.gui.pages.first_run import CARD_PX
from infitah_desk.gui.widgets.fingerprint import Fingerprint
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.path_field import Kind, PathField
from infitah_desk.services.enrolling import (
    Accepted,
    Requested,
    accept_kit,
    root_of_kit,
    write_request,
)
from infitah_desk.services.starting import Identity, own_identity


class KitPage(QWidget):
    """The request once more, the kit, and the root that a person compares."""

    accepted = Signal()
    lock_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._identity: Identity | None = None
        self._kit: Path | None = None
        self._root = ""
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("kitPage")
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.language = QPushButton()
        self.language.setObjectName("kitLanguageButton")
        self.lock = QPushButton()
        self.lock.setObjectName("kitLockButton")
        for button in (self.language, self.lock):
            button.setProperty("flat", True)
        self._title = _text()
        self._title.setProperty("role", "title")
        self._intro = _text()
        self.own = Fingerprint("ownFingerprint")
        self.request = PathField(self._context, "request", Kind.NEW_FILE, "Ctrl+E")
        self.save = QPushButton()
        self.save.setObjectName("saveRequestButton")
        self.kit = PathField(self._context, "kit", Kind.FILE, "Ctrl+O")
        self.read = QPushButton()
        self.read.setObjectName("readKitButton")
        self.read.setProperty("primary", True)
        self._compare = _text()
        self.root = Fingerprint("rootFingerprint")
        self.same = QPushButton()
        self.same.setObjectName("acceptKitButton")
        self.same.setProperty("primary", True)
        self.differs = QPushButton()
        self.differs.setObjectName("refuseKitButton")
        self.wrong = _text()
        self.wrong.setObjectName("kitWrongLabel")
        self.wrong.setProperty("role", "error")
        self.wrong.hide()
        self._arrange()
        self._show_root("")

    def _arrange(self) -> None:
        card = QWidget()
        card.setFixedWidth(CARD_PX)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(10)
        top = QHBoxLayout()
        top.addStretch(1)
        top.addWidget(self.language)
        top.addWidget(self.lock)
        column.addLayout(top)
        for widget in (self._title, self._intro, self.own, self.request):
            column.addWidget(widget)
        column.addLayout(_at_the_end(self.save))
        column.addSpacing(12)
        column.addWidget(self.kit)
        column.addLayout(_at_the_end(self.read))
        for widget in (self.wrong, self._compare, self.root):
            column.addWidget(widget)
        column.addLayout(_at_the_end(self.differs, self.same))
        column.addStretch(1)
        around = QWidget()
        across = QHBoxLayout(around)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        area = QScrollArea()
        area.setObjectName("kitArea")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(around)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _connect(self) -> None:
        self.save.clicked.connect(self._save)
        self.read.clicked.connect(self._read)
        self.same.clicked.connect(self._accept)
        self.differs.clicked.connect(self._refuse)
        self.kit.edit.returnPressed.connect(self._read)
        self.kit.edit.textChanged.connect(lambda: self._show_root(""))
        self.lock.clicked.connect(self.lock_asked)
        self.language.clicked.connect(
            lambda: self._context.switch_language(self._context.languages.next())
        )

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self.language, OWN_NAMES[self._context.languages.next()], "F9")
        with_key(self.lock, self.tr("Lock"), "Ctrl+L")
        if self._identity is not None:
            self._title.setText(
                self.tr("{node} waits for its kit").format(
                    node=f"\u2068{self._identity.node}\u2069"
                )
            )
        self._intro.setText(
            self.tr(
                "Headquarters reads this laptop's request and compares this fingerprint with you. "
                "Its answer is a kit: a file for this laptop alone."
            )
        )
        self.request.say(self.tr("Write the request once more"))
        with_key(self.save, self.tr("Write the request"), "Ctrl+S")
        self.kit.say(self.tr("The kit from headquarters"))
        with_key(self.read, self.tr("Read the kit"), "Ctrl+Return")
        self._compare.setText(
            self.tr(
                "Ask headquarters for the fingerprint of the programme's root and compare it, "
                "group by group. If one differs, somebody else made this kit."
            )
        )
        # Never there together with the button that reads: both go on by the same key.
        with_key(self.same, self.tr("They are the same: load the kit"), "Ctrl+Return")
        with_key(self.differs, self.tr("They differ"), "Ctrl+D")

    def opened(self) -> None:
        """Somebody unlocked the folder: say who this installation is."""
        self.tell_wrong("")
        self._show_root("")
        self._context.desk.ask(own_identity, self._known, None)
        self.kit.setFocus()

    def tell_wrong(self, sentence: str) -> None:
        """Say what went wrong; "" when nothing did."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _known(self, identity: Identity) -> None:
        self._identity = identity
        self.own.show_fingerprint(identity.fingerprint)
        self.request.suggest(f"{identity.node}.request.json")
        self.retranslate()

    def _save(self) -> None:
        path = self.request.required()
        if path is not None:
            self._context.desk.ask(write_request, self._saved, self._refused, path)

    def _saved(self, requested: Requested) -> None:
        self._context.notice.tell_good(
            self.tr("The request of {node} is written.").format(
                node=f"\u2068{requested.node}\u2069"
            )
        )

    def _read(self) -> None:
        self._kit = self.kit.required()
        if self._kit is not None:
            self.tell_wrong("")
            self._context.desk.ask(root_of_kit, self._show_root, self._refused, self._kit)

    def _show_root(self, root: str) -> None:
        self._root = root
        self.root.show_fingerprint(root)
        for widget in (self._compare, self.root, self.same, self.differs):
            widget.setVisible(bool(root))
        self.read.setVisible(not root)
        if root:
            self.same.setFocus()

    def _accept(self) -> None:
        if self._kit is None:
            return
        self.setEnabled(False)
        self._context.desk.do(accept_kit, self._done, self._refused, self._kit, self._root)

    def _done(self, _: Accepted) -> None:
        self.setEnabled(True)
        self.kit.edit.clear()
        self.accepted.emit()

    def _refuse(self) -> None:
        self.kit.edit.clear()
        self.tell_wrong(
            self.tr("This kit was not loaded. Tell headquarters, and ask for another one.")
        )
        self.kit.setFocus()

    def _refused(self, error: InfitahError) -> None:
        self.setEnabled(True)
        self._show_root("")
        self.tell_wrong(self._context.say(error))
        self.kit.setFocus()


def _text() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    return label


def _at_the_end(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
