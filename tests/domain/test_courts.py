from __future__ import annotations

import pytest

from infitah_desk.domain.courts import court_key, known_court
from tests.helpers.programmes import PROGRAMME_2010


@pytest.mark.parametrize(
    "names",
    [
        ("El Houceima", "AL HOCEÏMA", "Tribunal d'Al Hoceima", "المحكمة الابتدائية بالحسيمة"),
        ("El Kelâa des Sraghna", "Kelâat Es-Sraghna", "El Kalaa des Sraghna", "قلعة السراغنة"),
        ("Oujda", "Tribunal de commerce d’Oujda", "المحكمة التجارية بوجدة", "T.P.I. Oujda"),
        ("Casablanca", "casa", "الدار البيضاء"),
    ],
)
def test_spellings_of_one_court_have_one_key(names: tuple[str, ...]) -> None:
    assert len({court_key(name, PROGRAMME_2010) for name in names}) == 1


def test_each_forum_has_its_own_court() -> None:
    keys = {court_key(forum.court.fr, PROGRAMME_2010) for forum in PROGRAMME_2010.forums}
    assert len(keys) == len(PROGRAMME_2010.forums)


def test_a_court_that_the_programme_does_not_name_has_a_key_too() -> None:
    assert known_court("Souk El Arbaa", PROGRAMME_2010) is None
    assert court_key("Souk El Arbaâ", PROGRAMME_2010) == court_key("SOUK-EL-ARBAA", PROGRAMME_2010)


@pytest.mark.parametrize("name", ["de", "El", "TC", "-", "المحكمة"])
def test_a_name_of_nothing_but_title_or_article_keeps_a_key(name: str) -> None:
    assert court_key(name, PROGRAMME_2010) or name == "-"
