"""Sounds of verdicts: short tones made here, played where there is a loudspeaker, else a beep.

QtMultimedia may be absent, and a machine may have nothing to play on: then nobody is bothered.
"""

from __future__ import annotations

import io
import math
import struct
import wave
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QMessageLogContext, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

Tone = Literal["good", "doubtful", "bad"]

RATE = 22_050
_FADE = 0.008
_LOUDNESS = 0.5
_TONES: Mapping[Tone, Sequence[tuple[float, float]]] = {
    "good": ((880.0, 0.09), (1318.5, 0.14)),
    "doubtful": ((660.0, 0.12), (0.0, 0.06), (660.0, 0.12)),
    "bad": ((233.0, 0.22), (0.0, 0.05), (196.0, 0.32)),
}
"""Pitch in hertz (0 is silence) and length in seconds, one after the other."""


def wave_file(tone: Tone) -> bytes:
    """A tone as a WAV file: 16 bits, one channel, faded so that it does not click."""
    samples: list[float] = []
    for pitch, seconds in _TONES[tone]:
        count = int(RATE * seconds)
        for place in range(count):
            fade = min(1.0, place / (RATE * _FADE), (count - place) / (RATE * _FADE))
            samples.append(_LOUDNESS * fade * math.sin(2 * math.pi * pitch * place / RATE))
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(struct.pack(f"<{len(samples)}h", *(int(32767 * one) for one in samples)))
    return file.getvalue()


class Sounds:
    """Plays tones. What it needs is looked for when the first one is played."""

    def __init__(self) -> None:
        self._effects: dict[Tone, QSoundEffect] | None = None
        self._folder: TemporaryDirectory[str] | None = None

    def play(self, tone: Tone) -> None:
        """Play a tone, or beep where tones cannot be played."""
        if self._effects is None:
            self._effects = self._load()
        if tone in self._effects:
            self._effects[tone].play()
        else:
            QApplication.beep()

    def _load(self) -> dict[Tone, QSoundEffect]:
        with without_complaints():
            try:
                from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
            except ImportError:
                return {}
            if not QMediaDevices.audioOutputs():
                return {}
            self._folder = TemporaryDirectory(prefix="infitah-tones-")
            effects = {}
            for tone in _TONES:
                # Qt plays files only; nothing in them is anybody's.
                path = Path(self._folder.name) / f"{tone}.wav"
                path.write_bytes(wave_file(tone))
                effects[tone] = QSoundEffect()
                effects[tone].setSource(QUrl.fromLocalFile(str(path)))
            return effects


@contextmanager
def without_complaints() -> Iterator[None]:
    """While QtMultimedia looks round: what it misses on this machine is nobody's business."""

    def complaint(_kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
        return

    before = qInstallMessageHandler(complaint)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
