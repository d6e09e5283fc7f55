"""The verdict: a sign, a word and a colour for people two metres away; details for who is near."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context
from infitah_desk.gui.sound import Tone
from infitah_desk.gui.tokens import Pair, Palette

SIGN_PX = 150
NAME_PX = 22
LIMITS_PX = 30
_TONES: dict[str, Tone] = {
    "valid": "good",
    "valid_stale": "doubtful",
    "revoked": "bad",
    "expired": "bad",
    "forged": "bad",
}
_SIGNS = {
    "valid": "check",
    "valid_stale": "warning",
    "revoked": "cross",
    "expired": "cross",
    "forged": "cross",
}
_UNDECIDED = "question"


@dataclass(frozen=True)
class VerdictWords:
    """What is shown, in the current language. An empty text is not shown.

    `verdict` is the code; `limits` is what the word leaves open; `name` and `name_ar` are the
    holder in both scripts.
    """

    verdict: str
    word: str
    limits: str = ""
    number: str = ""
    name: str = ""
    name_ar: str = ""
    facts: str = ""
    advice: str = ""


def tone_of(verdict: str) -> Tone:
    """The sound that goes with a verdict."""
    return _TONES.get(verdict, "doubtful")


def colours_of(verdict: str, palette: Palette) -> Pair:
    """Ground and ink: green for valid, amber for an old list, red for void, grey for the rest."""
    match _SIGNS.get(verdict):
        case "check":
            return palette.verdict_valid
        case "cross":
            return palette.verdict_void
        case "warning":
            return palette.verdict_doubt
        case _:
            return palette.verdict_none


class VerdictPanel(QWidget):
    """One verdict, filling its place; before the first one it says what to do."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: VerdictWords | None = None
        self._sheet = ""
        self._build()
        self._dress()

    def _build(self) -> None:
        self.setObjectName("verdictPanel")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._sign = _Sign()
        self.word = _label("verdictLabel", wrap=True)
        self._limits = _label("verdictLimits", wrap=True)
        self._number = _label("verdictNumber")
        self._pair = QWidget()
        # As on paper: French left, Arabic right, in every language.
        self._pair.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._name = _label("verdictName", wrap=True)
        self._name_ar = _label("verdictNameAr", wrap=True)
        self._name_ar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._between = _label("verdictNameSeparator")
        self._between.setText("—")
        names = QHBoxLayout(self._pair)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(12)
        for label in (self._name, self._between, self._name_ar):
            names.addWidget(label)
        self._names = QHBoxLayout()
        self._names.setContentsMargins(0, 0, 0, 0)
        self._names.addWidget(self._pair)
        self._names.addStretch(1)
        self._facts = _label("verdictFacts", wrap=True)
        self._advice = _label("verdictAdvice", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(self.word)
        column.addWidget(self._limits)
        column.addWidget(self._number)
        column.addLayout(self._names)
        column.addWidget(self._facts)
        column.addSpacing(8)
        column.addWidget(self._advice)
        column.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(48, 12, 48, 12)
        across.setSpacing(56)
        across.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addLayout(column, 1)

    def show_waiting(self, advice: str) -> None:
        """Nothing was checked yet, or it was put away: only what to do."""
        self._shown = None
        self._put(VerdictWords("", "", advice=advice))

    def show_verdict(self, words: VerdictWords) -> None:
        """Show this verdict, or the same in another language."""
        self._shown = words
        self._put(words)

    def _put(self, words: VerdictWords) -> None:
        self.setProperty("verdict", words.verdict)
        self.word.setProperty("verdict", words.verdict)
        self._sign.show_sign(_SIGNS.get(words.verdict, _UNDECIDED) if words.verdict else "")
        self._sign.setVisible(bool(words.verdict))
        mirrored = self._context.language == "ar"
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        for label, text in (
            (self.word, words.word),
            (self._limits, words.limits),
            (self._number, words.number),
            (self._name, words.name),
            (self._name_ar, words.name_ar),
            (self._facts, words.facts),
            (self._advice, words.advice),
        ):
            label.setText(text)
            label.setAccessibleName(text)
            label.setVisible(bool(text))
            # A line in Latin letters stands at the reading side too.
            label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self._between.setVisible(bool(words.name and words.name_ar))
        self._pair.setVisible(bool(words.name or words.name_ar))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _colours(self) -> Pair:
        palette = tokens.palette(dark=self._context.preferences.dark)
        if self._shown is None:
            return Pair(palette.surface, palette.secondary)
        return colours_of(self._shown.verdict, palette)

    def _dress(self) -> None:
        colours = self._colours()
        self._sign.colour = QColor(colours.ink)
        sheet = (
            f"QLabel {{ color: {colours.ink}; font-size: {NAME_PX}px; }}"
            f"QLabel#verdictLabel {{ font-size: {tokens.VERDICT_PX}px; font-weight: 700; }}"
            f"QLabel#verdictLimits {{ font-size: {LIMITS_PX}px; font-weight: 600; }}"
            f"QLabel#verdictAdvice {{ font-size: {tokens.BODY_PX + 2}px; }}"
        )
        if sheet != self._sheet:
            # Setting a sheet changes the palette, which would bring us here again.
            self._sheet = sheet
            self.setStyleSheet(sheet)
        self.update()

    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours().ground))
        painter.drawRoundedRect(QRectF(self.rect()), tokens.RADIUS_PX + 3, tokens.RADIUS_PX + 3)


class _Sign(QWidget):
    """A check, a cross, a warning or a question, drawn: no typeface has all four alike."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = ""
        self.colour = QColor()
        self.setFixedSize(QSize(SIGN_PX, SIGN_PX))

    def show_sign(self, sign: str) -> None:
        self._sign = sign
        self.update()

    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.colour, 16, c=Qt.PenCapStyle.FlatCap, j=Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._sign == "check":
            painter.drawPolyline(_points((18, 66), (58, 132), (130, 14)))
        elif self._sign == "cross":
            painter.drawPolyline(_points((20, 20), (130, 130)))
            painter.drawPolyline(_points((130, 20), (20, 130)))
        elif self._sign:
            self._draw_mark(painter)

    def _draw_mark(self, painter: QPainter) -> None:
        frame = QPainterPath()
        mark, lower = "?", 0.0
        if self._sign == "warning":
            mark, lower = "!", 16.0
            frame.addPolygon(QPolygonF(_points((75, 14), (140, 132), (10, 132))))
            frame.closeSubpath()
        else:
            frame.addEllipse(QRectF(12, 12, 126, 126))
        painter.setPen(QPen(self.colour, 11, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(frame)
        font = QFont(self.font())
        font.setPixelSize(76)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        whole = QRectF(self.rect()).translated(0, lower)
        painter.drawText(whole, int(Qt.AlignmentFlag.AlignCenter), mark)


def _points(*pairs: tuple[float, float]) -> list[QPointF]:
    return [QPointF(x, y) for x, y in pairs]


def _label(name: str, *, wrap: bool = False) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(wrap)
    # What a code says comes from a stranger.
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
