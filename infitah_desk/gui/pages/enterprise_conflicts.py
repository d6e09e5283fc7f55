"""What two wrote without knowing of each other: both sides, who wrote them, and settling it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.enterprise import FIELDS
from infitah_desk.domain.event import node_of
from infitah_desk.domain.registers import DUPLICATE
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.value_words import raw_value, value_words
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.system.moments import moment_text
from infitah_desk.system.texts import field_name, say

if TYPE_CHECKING:
    from infitah_desk.services.deciding import Conflict, Side
    from infitah_desk.services.session import Session
    from infitah_desk.services.showing import Shown

_KEYS = 9


class ConflictsView(QWidget):
    """A block for each conflict, hidden where there is none.

    Of a field one value is chosen, or another typed: a desk corrects by it, whoever stands above
    decides. Of a paper or a situation it is said what to do instead.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Shown | None = None
        self._conflicts: tuple[Conflict, ...] = ()
        self._busy = False
        self.setObjectName("conflictsView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 10, 24, 10)
        self._column.setSpacing(4)
        self.hide()

    def retranslate(self) -> None:
        """Say everything anew."""
        self._fill()

    def show_dossier(self, shown: Shown | None) -> None:
        """Show what is to be settled of this dossier."""
        self._shown = shown
        if shown is None or not shown.state.conflicts:
            self._conflicts = ()
            self._fill()
            return
        dossier = shown.state.dossier

        def came(conflicts: tuple[Conflict, ...]) -> None:
            if self._shown is not None and self._shown.state.dossier == dossier:
                self._conflicts = conflicts
                self._fill()

        self._context.desk.ask(_conflicts_of, came, None, dossier)

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                # Deleted a little later: meanwhile nobody sees or finds it.
                part.setParent(None)
                part.deleteLater()
        keys = iter([f"Alt+{place}" for place in range(1, _KEYS + 1)])
        for conflict in self._conflicts:
            for part in self._block(conflict, keys):
                self._column.addWidget(part)
        self.setVisible(bool(self._conflicts))

    def _block(self, conflict: Conflict, keys: Iterator[str]) -> Iterator[QWidget]:
        name, language = conflict.field, self._context.language
        title = _words(f"conflict_{name}", "strong")
        title.setText(self.tr("Two values: {field}").format(field=field_name(name, language)))
        yield title
        if name not in FIELDS:
            what = _words(f"conflictWords_{name}", "")
            code = "of_duplicates" if name.startswith(DUPLICATE) else "say_anew"
            what.setText(say(f"conflict.{code}", language, field=name))
            yield what
            return
        for place, side in enumerate(conflict.values, start=1):
            yield self._side(conflict, place, side, next(keys, ""))
        other = QLineEdit()
        other.setObjectName(f"conflictField_{name}")
        hint = self.tr("Or another value, and Enter")
        other.setPlaceholderText(hint)
        other.setAccessibleName(f"{field_name(name, language)}: {hint}")
        other.setToolTip(hint)
        other.returnPressed.connect(lambda: self._typed(conflict, other.text()))
        yield other

    def _side(self, conflict: Conflict, place: int, side: Side, key: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"conflictButton_{conflict.field}_{place}")
        button.setProperty("listed", True)
        wrote = f"{side.author} · {node_of(side.log)} · {moment_text(side.time)}"
        text = f"\u2068{self._value(conflict.field, side.value)}\u2069 · {wrote}"
        with_key(button, text, key)
        raw = raw_value(conflict.field, side.value)
        button.clicked.connect(lambda: self._settle(conflict, raw))
        return button

    def _value(self, name: str, value: object) -> str:
        programme = self._shown.programme if self._shown is not None else None
        return value_words(name, value, programme, self._context.language) or "—"

    def _typed(self, conflict: Conflict, text: str) -> None:
        if text.strip():
            self._settle(conflict, text.strip())

    def _settle(self, conflict: Conflict, raw: str) -> None:
        from infitah_desk.services.deciding import decide_conflict

        if self._busy:
            return
        self._busy = True
        self._context.desk.do(
            decide_conflict, self._settled, self._refused, conflict.dossier, conflict.field, raw
        )

    def _settled(self, _: object) -> None:
        self._busy = False
        self._context.notice.tell_good(self.tr("It is settled; the next bundle carries it."))

    def _refused(self, error: Exception) -> None:
        self._busy = False
        self._context.desk.refused.emit(error)


def _conflicts_of(session: Session, dossier: str) -> tuple[Conflict, ...]:
    from infitah_desk.services.deciding import conflicts_of

    return tuple(conflicts_of(session, dossier))


def _words(name: str, role: str) -> QLabel:
    words = QLabel()
    words.setObjectName(name)
    if role:
        words.setProperty("role", role)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(True)
    return words
