"""The camera of this machine: its pictures as they come. QtMultimedia may be absent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from infitah_desk.gui.sound import without_complaints

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QVideoFrame, QVideoSink


class Device(NamedTuple):
    """A camera that can be used: `id` is remembered, `name` is read."""

    id: str
    name: str


def cameras() -> list[Device]:
    """The cameras of this machine, the system's own choice first."""
    with without_complaints():
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError:
            return []
        first = QMediaDevices.defaultVideoInput()
        others = (each for each in QMediaDevices.videoInputs() if each != first)
        return [
            Device(bytes(each.id().data()).decode("utf-8", "replace"), each.description())
            for each in (first, *others)
            if not each.isNull()
        ]


class Camera(QObject):
    """One camera, on or off; `image_seen` carries each picture."""

    image_seen = Signal(QImage)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._camera: QCamera | None = None
        self._parts: tuple[QMediaCaptureSession, QVideoSink] | None = None

    @property
    def is_on(self) -> bool:
        """Whether the camera is looking."""
        return self._camera is not None

    def start(self, device: str = "") -> None:
        """Look with the camera of this id, or with the first one where it is not there."""
        self.stop()
        with without_complaints():
            from PySide6.QtMultimedia import (
                QCamera,
                QMediaCaptureSession,
                QMediaDevices,
                QVideoSink,
            )

            chosen = QMediaDevices.defaultVideoInput()
            for each in QMediaDevices.videoInputs():
                if device and bytes(each.id().data()).decode("utf-8", "replace") == device:
                    chosen = each
            self._camera = QCamera(chosen)
            session, sink = QMediaCaptureSession(), QVideoSink()
            session.setCamera(self._camera)
            session.setVideoSink(sink)
            sink.videoFrameChanged.connect(self._see)
            self._parts = (session, sink)
            self._camera.start()

    def stop(self) -> None:
        """Look no more."""
        if self._camera is not None:
            self._camera.stop()
        self._camera = None
        self._parts = None

    def _see(self, frame: QVideoFrame) -> None:
        image = frame.toImage()
        if not image.isNull():
            self.image_seen.emit(image)
