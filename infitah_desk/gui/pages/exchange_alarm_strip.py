"""The alarm strip of the exchange page: what is worst, in words, wherever one looks on the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.grouped_numbers import grouped
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.small_button import small_button
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.services.alarming import Alarm

_SHOWN = 3


class AlarmStrip(QWidget):
    """The first alarms and how many more there are; the very first can be put away, if at all.

    `brief` where a list tells what to do: the strip is one line then.
    """

    put_away_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._alarms: Sequence[Alarm] = ()
        self.brief = True
        self._build()
        self.put_away.clicked.connect(self._put_away)

    def _build(self) -> None:
        self.setObjectName("alarmStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("notice", "wrong")
        self._words = QLabel()
        self._words.setObjectName("gapsLabel")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.put_away = small_button("stripPutAwayButton")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self.put_away, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self.put_away, self.tr("Put the alarm away"), "Ctrl+Shift+A", shown=False)
        self._fill()

    def show_alarms(self, alarms: Sequence[Alarm]) -> None:
        """Tell of these, the worst first."""
        self._alarms = alarms
        self._fill()

    def _fill(self) -> None:
        lines = [self._line(each) for each in self._alarms[: 1 if self.brief else _SHOWN]]
        more = len(self._alarms) - len(lines)
        if more > 0:
            lines.append(grouped(self.tr("%n more alarm(s)", "", more), self._context.language))
        text = (" · " if self.brief else "\n").join(lines)
        self._words.setText(text)
        self._words.setAccessibleName(text)
        self.setVisible(bool(lines))
        first = next(iter(self._alarms), None)
        self.put_away.setVisible(first is not None and first.can_be_put_away)

    def _line(self, alarm: Alarm) -> str:
        what = f"⚠ {self._say(alarm.code, alarm)}"
        return what if self.brief else f"{what} {self._say(alarm.cure, alarm)}"

    def _say(self, code: str, alarm: Alarm) -> str:
        return say(code, self._context.language, **alarm.details)

    def _put_away(self) -> None:
        self.put_away_asked.emit(self._alarms[0].id)
