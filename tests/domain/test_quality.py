"""Data quality: every dossier counted once, at one desk, and an enterprise once however many."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.quality import FLAWS, NO_FAULT, Judged, QualityCount

desks = st.sampled_from([("TET-1", "TET"), ("TET-2", "TET"), ("OUJ-1", "OUJ"), ("", "")])
dossiers = st.builds(
    lambda desk, flaws: Judged(desk[0], desk[1], frozenset(flaws)),
    desks,
    st.sets(st.sampled_from(FLAWS)),
)
enterprises = st.lists(st.lists(dossiers, min_size=1, max_size=3), max_size=20)


@given(enterprises, st.randoms(use_true_random=False))
def test_desks_add_up_to_the_whole_in_any_order(
    found: list[list[Judged]], chance: random.Random
) -> None:
    count, again = QualityCount(), QualityCount()
    for each in found:
        count.add(each)
    for each in chance.sample(found, len(found)):
        again.add(each)
    quality = count.result()
    assert quality == again.result()
    assert quality.dossiers == sum(map(len, found))
    assert quality.dossiers == sum(desk.dossiers for desk in quality.desks)
    assert quality.flawed.number == sum(desk.flawed for desk in quality.desks)
    for flaw, tally in quality.flaws.items():
        assert tally.number == sum(desk.flaws[flaw] for desk in quality.desks)
        assert tally.enterprises == sum(any(flaw in d.flaws for d in each) for each in found)


def test_what_is_nobodys_fault_is_told_and_not_to_be_set_right() -> None:
    count = QualityCount()
    count.add([Judged("TET-1", "TET", NO_FAULT)])
    quality = count.result()
    assert (quality.flaws["erased"].number, quality.flawed.number) == (1, 0)


def test_dossiers_of_no_desk_stand_last() -> None:
    count = QualityCount()
    for node, forum in (("", ""), ("TET-1", "TET"), ("OUJ-1", "OUJ")):
        count.add([Judged(node, forum, frozenset())])
    assert [desk.node for desk in count.result().desks] == ["OUJ-1", "TET-1", ""]
