"""The check page: a permit's code read in any way, and its verdict for all to see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.check_camera import CameraPreview, CodeCamera
from infitah_desk.gui.pages.check_words import VerdictSpeaker
from infitah_desk.gui.pages.page import Page
from infitah_desk.gui.sound import Sounds
from infitah_desk.gui.widgets.camera import cameras
from infitah_desk.gui.widgets.drop_zone import DropZone, ask_files
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.page_head import PageHead
from infitah_desk.gui.widgets.scan_field import ScanField
from infitah_desk.gui.widgets.verdict import VerdictPanel, VerdictWords, tone_of

if TYPE_CHECKING:
    from infitah_desk.services.checking import Finding
    from infitah_desk.trust.trust_list import TrustList

REMEMBERED = 5
PAST_PX = 290
_UNREAD = "not_a_permit"


@dataclass(frozen=True)
class _Past:
    """One verdict of this session: when, of which number, and how it was."""

    time: dt.datetime
    finding: Finding | None
    error: InfitahError | None

    @property
    def verdict(self) -> str:
        return self.finding.verdict if self.finding else _UNREAD


class CheckPage(Page):
    """A scanner, a camera, a picture or a PDF; one verdict, and the last ones of this session."""

    name = "check"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._past: list[_Past] = []
        self._trust_list: TrustList | None = None
        self._reading = False
        self._sounds = Sounds()
        self._speaker = VerdictSpeaker(context, self)
        self._camera = CodeCamera(context, self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._head = PageHead("checkHint")
        self.file = _button("checkFileButton")
        self.trust = _button("trustListButton")
        self.camera = _button("cameraButton")
        self.camera.setCheckable(True)
        self.camera.hide()
        self.scan = ScanField(_is_whole)
        self.verdict = VerdictPanel(self.context)
        self._preview = CameraPreview()
        self._list = QLabel()
        self._list.setObjectName("trustListLabel")
        self._list.setProperty("role", "label")
        self._list.setWordWrap(True)
        self._past_labels = [QLabel() for _ in range(REMEMBERED)]
        self._drops = DropZone(self)
        reading = QHBoxLayout()
        reading.setSpacing(12)
        reading.addWidget(self.scan, 1)
        for button in (self.file, self.trust, self.camera):
            reading.addWidget(button)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.verdict, 1)
        middle.addWidget(self._preview)
        past = QHBoxLayout()
        past.setSpacing(10)
        for number, label in enumerate(self._past_labels):
            label.setObjectName(f"pastVerdict{number + 1}")
            label.setProperty("chip", "grey")
            past.addWidget(label)
        past.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 14)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addLayout(reading)
        column.addWidget(self._list)
        column.addLayout(middle, 1)
        column.addLayout(past)

    def _connect(self) -> None:
        self.scan.scanned.connect(self._take_code)
        self.scan.count_changed.connect(self._say_count)
        self.file.clicked.connect(self._ask_file)
        self.trust.clicked.connect(self._switch_list)
        self.camera.clicked.connect(self._switch_camera)
        self._drops.dropped.connect(self.check_files)
        self._camera.code_seen.connect(self._take_code)
        self._camera.image_seen.connect(self._preview.show_image)

    def retranslate(self) -> None:
        """Say everything anew, the last verdict too."""
        self._head.say(
            self.tr("Check a permit"),
            self.tr("Scan the code, hold it before the camera, or drop a picture or a PDF here."),
        )
        with_key(self.file, self.tr("Picture or PDF"), "Ctrl+O")
        with_key(self.camera, self.tr("Camera"), "Ctrl+K")
        self._say_list()
        self._say_count(self.scan.count)
        self._show_last()

    def opened(self) -> None:
        """A camera may have been plugged in since."""
        self.camera.setVisible(bool(cameras()))
        self._show_last()

    def entered(self) -> None:
        """A scanner can be used at once."""
        self.scan.setFocus()

    def locked(self) -> None:
        """The next clerk sees none of it."""
        self._stop_camera()
        self._reading = False
        self._past.clear()
        self._trust_list = None
        self.scan.clear()
        self._say_list()
        self._show_last()

    def hideEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)  # type: ignore[arg-type]  # Qt hands over its own event
        self._stop_camera()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._show_past()

    def check_files(self, paths: Sequence[Path]) -> None:
        """Read the codes in these files, and judge each file."""
        from infitah_desk.documents.code_reading import codes_in_file

        for path in paths:
            self._reading = True
            self._show_last()
            self.context.desk.work(
                lambda path=path: codes_in_file(path),  # type: ignore[misc]  # a default of a lambda
                self._judge,
                self._could_not_read,
            )

    def _take_code(self, text: str) -> None:
        self._judge([text])

    def _judge(self, codes: list[str]) -> None:
        from infitah_desk.services.checking import examine_codes

        self.context.desk.ask(
            examine_codes, self.judged, self._could_not_read, codes, self._trust_list
        )

    @property
    def last(self) -> Finding | None:
        """What was found last, if anything was."""
        return self._past[0].finding if self._past else None

    def judged(self, finding: Finding) -> None:
        """Show what was found, and remember it for the one who works here."""
        self._remember(_Past(dt.datetime.now().astimezone(), finding, None))

    def _could_not_read(self, error: InfitahError) -> None:
        self._remember(_Past(dt.datetime.now().astimezone(), None, error))

    def _remember(self, past: _Past) -> None:
        self._reading = False
        self._past.insert(0, past)
        del self._past[REMEMBERED:]
        if self.context.preferences.sound:
            self._sounds.play(tone_of(past.verdict))
        self._show_last()

    def _show_last(self) -> None:
        if self._reading:
            self.verdict.show_waiting(self.tr("The file is being read."))
        elif self._past:
            self.verdict.show_verdict(self._words(self._past[0]))
        else:
            self.verdict.show_waiting(self.tr("The verdict will stand here."))
        self._show_past()

    def _show_past(self) -> None:
        room = max(1, self.width() // PAST_PX)
        for place, label in enumerate(self._past_labels):
            there = place < min(room, len(self._past))
            label.setVisible(there)
            if there:
                past = self._past[place]
                number = past.finding.number if past.finding else ""
                parts = (f"{past.time:%H:%M}", number, self._speaker.word(past.verdict))
                text = " · ".join(part for part in parts if part)
                label.setText(text)
                label.setAccessibleName(text)

    def _words(self, past: _Past) -> VerdictWords:
        if past.finding is None:
            advice = self.context.say(past.error) if past.error else ""
            return VerdictWords(past.verdict, self._speaker.word(past.verdict), advice=advice)
        return self._speaker.words(past.finding)

    def _say_count(self, count: int) -> None:
        self.scan.setAccessibleName(self.tr("Permit code, from the scanner"))
        self.scan.setToolTip(
            self.tr("Scan the code, or paste it (Ctrl+V). Esc clears what came so far.")
        )
        self.scan.say(
            self.tr("Ready: scan the permit's code"),
            self.tr("%n character(s) came", "", count),
        )

    def _ask_file(self) -> None:
        kinds = (
            self.tr("Pictures, PDF and texts") + " (*.png *.jpg *.jpeg *.webp *.bmp *.pdf *.txt)"
        )
        paths = ask_files(self.context, "check", self.tr("Check a picture or a PDF"), kinds)
        self.check_files(paths)
        self.scan.setFocus()

    def _switch_list(self) -> None:
        from infitah_desk.services.gathering import gather_list

        self.scan.setFocus()
        if self._trust_list is not None:
            self._chosen(None)
            return
        paths = ask_files(
            self.context, "trust", self.tr("Choose a trust list"), self.tr("All files") + " (*)"
        )
        self.scan.setFocus()
        if paths:
            self.context.desk.work(lambda: gather_list(paths), self._choose)

    def _choose(self, file: bytes) -> None:
        from infitah_desk.services.checking import choose_trust_list

        self.context.desk.do(choose_trust_list, self._chosen, None, file)

    def _chosen(self, trust_list: TrustList | None) -> None:
        self._trust_list = trust_list
        self._say_list()

    def _say_list(self) -> None:
        if self._trust_list is None:
            with_key(self.trust, self.tr("Trust list"), "Ctrl+T")
            text = ""
        else:
            with_key(self.trust, self.tr("This desk's own list"), "Ctrl+T")
            text = self.tr("Permits are judged by the chosen list no. {number} of {day}.").format(
                number=self._trust_list.number, day=self._speaker.day(self._trust_list.date.date())
            )
        self._list.setText(text)
        self._list.setVisible(bool(text))

    def _switch_camera(self) -> None:
        self.scan.setFocus()
        if self._camera.is_on:
            self._stop_camera()
            return
        self._camera.start()
        self._preview.show()
        self.camera.setChecked(True)

    def _stop_camera(self) -> None:
        self._camera.stop()
        self._preview.hide()
        self.camera.setChecked(False)


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    return button


def _is_whole(text: str) -> bool:
    """Whether a text has the form of a permit's code from its first to its last character."""
    from infitah_desk.domain.errors import Refused
    from infitah_desk.trust.permit_code import read_permit_code

    try:
        read_permit_code(text)
    except Refused:
        return False
    return True
