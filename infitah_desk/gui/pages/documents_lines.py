"""Lines of text in the documents step: wrapped, plain, and read to whoever does not see them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget


class Column(QWidget):
    """A column whose middle takes what room there is: it asks for the least height only.

    A scroll area around it would give it the height that all of it would like to have.
    """

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return False


def line(name: str, *, role: str = "", rich: bool = False) -> QLabel:
    """A wrapped line that is hidden until it says something."""
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if role:
        label.setProperty("role", role)
    label.setVisible(False)
    return label


def notice_line(name: str) -> tuple[QWidget, QLabel]:
    """What went wrong, on the ground of bad news; the box, hidden, and its text."""
    box = QWidget()
    box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    box.setProperty("notice", "wrong")
    text = line(name)
    inside = QHBoxLayout(box)
    inside.setContentsMargins(10, 6, 10, 6)
    inside.addWidget(text)
    text.setVisible(True)
    box.setVisible(False)
    return box, text
