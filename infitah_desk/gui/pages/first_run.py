"""The first run: no folder lies here yet, so somebody says what this laptop is to be."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.gui.context import Context
from infitah_desk.gui.languages import OWN_NAMES
from infitah_desk.gui.pages.first_run_forms import (
    GO_KEY,
    AuthorityForm,
    Form,
    InstallationForm,
    RestoreForm,
)
from infitah_desk.gui.widgets.fingerprint import Fingerprint
from infitah_desk.gui.widgets.keys import with_key

CARD_PX = 680


class FirstRunPage(QWidget):
    """A choice of three, their forms, and what has to be done with what they wrote.

    `finished` brings account and password to go on with, both "" where nobody's are known.
    """

    finished = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._made = ("", "")
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("firstRunPage")
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.language = QPushButton()
        self.language.setObjectName("firstRunLanguageButton")
        self.language.setProperty("flat", True)
        self.choice = _Choice()
        self.installation = InstallationForm(self._context)
        self.restore = RestoreForm(self._context)
        self.authority = AuthorityForm(self._context)
        self.written = _Written()
        self.forms: tuple[Form, ...] = (self.installation, self.restore, self.authority)
        self._stack = QStackedWidget()
        self._stack.setObjectName("firstRunSteps")
        for screen in (self.choice, *self.forms, self.written):
            self._stack.addWidget(screen)
        card = QWidget()
        card.setFixedWidth(CARD_PX)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 24, 16, 24)
        top = QHBoxLayout()
        top.addStretch(1)
        top.addWidget(self.language)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        area = QScrollArea()
        area.setObjectName("firstRunArea")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        around = QWidget()
        across = QHBoxLayout(around)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        area.setWidget(around)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _connect(self) -> None:
        for button, form in zip(self.choice.buttons, self.forms, strict=True):
            button.clicked.connect(lambda _=False, form=form: self.show_form(form))
        for form in self.forms:
            form.back_asked.connect(self.start)
            form.made.connect(self._came)
        self.written.go.clicked.connect(self._finish)
        self.language.clicked.connect(
            lambda: self._context.switch_language(self._context.languages.next())
        )

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self.language, OWN_NAMES[self._context.languages.next()], "F9")
        self.choice.retranslate()
        for form in self.forms:
            form.retranslate()
        self.written.retranslate()

    def start(self) -> None:
        """The choice, from the beginning."""
        self._stack.setCurrentWidget(self.choice)
        self.choice.buttons[0].setFocus()

    def show_form(self, form: Form) -> None:
        """One of the forms in front."""
        self._stack.setCurrentWidget(form)
        form.entered()

    def _came(self, account: str, password: str, fingerprint: str, file: str) -> None:
        self._made = (account, password)
        if not fingerprint:
            self._finish()
            return
        self.written.show_written(fingerprint, file, authority=self.sender() is self.authority)
        self._stack.setCurrentWidget(self.written)
        self.written.go.setFocus()

    def _finish(self) -> None:
        made, self._made = self._made, ("", "")
        self.finished.emit(*made)


class _Choice(QWidget):
    """What this laptop is to be: one button each, and a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._intro = QLabel()
        self._intro.setProperty("role", "secondary")
        self._intro.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._intro)
        self.buttons: list[QPushButton] = []
        self._notes: list[QLabel] = []
        for name in ("enrolChoiceButton", "restoreChoiceButton", "authorityChoiceButton"):
            button = QPushButton()
            button.setObjectName(name)
            button.setProperty("primary", not self.buttons)
            note = QLabel()
            note.setProperty("role", "secondary")
            note.setWordWrap(True)
            column.addSpacing(10)
            column.addWidget(button)
            column.addWidget(note)
            self.buttons.append(button)
            self._notes.append(note)
        column.addStretch(1)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Welcome to Infitah Desk"))
        self._intro.setText(self.tr("There is nothing on this laptop yet. What is it to be?"))
        enrol, restore, authority = self.buttons
        with_key(enrol, self.tr("Enrol this laptop"), "Alt+1")
        with_key(restore, self.tr("Restore a backup"), "Alt+2")
        with_key(authority, self.tr("Found the authority"), "Alt+3")
        texts = (
            self.tr("A desk of a forum, or a coordinator: makes its keys and asks headquarters."),
            self.tr("In place of a laptop that was lost or broken."),
            self.tr("Headquarters, once for the whole programme."),
        )
        for note, text in zip(self._notes, texts, strict=True):
            note.setText(text)


class _Written(QWidget):
    """What was written, and what is compared by telephone."""

    def __init__(self) -> None:
        super().__init__()
        self._authority = False
        self._file = ""
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._what = QLabel()
        self._what.setWordWrap(True)
        self._what.setTextFormat(Qt.TextFormat.PlainText)
        self.fingerprint = Fingerprint("writtenFingerprint")
        self._then = QLabel()
        self._then.setProperty("role", "secondary")
        self._then.setWordWrap(True)
        self.go = QPushButton()
        self.go.setObjectName("firstRunFinishButton")
        self.go.setProperty("primary", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for widget in (self._title, self._what, self.fingerprint, self._then):
            column.addWidget(widget)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTrailing)
        column.addStretch(1)

    def show_written(self, fingerprint: str, file: str, *, authority: bool) -> None:
        self._authority, self._file = authority, file
        self.fingerprint.show_fingerprint(fingerprint)
        self.retranslate()

    def retranslate(self) -> None:
        with_key(self.go, self.tr("Go on"), GO_KEY)
        if self._authority:
            self._title.setText(self.tr("The authority is founded"))
            self._what.setText(
                self.tr("The recovery identity lies in {file}.").format(
                    file=f"\u2066{self._file}\u2069"
                )
            )
            self._then.setText(
                self.tr(
                    "Print that file, lock the paper away and delete the file. The fingerprint "
                    "above is the programme's root: read it out to whoever loads a kit."
                )
            )
        else:
            self._title.setText(self.tr("The request is written"))
            self._what.setText(
                self.tr("It lies in {file}.").format(file=f"\u2066{self._file}\u2069")
            )
            self._then.setText(
                self.tr(
                    "Give the file to headquarters and read the fingerprint above out to them: "
                    "theirs must be the same. They answer with a kit."
                )
            )
