"""Enrolling on the exchange page: who asks, the fingerprint to compare, what is granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.exchange_decide import DecisionPanel
from infitah_desk.gui.pages.exchange_granting import GrantingPanel
from infitah_desk.gui.widgets.fingerprint import Fingerprint

if TYPE_CHECKING:
    from infitah_desk.services.enrolling import Request, Terms
    from infitah_desk.services.governing import KitWritten, Realm

PERMITS, PACKS = 200, 40
_EVERYWHERE = "all"


class EnrolPanel(GrantingPanel):
    """An enrolment request: who asks, the fingerprint to compare, and what is granted."""

    enrolled = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "enrol")
        self._request: Request | None = None
        self._realm: Realm | None = None
        self._build()
        self.confirm.clicked.connect(self._confirm)
        self.everywhere.toggled.connect(self._say_regions)
        self.first.dateChanged.connect(self.check)
        self.last.dateChanged.connect(self.check)
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
        self.first = _day_field("enrolFromField")
        self.last = _day_field("enrolUntilField")
        self._labels = {name: QLabel() for name in ("first", "last", "forum")}
        terms = QGridLayout()
        terms.setHorizontalSpacing(16)
        terms.setColumnStretch(2, 1)
        for column, (name, field) in enumerate(
            (("first", self.first), ("last", self.last), ("forum", self.forum))
        ):
            self._labels[name].setProperty("role", "label")
            self._labels[name].setBuddy(field)
            terms.addWidget(self._labels[name], 0, column)
            terms.addWidget(field, 1, column)
        self._granted = self.amounts()
        self._places = QWidget()
        places = QVBoxLayout(self._places)
        places.setContentsMargins(0, 0, 0, 0)
        places.addWidget(self.everywhere)
        places.addLayout(self._regions)
        self.body.addWidget(self._compare)
        self.body.addWidget(self._fingerprint)
        self.body.addLayout(terms)
        for widget in (self._granted, self._places, self.wrong):
            self.body.addWidget(widget)

    def retranslate(self) -> None:
        """Say everything anew."""
        node = self._request.node if self._request else ""
        self.heading.setText(self.tr("{node} asks to be enrolled").format(node=node))
        self._compare.setText(
            self.tr("Compare this fingerprint with the one that the laptop shows, every group.")
        )
        for name, text, field in (
            ("first", self.tr("First day"), self.first),
            ("last", self.tr("Last day"), self.last),
            ("forum", self.tr("Forum"), self.forum),
        ):
            self._labels[name].setText(text)
            field.setAccessibleName(text)
        self.everywhere.setText(self.tr("All regions"))
        self.everywhere.setAccessibleName(self.tr("All regions"))
        self.say_buttons(self.tr("Certify and write the kit"), self.tr("Cancel"))
        self.say_amounts()
        self._say_realm()

    def show_request(self, request: Request, realm: Realm) -> None:
        """Ask about this request."""
        self._request, self._realm = request, realm
        self.balance = realm.balance
        self._fingerprint.show_fingerprint(request.fingerprint)
        is_desk = self._is_desk
        self._granted.setVisible(is_desk and not self._is_known)
        self._places.setVisible(not is_desk)
        for field in (self._labels["forum"], self.forum):
            field.setVisible(is_desk)
        for day, field_of_day in ((realm.starts, self.first), (realm.ends, self.last)):
            field_of_day.setDate(QDate(day.year, day.month, day.day))
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

    def what_is_wrong(self) -> str:
        """Why what was typed cannot be certified; "" where it can."""
        if self.first.date() > self.last.date():
            return self.tr("The last day lies before the first.")
        return super().what_is_wrong() if self._is_desk and not self._is_known else ""

    @property
    def _is_known(self) -> bool:
        """Whether it was certified before: then its kit is written anew, and nothing given."""
        return self._realm is not None and any(
            self._request is not None and node.name == self._request.node
            for node in self._realm.nodes
        )

    @property
    def _is_desk(self) -> bool:
        return self._request is not None and self._request.role == "desk"

    def _confirm(self) -> None:
        if self._request is not None:
            self.enrolled.emit(self._request, self.terms())

    def terms(self) -> Terms:
        """What is granted."""
        from infitah_desk.services.enrolling import Terms

        first, last = (
            field.date().toString(Qt.DateFormat.ISODate) for field in (self.first, self.last)
        )
        if self._is_desk:
            permits, packs = self.asked
            return Terms(
                forum=str(self.forum.currentData() or ""),
                permits=permits,
                packs=packs,
                valid_from=first,
                valid_until=last,
            )
        regions = tuple(code for code, box in self._region_boxes.items() if box.isChecked())
        if self.everywhere.isChecked():
            regions = (_EVERYWHERE,)
        return Terms(regions=regions, valid_from=first, valid_until=last)


class KitPanel(DecisionPanel):
    """A kit is written: where it lies, and the root that its people compare when they load it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "kitWritten")
        self._written: KitWritten | None = None
        self._file = QLabel()
        self._file.setObjectName("kitWrittenFile")
        self._file.setTextFormat(Qt.TextFormat.PlainText)
        self._file.setWordWrap(True)
        self._compare = QLabel()
        self._compare.setProperty("role", "secondary")
        self._compare.setWordWrap(True)
        self.root = Fingerprint("kitRootFingerprint")
        for widget in (self._file, self._compare, self.root):
            self.body.addWidget(widget)
        self.cancel.hide()
        self.confirm.clicked.connect(self.leave)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        done = self.tr("Done")
        self.say_buttons(done, done)
        self._compare.setText(
            self.tr(
                "Whoever loads the kit is shown the programme's root. Read this fingerprint out to "
                "them: theirs must be the same."
            )
        )
        if self._written is not None:
            self.heading.setText(
                self.tr("The kit of {node} is written").format(
                    node=f"\u2068{self._written.node.name}\u2069"
                )
            )
            self._file.setText(
                self.tr("It lies in {file}.").format(file=f"\u2066{self._written.file}\u2069")
            )

    def show_kit(self, written: KitWritten) -> None:
        """Say where it lies and what is to be read out."""
        self._written = written
        self.root.show_fingerprint(written.root)
        self.retranslate()
        self.show()
        self.confirm.setFocus()


def _day_field(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setObjectName(name)
    field.setCalendarPopup(True)
    # Before the format, whose parts Qt turns round where text runs from the right.
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    field.setDisplayFormat("dd/MM/yyyy")
    return field
