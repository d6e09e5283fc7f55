"""The sending part of the exchange page: a bundle to a folder or a stick, verified there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QStorageInfo, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.grouped_numbers import grouped
from infitah_desk.gui.pages.exchange_size import SizeChoice
from infitah_desk.gui.widgets.drop_zone import ask_folder, remember_folder
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.system.texts import listed

if TYPE_CHECKING:
    from infitah_desk.services.carrying import CarriedOut

PURPOSE = "export"


class SendPanel(QWidget):
    """Where the bundle goes and what it holds; afterwards whether it can be carried away."""

    busy_changed = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._done: CarriedOut | None = None
        self._error: InfitahError | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("sendPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._heading = QLabel()
        self._heading.setProperty("role", "strong")
        self._where_label = QLabel()
        self._where_label.setProperty("role", "secondary")
        self.where = QComboBox()
        self.where.setObjectName("exportFolderBox")
        self.where.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.other = QPushButton()
        self.other.setObjectName("exportFolderButton")
        self.everything, self.scans = QCheckBox(), QCheckBox()
        self.everything.setObjectName("exportEverythingBox")
        self.scans.setObjectName("exportScansBox")
        self.each_file = SizeChoice()
        self.progress = QProgressBar()
        self.progress.setObjectName("exportProgress")
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self._result = QWidget()
        self._result.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._result_text = QLabel()
        self._result_text.setObjectName("exportResultLabel")
        self._result_text.setWordWrap(True)
        self._result_text.setTextFormat(Qt.TextFormat.PlainText)
        inside = QHBoxLayout(self._result)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self._result_text)
        self._result.hide()
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._where_label)
        first.addWidget(self.where, 1)
        first.addWidget(self.other)
        holds = QWidget()
        flow = FlowLayout(holds, 20)
        for part in (self.everything, self.scans, self.each_file):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addLayout(first)
        column.addWidget(holds)
        column.addWidget(self.progress)
        column.addWidget(self._result)

    def _connect(self) -> None:
        self.other.clicked.connect(self._ask_other)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._heading.setText(self.tr("Send what was done here"))
        self._where_label.setText(self.tr("To"))
        self.where.setAccessibleName(self.tr("Folder or stick for the bundle"))
        self.where.setPlaceholderText(self.tr("No folder chosen yet"))
        self.where.setToolTip(self.tr("Folder or stick for the bundle (Alt+Down opens the list)"))
        with_key(self.other, self.tr("Another folder…"), "Ctrl+Shift+E")
        with_key(
            self.everything,
            self.tr("Everything, even what has a receipt"),
            "Alt+E",
            shown=False,
        )
        with_key(self.scans, self.tr("With the pictures of the papers"), "Alt+I", shown=False)
        self.each_file.retranslate()
        self._say_result()

    def opened(self) -> None:
        """Look which sticks are there; on the other thread, a dead drive may take its time."""
        self._context.desk.work(removable_folders, self._offer)

    def locked(self) -> None:
        """The next clerk sees nothing of it."""
        self._done = self._error = None
        self._set_busy(busy=False)
        self._say_result()

    def send(self) -> None:
        """Write the bundle where it shall go; ask where if nobody has said so yet."""
        from infitah_desk.services.carrying import carry_out
        from infitah_desk.services.splitting import MEGABYTE

        folder = self.folder()
        if folder is None or self.progress.isVisibleTo(self):
            return
        remember_folder(self._context, PURPOSE, folder)
        self._done = self._error = None
        self._say_result()
        self._set_busy(busy=True)
        self._context.desk.do(
            carry_out,
            self._sent,
            self._failed,
            folder,
            everything=self.everything.isChecked(),
            with_scans=self.scans.isChecked(),
            most_bytes=self.each_file.megabytes * MEGABYTE,
        )

    def folder(self) -> Path | None:
        """The chosen folder; it is asked for where there is none."""
        if self.where.currentData() is None:
            self._ask_other()
        chosen = self.where.currentData()
        return None if chosen is None else Path(chosen)

    def _offer(self, removable: list[Path]) -> None:
        chosen = self.where.currentData() or self._context.preferences.folders.get(PURPOSE, "")
        folders = dict.fromkeys([str(folder) for folder in removable])
        if chosen and Path(chosen).is_dir():
            folders.setdefault(chosen)
        self.where.clear()
        for folder in folders:
            self._add(folder)
        if chosen in folders:
            self.where.setCurrentIndex(self.where.findData(chosen))

    def _ask_other(self) -> None:
        folder = ask_folder(self._context, PURPOSE, self.tr("Folder or stick for the bundle"))
        if folder is None:
            return
        if self.where.findData(str(folder)) < 0:
            self._add(str(folder))
        self.where.setCurrentIndex(self.where.findData(str(folder)))

    def _add(self, folder: str) -> None:
        # A path reads from left to right, whatever the language.
        self.where.addItem(f"\u200e{folder}", folder)

    def _sent(self, done: CarriedOut) -> None:
        self._set_busy(busy=False)
        self._done = done
        self._say_result()

    def _failed(self, error: InfitahError) -> None:
        self._set_busy(busy=False)
        self._error = error
        self._say_result()

    def _set_busy(self, *, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.busy_changed.emit(busy)

    def _say_result(self) -> None:
        self._result.setVisible(self._done is not None or self._error is not None)
        if self._done is not None:
            text, kind = self._words_of(self._done), "good"
        else:
            text = f"⚠ {self._context.say(self._error)}" if self._error else ""
            kind = "wrong"
        self._result_text.setText(text)
        self._result_text.setAccessibleName(text)
        self._result.setProperty("notice", kind)
        for widget in (self._result, self._result_text):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def _words_of(self, done: CarriedOut) -> str:
        lines = ["✓ " + self.tr("Verified on the medium · safe to remove")]
        lines.append(
            self.tr("{file} · {size}").format(
                file=f"\u2068{done.file}\u2069",
                size=f"\u2068{QLocale().formattedDataSize(done.size)}\u2069",
            )
            + " · "
            + grouped(self.tr("%n event(s)", "", done.events), self._context.language)
        )
        if len(done.files) > 1:
            names = (f"\u2068{file.name}\u2069" for file in done.files)
            lines.append(
                self.tr("%n file(s), to be carried in any order:", "", len(done.files))
                + " "
                + listed(names, self._context.language)
            )
        if done.first is not None and done.last is not None:
            lines.append(
                self.tr("Of this laptop: no. {first} to {last}").format(
                    first=done.first, last=done.last
                )
            )
        lines.append(
            self.tr("For: {nodes}").format(
                nodes=listed(
                    (f"\u2068{node}\u2069" for node in done.receivers), self._context.language
                )
            )
        )
        return "\n".join(lines)


def removable_folders() -> list[Path]:
    """The sticks that are plugged in and can be written to."""
    from infitah_desk.system.removable_media import is_removable

    roots = (
        Path(volume.rootPath())
        for volume in QStorageInfo.mountedVolumes()
        if volume.isValid() and volume.isReady() and not volume.isReadOnly()
    )
    return [root for root in roots if is_removable(root)]
