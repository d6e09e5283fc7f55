"""Money and counts are exact: after any history every figure is what an accountant wrote down.

`python3 packaging/make.py bench histories` tries ten thousand other histories, each time.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.exact_figures import check_history
from tests.helpers.played_desks import Desks, Move, histories, opened_desks

HISTORIES = 400


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    with opened_desks(tmp_path_factory.mktemp("played-desks")) as opened:
        yield opened


@settings(max_examples=HISTORIES, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories, miscounted=st.sampled_from((0, 0, 1, -1)))
def test_after_any_history_every_figure_is_exact(
    desks: Desks, history: list[Move], miscounted: int
) -> None:
    check_history(desks, history, miscounted)
