"""The camera of the check page: frames looked through for codes on the files' thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy

from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.camera import Camera

PREVIEW = QSize(240, 150)


class CameraPreview(QLabel):
    """What the camera sees, small."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cameraPreview")
        self.setFixedSize(PREVIEW)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_image(self, image: QImage) -> None:
        """The latest frame."""
        keep = Qt.AspectRatioMode.KeepAspectRatio
        self.setPixmap(QPixmap.fromImage(image.scaled(PREVIEW, keep)))


class CodeCamera(QObject):
    """A camera that tells each code once, for as long as it is held before it."""

    code_seen = Signal(str)
    image_seen = Signal(QImage)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._camera = Camera(self)
        self._camera.image_seen.connect(self.image_seen)
        self._camera.image_seen.connect(self.look_at)
        self._looking = False
        self._last = ""

    @property
    def is_on(self) -> bool:
        """Whether the camera is looking."""
        return self._camera.is_on

    def start(self) -> None:
        """Look, with the camera that was chosen last."""
        self._camera.start(self._context.preferences.camera)

    def stop(self) -> None:
        """Look no more; the next time the same code counts again."""
        self._camera.stop()
        self._last = ""

    def look_at(self, image: QImage) -> None:
        """Look for a code in a picture, unless the last one is still being looked through."""
        if self._looking:
            return
        self._looking = True
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        width, height, stride = grey.width(), grey.height(), grey.bytesPerLine()
        rows = bytes(grey.constBits())

        def decode() -> list[str]:
            from infitah_desk.documents.page_image import GreyPicture, codes_in_picture

            pixels = b"".join(rows[y * stride : y * stride + width] for y in range(height))
            return codes_in_picture(GreyPicture(width, height, pixels))

        self._context.desk.work(decode, self._found)

    def _found(self, codes: list[str]) -> None:
        self._looking = False
        # Between two frames with a code there are some without: only another code counts anew.
        if codes and codes[0] != self._last:
            self._last = codes[0]
            self.code_seen.emit(codes[0])
