from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.enterprise import FIELDS, RAW_LIMIT, Checked, Issue, Mark, normalise
from infitah_desk.domain.errors import Refused
from tests.helpers.programmes import PROGRAMME_2010

anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=60),
    st.text("0123456789 -+./", max_size=20),
)
raws = st.dictionaries(st.sampled_from(FIELDS), anything, max_size=len(FIELDS))


def read(**raw: object) -> Checked:
    return normalise(raw, PROGRAMME_2010)


def test_a_whole_enterprise_becomes_values_for_json() -> None:
    checked = read(
        name=" Café  Rif ",
        legal_form="SARL",
        rc_number="RC 8120",
        rc_court="Tétouan",
        phone="0539 78 05 81",
        sector="Commerce",
        turnover="3 450 000,00 DH",
        headcount="5",
        liberal_profession="non",
        consent_bank=True,
    )
    assert checked.values == {
        "name": "Café Rif",
        "legal_form": "SARL",
        "rc_number": "8120",
        "rc_court": "Tétouan",
        "phone": "+212539780581",
        "sector": "G",
        "turnover": "3450000.00",
        "headcount": 5,
        "liberal_profession": False,
        "consent_bank": True,
    }
    assert not checked.marks


@pytest.mark.parametrize(
    ("field", "raw", "code"),
    [
        ("turnover", "environ 200 mille", "turnover.not_a_number"),
        ("turnover", -5, "turnover.negative"),
        ("tp_number", "5401987", "tp.length"),
        ("legal_form", "Auto-entrepreneur", "legal_form.unknown"),
        ("sector", "Z", "sector.unknown"),
        ("email", "contact@", "email.invalid"),
        ("phone", "061234", "phone.invalid"),
        ("ice", "0" * 15, "ice.all_zeros"),
        ("headcount", "beaucoup", "headcount.not_a_number"),
        ("liberal_profession", "peut-être", "answer.not_yes_or_no"),
        ("rc_court", "51583", "rc.court_not_a_name"),
        ("name", "Caf\ufffd", "text.unreadable"),
        ("name", "A" * 201, "field.too_long"),
        ("address", "A" * 401, "field.too_long"),
    ],
)
def test_a_wrong_field_is_marked_with_its_raw_text(field: str, raw: object, code: str) -> None:
    checked = read(**{field: raw})
    assert checked.marks[field] == Mark(str(raw)[:RAW_LIMIT], code)
    assert field not in checked.values
    assert Issue(field, code, "error") in checked.issues


def test_lost_zeros_of_an_ice_warn_and_keep_the_value() -> None:
    checked = read(ice=1561191000066.0)
    assert checked.values["ice"] == "001561191000066"
    assert [issue.severity for issue in checked.issues] == ["warning"]


def test_an_old_phone_is_only_proposed_anew() -> None:
    checked = read(phone="039 94 30 08")
    assert checked.values["phone"] == "039 94 30 08"
    assert checked.issues == [Issue("phone", "phone.old_form", "info", "+212539943008")]


def test_an_rc_without_its_court_marks_the_court() -> None:
    checked = read(rc_number="4262")
    assert checked.marks == {"rc_court": Mark("", "rc.court_missing")}
    assert checked.values == {"rc_number": "4262"}


def test_a_corrected_rc_finds_its_court_on_the_dossier() -> None:
    assert not normalise({"rc_number": "7"}, PROGRAMME_2010, {"rc_court": "Safi"}).marks


def test_clearing_the_court_of_a_dossier_with_an_rc_marks_it() -> None:
    checked = normalise({"rc_court": ""}, PROGRAMME_2010, {"rc_number": "7", "rc_court": "Safi"})
    assert checked.marks["rc_court"].code == "rc.court_missing"
    assert "rc_court" not in checked.values


def test_clearing_an_rc_lifts_the_mark_of_its_missing_court() -> None:
    checked = normalise({"rc_number": None}, PROGRAMME_2010, {"rc_number": "7"})
    assert checked.values == {"rc_number": None, "rc_court": None}


def test_a_court_in_the_number_fills_an_empty_one() -> None:
    assert read(rc_number="4262/Oujda").values == {"rc_number": "4262", "rc_court": "Oujda"}


def test_a_court_in_the_number_that_differs_is_marked() -> None:
    checked = read(rc_number="4262/Oujda", rc_court="Safi")
    assert checked.marks["rc_number"].code == "rc.court_differs"
    assert checked.values == {"rc_court": "Safi"}


@pytest.mark.parametrize("nothing", [None, "", "  ", "-", "/", "néant", "N/A", "\u200f"])
def test_nothing_clears_a_field(nothing: str | None) -> None:
    assert read(tp_number=nothing).values == {"tp_number": None}


def test_a_firm_may_be_called_neant() -> None:
    assert read(name="Néant").values == {"name": "Néant"}


def test_a_formula_is_text() -> None:
    assert read(name="=cmd|' /C calc'!A0").values == {"name": "=cmd|' /C calc'!A0"}


def test_a_cell_of_a_megabyte_is_marked_and_cut() -> None:
    checked = read(name="A" * 1_000_000)
    assert checked.marks["name"] == Mark("A" * RAW_LIMIT, "field.too_long")


def test_marks_of_direction_are_not_kept() -> None:
    assert read(name_ar="\u202bمكتبة\u202c\u200f").values == {"name_ar": "مكتبة"}


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read(cin="AB123")
    assert refused.value.code == "enterprise.field_unknown"


@pytest.mark.parametrize("value", [["x"], {"a": 1}, math.nan, math.inf, b"x"])
def test_a_value_that_is_no_plain_one_is_refused(value: object) -> None:
    with pytest.raises(Refused) as refused:
        read(name=value)
    assert refused.value.code == "enterprise.value_not_plain"


@given(raws)
def test_every_field_has_a_value_or_a_mark_never_both(raw: dict[str, object]) -> None:
    try:
        checked = normalise(raw, PROGRAMME_2010)
    except Refused as refused:
        assert set(refused.codes) == {"enterprise.value_not_plain"}  # noqa: PT017 (only some raise)
        return
    assert not checked.values.keys() & checked.marks.keys()
    assert checked.values.keys() | checked.marks.keys() >= raw.keys()
    assert {issue.field for issue in checked.issues if issue.severity == "error"} == set(
        checked.marks
    )


@given(raws)
def test_values_read_again_are_the_same(raw: dict[str, object]) -> None:
    try:
        values = normalise(raw, PROGRAMME_2010).values
    except Refused:
        return
    again = normalise(json.loads(json.dumps(values)), PROGRAMME_2010)
    assert {key: again.values[key] for key in values if key in again.values} == {
        key: value for key, value in values.items() if key in again.values
    }
    assert set(again.marks) <= {"rc_court"}
