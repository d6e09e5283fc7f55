"""The camera view: a paper before the camera, frozen, taken again or kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.camera import Camera, cameras
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.page_viewer import PageViewer
from infitah_desk.gui.widgets.small_button import small_button

FREEZE_KEY = "Ctrl+G"
TAKE_KEY = "Ctrl+S"
CLOSE_KEY = "Ctrl+Shift+K"


class CameraView(QWidget):
    """What the camera sees. `taken` carries the picture that was frozen and kept."""

    taken = Signal(QImage)
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.camera = Camera(self)
        self._frozen: QImage | None = None
        self._last: QImage | None = None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("cameraView")
        self._picture = PageViewer(self._context, "cameraPicture")
        self.device = QComboBox()
        self.device.setObjectName("cameraDeviceField")
        self.device.setProperty("small", True)
        self.device.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.device.setMinimumContentsLength(14)
        self.freeze = small_button("freezeCameraButton")
        self.take = small_button("takePictureButton")
        self.close_camera = small_button("closeCameraButton")
        tools = QWidget()
        row = FlowLayout(tools, 6)
        for widget in (self.device, self.freeze, self.take, self.close_camera):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._picture, 1)
        column.addWidget(tools)

    def _connect(self) -> None:
        self.camera.image_seen.connect(self._see)
        self.device.activated.connect(self._choose)
        self.freeze.clicked.connect(self._freeze_or_go_on)
        self.take.clicked.connect(self._take)
        self.close_camera.clicked.connect(self.closed)

    def retranslate(self) -> None:
        """Say everything anew."""
        words = self.tr("Freeze") if self._frozen is None else self.tr("Take it again")
        with_key(self.freeze, words, FREEZE_KEY)
        with_key(self.take, self.tr("Use this picture"), TAKE_KEY)
        with_key(self.close_camera, self.tr("Close the camera"), CLOSE_KEY)
        name = self.tr("Camera")
        self.device.setAccessibleName(name)
        self.device.setToolTip(name)
        self._picture.setAccessibleName(self.tr("What the camera sees"))

    def start(self) -> None:
        """Look, with the camera that was chosen last."""
        found = cameras()
        self.device.clear()
        for each in found:
            self.device.addItem(each.name, each.id)
        remembered = self.device.findData(self._context.preferences.camera)
        self.device.setCurrentIndex(max(remembered, 0))
        self.device.setVisible(len(found) > 1)
        self._go_on()
        self.freeze.setFocus()

    def stop(self) -> None:
        """Look no more, and keep nothing of it."""
        self.camera.stop()
        self._frozen = self._last = None

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.stop()

    def _choose(self) -> None:
        self._context.preferences.camera = self.device.currentData()
        self._context.remember()
        self._go_on()

    def _go_on(self) -> None:
        self._frozen = self._last = None
        self._picture.show_words(self.tr("The camera is being started."))
        self.take.setEnabled(False)
        self.freeze.setEnabled(False)
        self.camera.start(self.device.currentData() or "")
        self.retranslate()

    def _see(self, image: QImage) -> None:
        if self._frozen is None:
            self._last = image
            self._picture.show_page(image, anew=False)
            self.take.setEnabled(True)
            self.freeze.setEnabled(True)

    def _freeze_or_go_on(self) -> None:
        if self._frozen is not None:
            self._go_on()
        elif self._last is not None:
            self._frozen = self._last
            self.camera.stop()
            self.retranslate()
            self.take.setFocus()

    def _take(self) -> None:
        image = self._frozen or self._last
        if image is not None:
            self.taken.emit(image)
