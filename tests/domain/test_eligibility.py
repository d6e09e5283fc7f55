"""Who may get a permit: every missing condition is named at once."""

from __future__ import annotations

import msgspec
import pytest

from infitah_desk.domain import events as e
from infitah_desk.domain.eligibility import missing, step_of
from infitah_desk.domain.programme import EligibilityTerms, Programme
from tests.helpers.dossiers import (
    COMPLETE,
    Telling,
    a_dossier,
    a_ready_dossier,
    an_empty_dossier,
)
from tests.helpers.logs import LogWriter, authority, folded, replayed
from tests.helpers.programmes import PROGRAMME_2010

NEEDED = ("legal_form", "manager", "city", "activity", "sector", "turnover", "liberal_profession")


def codes(telling: Telling, programme: Programme = PROGRAMME_2010) -> tuple[str, ...]:
    return missing(telling.state, programme)


def with_terms(**terms: object) -> Programme:
    """The programme of 2010 with another eligibility rule."""
    said = msgspec.structs.asdict(PROGRAMME_2010.eligibility) | terms
    return msgspec.structs.replace(PROGRAMME_2010, eligibility=EligibilityTerms(**said))


@pytest.mark.parametrize("ready", [a_ready_dossier(), a_dossier().with_tp_seen().initiated()])
def test_a_complete_dossier_lacks_nothing(ready: Telling) -> None:
    assert codes(ready) == ()


def test_everything_that_is_missing_is_named_at_once() -> None:
    assert set(codes(an_empty_dossier())) == {
        *(f"missing.{name}" for name in NEEDED),
        "ineligible.no_rc_or_tp",
        "missing.document",
        "missing.initiation",
    }


@pytest.mark.parametrize("name", NEEDED)
def test_each_field_that_is_needed_is_named_when_it_is_missing(name: str) -> None:
    assert codes(a_ready_dossier().without(name)) == (f"missing.{name}",)


@pytest.mark.parametrize("name", ["name", "manager"])
def test_a_name_in_arabic_is_enough(name: str) -> None:
    telling = a_ready_dossier().with_values(**{name: None, f"{name}_ar": "سلمى بناني"})

    assert codes(telling) == ()


@pytest.mark.parametrize("name", ["name", "manager"])
def test_a_name_in_neither_script_is_missing(name: str) -> None:
    assert codes(a_ready_dossier().without(name)) == (f"missing.{name}",)


@pytest.mark.parametrize("name", ["phone", "turnover", "name"])
def test_any_field_marked_is_to_be_corrected(name: str) -> None:
    assert codes(a_ready_dossier().marked(name)) == ("dossier.to_correct",)


@pytest.mark.parametrize(
    ("turnover", "expected"),
    [
        ("0.00", ()),
        ("2999999.99", ()),
        ("3000000.00", ("ineligible.turnover",)),
        ("3000000.01", ("ineligible.turnover",)),
    ],
)
def test_the_turnover_must_lie_below_the_limit(turnover: str, expected: tuple[str, ...]) -> None:
    assert codes(a_ready_dossier().with_values(turnover=turnover)) == expected


@pytest.mark.parametrize(
    ("turnover", "expected"), [("3000000.00", ()), ("3000000.01", ("ineligible.turnover",))]
)
def test_the_limit_itself_passes_where_the_programme_says_so(
    turnover: str, expected: tuple[str, ...]
) -> None:
    telling = a_ready_dossier().with_values(turnover=turnover)

    assert codes(telling, with_terms(turnover_limit_passes=True)) == expected


def test_a_liberal_profession_is_not_eligible() -> None:
    telling = a_ready_dossier().with_values(liberal_profession=True)

    assert codes(telling) == ("ineligible.liberal_profession",)


def test_an_rc_without_its_court_is_no_registration() -> None:
    telling = a_ready_dossier().without("rc_court")

    assert "ineligible.no_rc_or_tp" in codes(telling)


def test_a_paper_that_is_rejected_does_not_prove() -> None:
    telling = a_ready_dossier().then(e.DocumentRejected("rc_extract", "reason"))

    assert codes(telling) == ("missing.document",)


def test_a_paper_with_another_number_does_not_prove() -> None:
    assert codes(a_ready_dossier().with_rc("77")) == ("missing.document",)


