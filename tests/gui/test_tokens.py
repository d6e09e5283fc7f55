"""The tokens of the look: whatever is read has the contrast of WCAG 2.1 AA on what it stands on."""

from __future__ import annotations

import pytest

from infitah_desk.gui.tokens import DARK, LIGHT, Pair, Palette

TEXT = 4.5
"""WCAG 2.1, 1.4.3: for text of any size."""
SIGN = 3.0
"""WCAG 2.1, 1.4.11: for lines, marks and focus rings that say something."""

THEMES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])

TEXTS_ON = (
    ("ink", ("ground", "surface", "chosen", "line")),
    ("secondary", ("ground", "surface", "chosen", "line")),
    ("wrong_line", ("ground", "surface")),
    ("action_ink", ("action",)),
    ("places_ink", ("places", "places_chosen")),
    ("places_key", ("places", "places_chosen")),
    ("status_ink", ("status",)),
    ("mark", ("status",)),
)
SIGNS_ON = (
    ("field_line", ("ground", "surface")),
    ("wrong_line", ("ground", "surface")),
    ("action", ("ground", "surface")),
    ("mark", ("places", "places_chosen")),
)


def contrast(one: str, other: str) -> float:
    """By WCAG 2.1: relative luminance of the lighter over the darker."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(
    palette: Palette, pairs: tuple[tuple[str, tuple[str, ...]], ...], least: float
) -> list[str]:
    return [
        f"{over} on {under}: {seen:.2f}"
        for over, grounds in pairs
        for under in grounds
        if (seen := contrast(getattr(palette, over), getattr(palette, under))) < least
    ]


def pairs_of(palette: Palette) -> dict[str, Pair]:
    return {name: value for name, value in vars(palette).items() if isinstance(value, Pair)}


def test_contrast_is_reckoned_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@THEMES
def test_every_text_is_legible_on_what_it_stands_on(palette: Palette) -> None:
    assert too_faint(palette, TEXTS_ON, TEXT) == []


@THEMES
def test_lines_and_marks_are_seen(palette: Palette) -> None:
    assert too_faint(palette, SIGNS_ON, SIGN) == []


@THEMES
def test_every_ground_with_its_own_ink_is_legible(palette: Palette) -> None:
    pairs = pairs_of(palette)
    assert pairs
    faint = {
        name: seen
        for name, pair in pairs.items()
        if (seen := contrast(pair.ground, pair.ink)) < TEXT
    }
    assert faint == {}


@THEMES
def test_verdicts_differ_from_one_another(palette: Palette) -> None:
    grounds = [pair.ground for name, pair in pairs_of(palette).items() if "verdict" in name]
    assert len(set(grounds)) == len(grounds) > 1


def test_every_colour_is_looked_at_here() -> None:
    plain = {name for name, value in vars(LIGHT).items() if isinstance(value, str)}
    seen = {name for over, grounds in (*TEXTS_ON, *SIGNS_ON) for name in (over, *grounds)}
    assert plain == seen
