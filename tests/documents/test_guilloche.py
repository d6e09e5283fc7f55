from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.documents.guilloche import guilloche
from infitah_desk.documents.text_box import Box

BOX = Box(20, 30, 500, 700)


@given(st.binary(), st.binary())
def test_two_permits_have_two_patterns(one: bytes, other: bytes) -> None:
    assert (guilloche(one, BOX) == guilloche(other, BOX)) == (one == other)


@given(st.binary())
def test_curves_run_from_side_to_side_without_a_break(data: bytes) -> None:
    for curve in guilloche(data, BOX):
        assert curve.start[0] == BOX.x
        assert abs(curve.segments[-1][4] - BOX.right) < 0.001
