from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.contacts import read_email, read_phone, renumbered


@pytest.mark.parametrize(
    "text",
    [
        "0661220795",
        "06 61 22 07 95",
        "0661-22-07-95",
        "06.61.22.07.95",
        "+212 6 61 22 07 95",
        "00212661220795",
        "+212 (0) 661 22 07 95",
        "661220795",
        "٠٦٦١٢٢٠٧٩٥",
        "GSM : 0661220795",
        "0661220795 / 0539738102",
        "061234 ou 0661220795",
    ],
)
def test_a_phone_is_kept_as_e164(text: str) -> None:
    assert read_phone(text).value == "+212661220795"


def test_a_foreign_number_with_its_country_is_kept() -> None:
    assert read_phone("+33 6 12 34 56 78").value == "+33612345678"


@pytest.mark.parametrize(
    "text", ["061234", "0161220795", "066122079512", "x", "+1", "06612207 95a"]
)
def test_what_nobody_can_call_is_invalid(text: str) -> None:
    assert read_phone(text).error == "phone.invalid"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("039 94 30 08", "+212539943008"),
        ("061 22 07 95", "+212661220795"),
        ("39943008", "+212539943008"),
    ],
)
def test_an_old_number_is_kept_and_todays_form_proposed(old: str, new: str) -> None:
    read = read_phone(old)
    assert (read.value, read.info, read.proposal) == (old, "phone.old_form", new)
    assert renumbered(old) == new


@given(st.from_regex(r"0[5-8][0-9]{8}", fullmatch=True))
def test_the_quick_answer_is_the_librarys(text: str) -> None:
    valid = phonenumbers.is_valid_number(phonenumbers.parse(text, "MA"))
    assert (read_phone(text).value is not None) == valid


@given(st.text(max_size=60))
def test_any_text_is_a_phone_or_invalid(text: str) -> None:
    read = read_phone(text)
    assert (read.value is None) == (read.error == "phone.invalid")


@pytest.mark.parametrize("text", ["contact1@exemple.ma", "a.b+c@Sous.Exemple.ma", "é@exemple.ma"])
def test_an_address_is_kept(text: str) -> None:
    assert read_email(text).value


@pytest.mark.parametrize(
    "text",
    [
        "a@b",
        "a b@c.ma",
        "a@@c.ma",
        "@c.ma",
        "a@c.ma.",
        "a.@c.ma",
        "exemple.ma",
        "a" * 300 + "@c.ma",
    ],
)
def test_a_bad_address_is_named(text: str) -> None:
    assert read_email(text).error == "email.invalid"
