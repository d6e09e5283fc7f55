"""The status bar: stop and date, permits left, last bundle and receipt, warnings; always there."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.stop_line import stop_in_words
from infitah_desk.services.overviewing import Overview, overview
from infitah_desk.system.amounts import number_in_figures

EVERY_MILLISECONDS = 30_000


class StatusBar(QWidget):
    """One line at the foot of the window, made anew after every change."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._seen: Overview | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 16, 7)
        row.setSpacing(26)
        self._parts: dict[str, QLabel] = {}
        for name in ("stop", "clerk", "permits", "sheets", "bundle", "receipt", "warning"):
            label = QLabel()
            label.setObjectName(f"{name}StatusLabel")
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._parts[name] = label
            row.addWidget(label)
        self._parts["warning"].setProperty("warning", True)
        row.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)

    def _connect(self) -> None:
        self._context.desk.changed.connect(self.refresh)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()

    def refresh(self) -> None:
        """Ask anew how things stand."""
        if self._context.desk.is_open:
            self._context.desk.ask(overview, self._show, None)

    def retranslate(self) -> None:
        """Say what is known anew."""
        if self._seen is not None:
            self._show(self._seen)

    def _show(self, seen: Overview) -> None:
        self._seen = seen
        texts = {
            "stop": self._stop(seen),
            "clerk": self._context.desk.account,
            "permits": self._permits(seen),
            "sheets": self._sheets(seen),
            "bundle": self._bundle(seen),
            "receipt": self._receipt(seen),
            "warning": self._warning(seen),
        }
        for name, text in texts.items():
            self._parts[name].setText(text)
            self._parts[name].setAccessibleName(text)
            self._parts[name].setVisible(bool(text))

    def _stop(self, seen: Overview) -> str:
        if seen.role != "desk":
            return seen.node
        if seen.stop is None:
            return self.tr("No stop is open")
        return self.tr("Stop: {stop}").format(
            stop=stop_in_words(seen, seen.stop, self._context.language, "long")
        )

    def _permits(self, seen: Overview) -> str:
        if not seen.permits_given:
            return ""
        language = self._context.language
        quota = seen.stop.quota if seen.stop is not None else 0
        return self.tr("Permits left: {left} / {given}").format(
            left=number_in_figures(seen.permits_left, language),
            given=number_in_figures(quota or seen.permits_given, language),
        )

    def _sheets(self, seen: Overview) -> str:
        return self.tr("%n sheet(s) to answer for", "", seen.sheets) if seen.sheets else ""

    def _bundle(self, seen: Overview) -> str:
        if not seen.exported_at:
            return self.tr("No bundle yet")
        when = dt.datetime.fromtimestamp(seen.exported_at / 1000).astimezone()
        time = f"{when:%d/%m %H:%M}"
        if seen.unsent > 0:
            return self.tr("Last bundle: {time} · {count} not in it").format(
                time=time, count=number_in_figures(seen.unsent, self._context.language)
            )
        return self.tr("Last bundle: {time}").format(time=time)

    def _receipt(self, seen: Overview) -> str:
        if seen.role == "authority" or not seen.safe_seq:
            return ""
        return self.tr("Safe at headquarters up to no. {seq}").format(seq=seen.safe_seq)

    def _warning(self, seen: Overview) -> str:
        if seen.copied:
            return self.tr("⚠ This folder was copied: restore it from a backup")
        if seen.little_space:
            return self.tr("⚠ The disk is almost full")
        if seen.clock_back:
            return self.tr("⚠ The clock of this laptop was set back: check date and time")
        if not seen.accepted:
            return self.tr("⚠ No kit was loaded yet")
        return ""
