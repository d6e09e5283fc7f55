"""Tokens of the look: every colour and size of the window stands here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """A ground and the text that stands on it (contrast AA)."""

    ground: str
    ink: str


@dataclass(frozen=True)
class Palette:
    """One theme's colours."""

    ground: str
    surface: str
    ink: str
    secondary: str
    line: str
    field_line: str
    places: str
    places_ink: str
    places_key: str
    places_chosen: str
    status: str
    status_ink: str
    action: str
    action_ink: str
    chosen: str
    mark: str
    good: Pair
    to_do: Pair
    waiting: Pair
    wrong: Pair
    wrong_line: str
    table: Pair
    verdict_valid: Pair
    verdict_doubt: Pair
    verdict_void: Pair
    verdict_none: Pair


LIGHT = Palette(
    ground="#f6f3ec",
    surface="#fffdf9",
    ink="#1d2b2a",
    secondary="#576260",
    line="#e2ddd2",
    field_line="#868d8a",
    places="#0d4f47",
    places_ink="#e6f0ee",
    places_key="#a8cbc5",
    places_chosen="#0a3d37",
    status="#1d2b2a",
    status_ink="#e6ece9",
    action="#0d6b60",
    action_ink="#ffffff",
    chosen="#e6f0ed",
    mark="#e0a458",
    good=Pair("#d8efe2", "#0b5133"),
    to_do=Pair("#fdebd0", "#7a4a00"),
    waiting=Pair("#e8e3f4", "#46357a"),
    wrong=Pair("#fbdcd7", "#8a1f11"),
    wrong_line="#a32a1a",
    table=Pair("#3a3e3d", "#eef3f0"),
    verdict_valid=Pair("#12744c", "#ffffff"),
    verdict_doubt=Pair("#e0a458", "#1d2b2a"),
    verdict_void=Pair("#8a1f11", "#ffffff"),
    verdict_none=Pair("#576260", "#ffffff"),
)

DARK = Palette(
    ground="#151b1a",
    surface="#1f2726",
    ink="#eef3f0",
    secondary="#a9b5b1",
    line="#33403e",
    field_line="#6f7d7a",
    places="#0a2f2b",
    places_ink="#e6f0ee",
    places_key="#a8cbc5",
    places_chosen="#124640",
    status="#0c1110",
    status_ink="#dfe7e4",
    action="#3aa592",
    action_ink="#06211d",
    chosen="#24423d",
    mark="#e0a458",
    good=Pair("#12402b", "#bfe8d1"),
    to_do=Pair("#4a3208", "#f8ddb0"),
    waiting=Pair("#312857", "#d9cff5"),
    wrong=Pair("#56180f", "#fbd0c8"),
    wrong_line="#f08a7b",
    table=Pair("#0a0e0d", "#dfe7e4"),
    verdict_valid=Pair("#115c3d", "#f1faf5"),
    verdict_doubt=Pair("#d3974c", "#151b1a"),
    verdict_void=Pair("#7a1c10", "#fdeeeb"),
    verdict_none=Pair("#4a5553", "#eef3f0"),
)

BODY_PX = 15
TITLE_PX = 22
LABEL_PX = 12.5
RADIUS_PX = 7
FIELD_PX = 37
CELL_PX = 8
PLACES_PX = 132
LIST_PX = 352
VERDICT_PX = 64


def palette(*, dark: bool) -> Palette:
    """The colours of one theme."""
    return DARK if dark else LIGHT
