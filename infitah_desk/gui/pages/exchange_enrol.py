"""Enrolling on the exchange page: who asks, the fingerprint to compare, what is granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.exchange_decide import DecisionPanel
from infitah_desk.gui.widgets.fingerprint import Fingerprint

if TYPE_CHECKING:
    from infitah_desk.services.enrolling import Request, Terms
    from infitah_desk.services.governing import Realm

PERMITS, PACKS = 200, 40
_LARGEST_BLOCK = 99_999
_EVERYWHERE = "all"


class EnrolPanel(DecisionPanel):
    """An enrolment request: who asks, the fingerprint to compare, and what is granted."""

    enrolled = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "enrol")
        self._request: Request | None = None
        self._realm: Realm | None = None
        self._build()
        self.confirm.clicked.connect(self._confirm)
        self.everywhere.toggled.connect(self._say_regions)
        self.retranslate()

    def _build(self) -> None:
        self._compare = QLabel()
        self._compare.setProperty("role", "secondary")
        self._compare.setWordWrap(True)
        self._fingerprint = Fingerprint("enrolFingerprint")
        self.forum = QComboBox()
        self.forum.setObjectName("enrolForumBox")
        self.everywhere = QCheckBox()
        self.everywhere.setObjectName("enrolEverywhereBox")
        self._region_boxes: dict[str, QCheckBox] = {}
        self._regions = QGridLayout()
        self.permits = _number_field("enrolPermitsField", PERMITS)
        self.packs = _number_field("enrolPacksField", PACKS)
        self._labels = {name: QLabel() for name in ("forum", "permits", "packs")}
        for label in self._labels.values():
            label.setProperty("role", "label")
        self._granted = QWidget()
        grid = QGridLayout(self._granted)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        for column, (name, field) in enumerate(
            (("forum", self.forum), ("permits", self.permits), ("packs", self.packs))
        ):
            grid.addWidget(self._labels[name], 0, column)
            grid.addWidget(field, 1, column)
        self._places = QWidget()
        places = QVBoxLayout(self._places)
        places.setContentsMargins(0, 0, 0, 0)
        places.addWidget(self.everywhere)
        places.addLayout(self._regions)
        for widget in (self._compare, self._fingerprint, self._granted, self._places):
            self.body.addWidget(widget)

    def retranslate(self) -> None:
        """Say everything anew."""
        node = self._request.node if self._request else ""
        self.heading.setText(self.tr("{node} asks to be enrolled").format(node=node))
        self._compare.setText(
            self.tr("Compare this fingerprint with the one that the laptop shows, every group.")
        )
        for name, text, field in (
            ("forum", self.tr("Forum"), self.forum),
            ("permits", self.tr("Permits granted"), self.permits),
            ("packs", self.tr("Packs granted"), self.packs),
        ):
            self._labels[name].setText(text)
            field.setAccessibleName(text)
        self.everywhere.setText(self.tr("All regions"))
        self.everywhere.setAccessibleName(self.tr("All regions"))
        self.say_buttons(self.tr("Certify and write the kit"), self.tr("Cancel"))
        self._say_realm()

    def show_request(self, request: Request, realm: Realm) -> None:
        """Ask about this request."""
        self._request, self._realm = request, realm
        self._fingerprint.show_fingerprint(request.fingerprint)
        is_desk = request.role == "desk"
        self._granted.setVisible(is_desk)
        self._places.setVisible(not is_desk)
        self.permits.setText(str(PERMITS))
        self.packs.setText(str(PACKS))
        self.everywhere.setChecked(False)
        self.retranslate()
        self._guess_forum(request.node)
        self.show()
        (self.forum if is_desk else self.everywhere).setFocus()

    def _guess_forum(self, node: str) -> None:
        place = self.forum.findData(node.partition("-")[0])
        self.forum.setCurrentIndex(max(place, 0))

    def _say_realm(self) -> None:
        if self._realm is None:
            return
        in_arabic = self.context.language == "ar"
        chosen = self.forum.currentIndex()
        self.forum.clear()
        for forum in self._realm.forums:
            city = forum.city_ar if in_arabic else forum.city
            self.forum.addItem(f"{forum.code} · {city}", forum.code)
        self.forum.setCurrentIndex(chosen)
        for place, region in enumerate(self._realm.regions):
            box = self._region_boxes.get(region.code)
            if box is None:
                box = QCheckBox()
                box.setObjectName(f"enrolRegion{region.code.replace('-', '')}Box")
                self._region_boxes[region.code] = box
                self._regions.addWidget(box, place // 2, place % 2)
            name = region.name_ar if in_arabic else region.name
            box.setText(f"{name} ({region.code})" if name else region.code)
            box.setAccessibleName(box.text())

    def _say_regions(self) -> None:
        for box in self._region_boxes.values():
            box.setEnabled(not self.everywhere.isChecked())

    def _confirm(self) -> None:
        if self._request is not None:
            self.enrolled.emit(self._request, self.terms())

    def terms(self) -> Terms:
        """What is granted."""
        from infitah_desk.services.enrolling import Terms

        if self._request is not None and self._request.role == "desk":
            return Terms(
                forum=str(self.forum.currentData() or ""),
                permits=int(self.permits.text() or 0),
                packs=int(self.packs.text() or 0),
            )
        if self.everywhere.isChecked():
            return Terms(regions=(_EVERYWHERE,))
        return Terms(
            regions=tuple(code for code, box in self._region_boxes.items() if box.isChecked())
        )


def _number_field(name: str, value: int) -> QLineEdit:
    field = QLineEdit(str(value))
    field.setObjectName(name)
    field.setValidator(QIntValidator(0, _LARGEST_BLOCK, field))
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return field
