from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_marks import LogoPath
from infitah_desk.domain.programme import Programme, read_programme
from tests.helpers.programmes import ANOTHER_CARAVAN, PROGRAMME_2010

TRIANGLE = "M 0 0 L 10 0 L 5 10 Z"


def with_marks(marks: str) -> Programme:
    return read_programme(ANOTHER_CARAVAN.replace("[targets]", f"{marks}\n[targets]"))


def with_logo(d: str, colour: str = "#0d4f47", width: str = "10", height: str = "10") -> Programme:
    return with_marks(
        f"[permit.logo]\nwidth = {width}\nheight = {height}\n"
        f'[[permit.logo.paths]]\nd = "{d}"\ncolour = "{colour}"'
    )


def test_the_second_caravan_has_its_mark_and_two_signatories() -> None:
    permit = PROGRAMME_2010.permit
    assert permit.logo is not None
    assert [signatory.ar for signatory in permit.signatories] == ["عن الوكالة", "عن الغرفة"]


def test_a_caravan_needs_neither_logo_nor_signatory() -> None:
    permit = read_programme(ANOTHER_CARAVAN).permit
    assert (permit.logo, permit.signatories) == (None, ())


def test_an_outline_is_read_step_by_step() -> None:
    steps = LogoPath(d="M0,1L2.5-3 C1 2,3 4 5 6Z", colour="#000000").steps()
    assert [tuple(step) for step in steps] == [
        ("M", ((0, 1),)),
        ("L", ((2.5, -3),)),
        ("C", ((1, 2), (3, 4), (5, 6))),
        ("Z", ()),
    ]


@pytest.mark.parametrize(
    "d",
    [
        "",
        " , ",
        "L 1 1 Z",
        "M 1 1 L 2 2",
        "M 1 1 2 2 Z",
        "M 1 1 L 2 Z",
        "M 1 1 L 2 Z 2 Z",
        "m 1 1 l 2 2 z",
        "M 1 1 H 4 Z",
        "M 1 1 A 1 1 0 0 0 2 2 Z",
        "M 1e3 1 Z",
        "M ٣ 1 Z",
        "M nan 1 Z",
        "url(http://example.org/logo.svg)",
        "M 1 1 " + "L 1 1 " * 400 + "Z",
        "M 0 0 L 10.5 0 L 5 10 Z",
        "M 0 0 C -1 0 5 5 5 10 Z",
    ],
)
def test_an_outline_that_is_not_plain_is_refused(d: str) -> None:
    with pytest.raises(Refused, match=r"^programme\.unreadable$"):
        with_logo(d)


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"colour": "#0D4F4Z"},
        {"width": "0"},
        {"width": "nan"},
        {"width": "1", "height": "6"},
        {"height": "1e300"},
    ],
)
def test_a_logo_of_no_size_or_colour_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(Refused, match=r"^programme\.unreadable$"):
        with_logo(TRIANGLE, **change)


def test_signatories_are_few_and_have_both_scripts() -> None:
    one = '[[permit.signatories]]\nfr = "Pour l’ANPME"\nar = "عن الوكالة"\n'
    assert len(with_marks(one * 3).permit.signatories) == 3
    for marks in (one * 4, '[[permit.signatories]]\nfr = "Pour l’ANPME"', one.replace("ar = ", "")):
        with pytest.raises(Refused, match=r"^programme\.unreadable$"):
            with_marks(marks)


@given(st.text(alphabet="MLCZ0123456789.-, mhe", min_size=1, max_size=40))
def test_any_outline_is_read_or_refused(d: str) -> None:
    try:
        path = LogoPath(d=d, colour="#000000")
    except ValueError:
        return
    assert path.steps()[-1].command == "Z"
