import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.system.texts import LANGUAGES, Language, Whole, catalogue, field_name, say

ENTERPRISE = (
    *("name", "name_ar", "legal_form", "rc_number", "rc_court", "tp_number", "ice", "if_number"),
    *("manager", "manager_ar", "phone", "email", "address", "city", "activity", "sector"),
    *("turnover", "headcount", "liberal_profession", "consent_bank", "consent_operators"),
)
STEPS = (
    *("to_complete", "documents", "initiation", "ready", "issued", "printed", "handed_over"),
    *("parked", "waiting", "cancelled"),
)
VERDICTS = (
    *("valid", "valid_stale", "revoked", "expired"),
    *("not_yet_valid", "unknown_desk", "forged", "not_a_permit"),
)

_FIELD = re.compile(r"\{[^}]*\}")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words_in_every_language(language: Language) -> None:
    silent = [code for code, words in catalogue().items() if not words.get(language, "").strip()]
    assert silent == []


def test_a_code_has_three_languages_and_no_other() -> None:
    odd = [code for code, words in catalogue().items() if set(words) != set(LANGUAGES)]
    assert odd == []


def test_arabic_words_are_arabic() -> None:
    assert [code for code, words in catalogue().items() if not _ARABIC.search(words["ar"])] == []


def test_all_languages_of_a_code_are_filled_from_the_same_details() -> None:
    odd = [
        code
        for code, words in catalogue().items()
        if len({frozenset(_FIELD.findall(words[language])) for language in LANGUAGES}) != 1
    ]
    assert odd == []


def test_codes_are_written_as_codes() -> None:
    pattern = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
    assert [code for code in catalogue() if not pattern.fullmatch(code)] == []


@pytest.mark.parametrize("family", ["missing", "conflict"])
@pytest.mark.parametrize("field", ENTERPRISE)
def test_families_are_spelled_out_for_each_field(family: str, field: str) -> None:
    assert f"{family}.{field}" in catalogue()


def test_a_code_of_its_own_is_not_hidden_by_its_family() -> None:
    assert "initiation" in say("missing.initiation", "en")


@pytest.mark.parametrize("step", STEPS)
def test_each_step_of_a_dossier_has_a_name(step: str) -> None:
    assert f"step.{step}" in catalogue()


@pytest.mark.parametrize("verdict", VERDICTS)
def test_each_verdict_has_words(verdict: str) -> None:
    assert f"verdict.{verdict}" in catalogue()


def test_details_fill_the_sentence() -> None:
    assert "TET-1" in say("enrol.other_node", "fr", node="TET-1")


def test_a_detail_called_code_or_language_is_a_detail() -> None:
    assert say("password.missing", "en", code="x", language="y") == "Enter the password."


def test_a_missing_detail_is_shown_as_dots() -> None:
    assert say("file.missing", "en").startswith("There is no such file or folder: …. ")


def test_braces_in_a_detail_stay_braces() -> None:
    said = say("file.missing", "en", file="{file}{0}{pid!r}", pid=7)
    assert said.startswith("There is no such file or folder: {file}{0}{pid!r}. ")


def test_a_code_without_words_is_shown_as_itself() -> None:
    assert say("no.such_code", "ar", file="x") == "no.such_code"


def test_a_field_is_called_by_its_name() -> None:
    assert "chiffre d’affaires" in say("permit.does_not_fit", "fr", field="turnover")
    assert field_name("not_a_field", "fr") == "not_a_field"


def test_a_value_among_arabic_words_keeps_its_own_direction() -> None:
    assert "\u2068a.pdf\u2069" in say("file.missing", "ar", file="a.pdf")


def test_a_day_is_told_as_papers_have_it() -> None:
    told = say("stop.reopening_needs_reason", "fr", date="2010-09-28")
    assert "28/09/2010" in told
    assert "2010-02-31" in say("stop.reopening_needs_reason", "fr", date="2010-02-31")


def test_several_values_are_listed() -> None:
    assert ": a, b. " in say("file.missing", "en", file=("a", "b"))
    assert "\u2068a\u2069، \u2068b\u2069" in say("file.missing", "ar", file=("a", "b"))


def test_a_hostile_value_can_neither_turn_nor_flood_the_sentence() -> None:
    said = say("file.missing", "en", file="\x1b[2J\u202egpj.exe\n" + "x" * 10_000)
    assert not set(said) & set("\x1b\u202e\n")
    assert len(said) < 300


@given(
    code=st.sampled_from(sorted(catalogue())),
    language=st.sampled_from(LANGUAGES),
    details=st.dictionaries(
        st.text(string.ascii_lowercase + "_", min_size=1),
        st.one_of(st.text(), st.none(), st.integers(), st.binary(), st.lists(st.text())),
    ),
)
def test_nothing_makes_saying_fail(
    code: str, language: Language, details: dict[str, object]
) -> None:
    assert say(code, language, **details)


def test_a_long_detail_is_cut_unless_it_is_to_be_told_whole() -> None:
    long = "x" * 1000
    assert len(say("history.reason", "fr", reason=long)) < 300
    assert say("history.reason", "fr", reason=Whole(long)).endswith(long)


def test_what_is_written_from_the_right_keeps_apart_in_every_language() -> None:
    assert "\u2068مقهى\u2069" in say("history.to", "fr", person="مقهى")
    assert "\u2068" not in say("history.to", "fr", person="Café")