def test_a_paper_that_proves_what_the_programme_does_not_ask_for_is_not_enough() -> None:
    telling = a_dossier().with_rc().with_tp_seen().initiated()

    assert codes(telling, with_terms(registration=("rc",))) == ("missing.document",)


def test_the_managers_card_proves_no_registration() -> None:
    telling = a_dossier().with_rc().initiated().then(e.DocumentAccepted("manager_id"))

    assert codes(telling) == ("missing.document",)


def test_an_initiation_is_not_asked_for_where_the_programme_does_not() -> None:
    assert codes(a_dossier().with_rc_seen(), with_terms(initiation_required=False)) == ()


@pytest.mark.parametrize("name", ["turnover", "name", "rc_court", "sector"])
def test_a_fact_in_conflict_counts_as_missing(name: str) -> None:
    one, other = LogWriter.of("TET-1"), LogWriter.of("OUJ-1")
    for content in a_ready_dossier().contents:
        one.write(content)
    other.write(e.DossierCorrected({name: "12"}), after=[])

    assert f"conflict.{name}" in missing(folded([*one.events, *other.events]), PROGRAMME_2010)


def test_a_conflict_that_eligibility_does_not_rest_on_is_no_obstacle() -> None:
    one, other = LogWriter.of("TET-1"), LogWriter.of("OUJ-1")
    for content in a_ready_dossier().with_values(phone="+212539943008").contents:
        one.write(content)
    other.write(e.DossierCorrected({"phone": "+212661000000"}), after=[])

    assert missing(folded([*one.events, *other.events]), PROGRAMME_2010) == ()


def test_a_valid_permit_is_held_already() -> None:
    assert codes(a_ready_dossier().issued()) == ("permit.already_held",)


def test_a_revoked_permit_is_not_held() -> None:
    assert codes(a_ready_dossier().issued().revoked()) == ()


def test_a_permit_on_another_dossier_of_the_enterprise_is_held_too() -> None:
    state = a_ready_dossier().state

    assert missing(state, PROGRAMME_2010, already_held=lambda: True) == ("permit.already_held",)


def test_a_quota_that_is_used_up_is_named() -> None:
    state = a_ready_dossier().state

    assert missing(state, PROGRAMME_2010, quota_left=False) == ("quota.used_up",)


def test_a_cancelled_dossier_is_not_eligible() -> None:
    assert codes(a_ready_dossier().then(e.DossierCancelled())) == ("dossier.cancelled",)


def test_an_erased_dossier_is_not_eligible() -> None:
    head = authority()
    head.write(e.ErasureConfirmed())

    (state,) = replayed(head).dossiers.values()

    assert "dossier.erased" in missing(state, PROGRAMME_2010)


STEPS: list[tuple[Telling, str]] = [
    (an_empty_dossier(), "to_complete"),
    (a_dossier(), "to_complete"),
    (a_dossier().with_rc(), "documents"),
    (a_ready_dossier().marked("phone"), "to_complete"),
    (a_ready_dossier().with_values(turnover="9000000.00"), "to_complete"),
    (a_dossier().with_rc_seen(), "initiation"),
    (a_ready_dossier(), "ready"),
    (a_ready_dossier().issued(), "issued"),
    (a_ready_dossier().issued().printed(), "printed"),
    (a_ready_dossier().issued().printed().spoiled(), "issued"),
    (a_ready_dossier().issued().printed().handed_over(), "handed_over"),
    (a_ready_dossier().issued().revoked(), "ready"),
    (a_ready_dossier().then(e.DossierParked()), "parked"),
    (a_ready_dossier().then(e.DossierWaitlisted()), "waiting"),
    (a_ready_dossier().then(e.DossierCancelled()), "cancelled"),
    (a_ready_dossier().then(e.DossierParked(), e.DossierResumed()), "ready"),
    (a_ready_dossier().issued().then(e.DossierParked()), "parked"),
    (a_ready_dossier().issued().printed().handed_over().then(e.DossierParked()), "handed_over"),
]


@pytest.mark.parametrize(("telling", "step"), STEPS)
def test_a_dossier_stands_at_its_step(telling: Telling, step: str) -> None:
    assert step_of(telling.state, PROGRAMME_2010) == step


def test_the_complete_dossier_of_these_tests_names_every_field_needed() -> None:
    assert COMPLETE.keys() == {"name", *NEEDED}
    assert set(PROGRAMME_2010.eligibility.required_fields) == COMPLETE.keys()
