"""The typeface: known to ReportLab once, whichever threads draw with it first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from reportlab.pdfbase import ttfonts

from infitah_desk.documents import fonts


def test_two_threads_that_draw_at_once_read_a_font_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    class Counted(ttfonts.TTFont):
        def __init__(self, name: str, path: str) -> None:
            read.append(name)
            super().__init__(name, path)

    together = Barrier(4)

    def draw(_: int) -> object:
        together.wait(timeout=30)
        return fonts.register_font(fonts.REGULAR)

    monkeypatch.setattr(ttfonts, "TTFont", Counted)
    fonts._registered.cache_clear()
    with ThreadPoolExecutor(4) as threads:
        faces = list(threads.map(draw, range(4)))
    assert (read, len(set(map(id, faces)))) == ([fonts.REGULAR], 1)
