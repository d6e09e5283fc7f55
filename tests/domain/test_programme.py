from __future__ import annotations

from decimal import Decimal

import pytest

from infitah_desk.domain.enterprise import FIELDS, normalise
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.programme import read_programme
from infitah_desk.domain.subsidy import subsidy
from tests.helpers.programmes import ANOTHER_CARAVAN, PROGRAMME_2010, PROGRAMME_2010_TEXT


def test_the_second_caravan_has_its_ten_forums_in_order() -> None:
    assert [forum.code for forum in PROGRAMME_2010.forums] == (
        ["TET", "OUJ", "NAD", "HOC", "ERR", "KHO", "KES", "SAF", "ESI", "OUD"]
    )


def test_the_sixteen_regions_of_2010_have_both_names() -> None:
    regions = PROGRAMME_2010.regions_2010
    assert len({region.fr for region in regions}) == len({region.ar for region in regions}) == 16
    assert {forum.region_2010 for forum in PROGRAMME_2010.forums} <= {r.fr for r in regions}


def test_a_region_of_a_forum_that_is_none_is_refused() -> None:
    wrong = PROGRAMME_2010_TEXT.replace('region_2010 = "Oriental"', 'region_2010 = "Orientale"')
    with pytest.raises(Refused, match=r"^programme\.unreadable$"):
        read_programme(wrong)


def test_sectors_run_from_a_to_u() -> None:
    assert "".join(sector.code for sector in PROGRAMME_2010.sectors) == "ABCDEFGHIJKLMNOPQRSTU"


def test_legal_forms_are_those_of_2010() -> None:
    assert [form.code for form in PROGRAMME_2010.legal_forms] == (
        ["PP", "SARL", "SARL_AU", "SA", "SNC", "SCS", "SCA", "GIE", "COOP"]
    )


def test_required_fields_are_fields_of_an_enterprise() -> None:
    assert set(PROGRAMME_2010.eligibility.required_fields) <= set(FIELDS)


def test_a_year_of_permits_fits_the_budget() -> None:
    targets, pack = PROGRAMME_2010.targets, PROGRAMME_2010.pack
    assert targets.permits is not None
    assert targets.yearly_budget == targets.permits * pack.cap


def test_every_offer_costs_at_least_the_minimum() -> None:
    assert all(subsidy(offer.price, PROGRAMME_2010.pack) for offer in PROGRAMME_2010.offers)


def test_another_caravan_needs_no_code() -> None:
    other = read_programme(ANOTHER_CARAVAN)
    checked = normalise(
        {"legal_form": "المقاول الذاتي", "rc_number": "7", "rc_court": "Goulmima"}, other
    )
    assert checked.values["legal_form"] == "AE"
    assert subsidy(Decimal("1500.00"), other.pack) == Decimal("750.00")
    assert other.permit.edition == "S1"


def test_a_form_of_another_year_is_unknown_in_2010() -> None:
    checked = normalise({"legal_form": "Auto-entrepreneur"}, PROGRAMME_2010)
    assert checked.marks["legal_form"].code == "legal_form.unknown"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('code = "OUJ"', 'code = "TET"'),
        ("starts = 2010-09-28", "starts = 2011-09-28"),
        ('rate = "0.30"', 'rate = "30"'),
        ('rate = "0.30"', ""),
        ("[pack]", "[pack]\nunheard_of = 1"),
        ("[pack]", "[pack"),
        ('registration = ["rc", "tp"]', 'registration = ["passport"]'),
    ],
)
def test_a_programme_that_contradicts_itself_is_refused(old: str, new: str) -> None:
    assert old in PROGRAMME_2010_TEXT
    with pytest.raises(Refused) as refused:
        read_programme(PROGRAMME_2010_TEXT.replace(old, new, 1))
    assert refused.value.code == "programme.unreadable"


def test_what_the_programme_does_not_know_is_refused_by_name() -> None:
    for ask, code in (
        (PROGRAMME_2010.forum, "forum.unknown"),
        (PROGRAMME_2010.document, "document.type_unknown"),
        (PROGRAMME_2010.offer, "pack.offer_unknown"),
    ):
        with pytest.raises(Refused) as refused:
            ask("NONE")
        assert refused.value.code == code
