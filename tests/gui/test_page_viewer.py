"""The page viewer: whole at first, zoomed and moved by mouse and keys, always sharp."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.widgets.crop_frame import CropFrame
from infitah_desk.gui.widgets.page_viewer import PageViewer

PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def viewer(locked_window: MainWindow, qtbot: QtBot) -> PageViewer:
    found = PageViewer(locked_window.context)
    qtbot.addWidget(found)
    found.resize(500, 400)
    found.show()
    found.show_page(page(1000, 1400))
    return found


def page(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def test_a_page_is_whole_and_in_the_middle_at_first(viewer: PageViewer) -> None:
    place = viewer.page_rect()
    assert viewer.rect().contains(place.toAlignedRect())
    assert place.center().x() == pytest.approx(250)


def test_keys_zoom_and_show_it_whole_again(viewer: PageViewer) -> None:
    whole = viewer.zoom
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.zoom == pytest.approx(whole * 1.25)
    QTest.keyClick(viewer, Qt.Key.Key_Minus)
    QTest.keyClick(viewer, Qt.Key.Key_Minus)
    assert viewer.zoom < whole
    QTest.keyClick(viewer, Qt.Key.Key_0)
    assert viewer.zoom == pytest.approx(whole)


def test_the_wheel_zooms_where_it_points(viewer: PageViewer) -> None:
    at = QPointF(230, 180)
    for _ in range(6):
        viewer.zoom_by(1)
    before = viewer.page_rect()
    part = (at.x() - before.x()) / before.width(), (at.y() - before.y()) / before.height()
    for _ in range(4):
        turn(viewer, at, 120)
    after = viewer.page_rect()
    assert after.width() > 2 * before.width()
    assert (at.x() - after.x()) / after.width() == pytest.approx(part[0], abs=0.02)
    assert (at.y() - after.y()) / after.height() == pytest.approx(part[1], abs=0.02)


def turn(viewer: PageViewer, at: QPointF, by: int) -> None:
    wheel = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        PLAIN,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewer, wheel)


def test_zoom_has_ends(viewer: PageViewer) -> None:
    for _ in range(60):
        viewer.zoom_by(1)
    assert viewer.zoom == 8
    for _ in range(60):
        viewer.zoom_by(-1)
    assert viewer.page_rect().width() > 50


def test_arrows_move_a_large_page_up_to_its_edge(viewer: PageViewer) -> None:
    viewer.fit("width")
    top = viewer.page_rect().top()
    QTest.keyClick(viewer, Qt.Key.Key_Up)
    assert viewer.page_rect().top() == pytest.approx(top)
    for _ in range(50):
        QTest.keyClick(viewer, Qt.Key.Key_Down)
    assert viewer.page_rect().bottom() == pytest.approx(viewer.height() - 14)


def test_dragging_moves_the_page_along(viewer: PageViewer) -> None:
    for _ in range(6):
        viewer.zoom_by(1)
    before = viewer.page_rect()
    QTest.mousePress(viewer, Qt.MouseButton.LeftButton, PLAIN, QPoint(200, 200))
    QTest.mouseMove(viewer, QPoint(180, 150))
    QTest.mouseRelease(viewer, Qt.MouseButton.LeftButton, PLAIN, QPoint(180, 150))
    assert viewer.page_rect().topLeft() == before.topLeft() + QPointF(-20, -50)


def test_at_one_to_one_every_pixel_is_one_of_the_screen(viewer: PageViewer) -> None:
    """Lines of one pixel stay black and white: none is blurred into grey."""
    striped = page(300, 300)
    for y in range(0, 300, 2):
        for x in range(300):
            striped.setPixelColor(x, y, Qt.GlobalColor.black)
    viewer.show_page(striped)
    viewer.zoom_by(-1)
    viewer._zoom, viewer._fit = 1.0, None
    viewer._look()
    shown = viewer.grab(QRect(150, 100, 100, 100)).toImage()
    colours = {QColor(shown.pixel(50, y)).lightness() for y in range(shown.height())}
    assert colours == {0, 255}


def test_without_a_page_nothing_is_zoomed(viewer: PageViewer) -> None:
    viewer.show_words("none")
    viewer.zoom_by(3)
    viewer.move_by(10, 10)
    assert viewer.zoom == 1
    assert viewer.words == "none"


def test_a_frame_is_drawn_with_the_mouse(viewer: PageViewer) -> None:
    frame = CropFrame(viewer._context, viewer)
    frame.begin()
    place = viewer.page_rect()
    middle = place.center().toPoint()
    corner = (place.topLeft() + QPointF(place.width() / 4, place.height() / 4)).toPoint()
    QTest.mousePress(frame, Qt.MouseButton.LeftButton, PLAIN, corner)
    QTest.mouseMove(frame, middle)
    QTest.mouseRelease(frame, Qt.MouseButton.LeftButton, PLAIN, middle)
    assert frame.part.left() == pytest.approx(0.25, abs=0.02)
    assert frame.part.right() == pytest.approx(0.5, abs=0.02)
    assert frame.part.bottom() == pytest.approx(0.5, abs=0.02)


def test_an_edge_of_the_frame_is_dragged(viewer: PageViewer) -> None:
    frame = CropFrame(viewer._context, viewer)
    frame.begin()
    edge = QPoint(round(frame._frame().right()), round(frame._frame().center().y()))
    QTest.mousePress(frame, Qt.MouseButton.LeftButton, PLAIN, edge)
    QTest.mouseMove(frame, edge - QPoint(60, 0))
    QTest.mouseRelease(frame, Qt.MouseButton.LeftButton, PLAIN, edge - QPoint(60, 0))
    assert frame.part.right() < 0.9
    assert frame.part.left() == pytest.approx(0.03)
    assert frame.part.bottom() == pytest.approx(0.97)


def test_a_frame_never_shuts(viewer: PageViewer) -> None:
    frame = CropFrame(viewer._context, viewer)
    frame.begin()
    for _ in range(80):
        QTest.keyClick(frame, Qt.Key.Key_Right)
        QTest.keyClick(frame, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert frame.part.width() >= 0.0499
    assert frame.part.height() >= 0.0499
