"""Papers: ticked point by point, looked at twice, rejected by code, seen anew after a reopening."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.domain.eligibility import proof_missing
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import Event
from infitah_desk.domain.paper_rules import REASONS
from infitah_desk.system.texts import catalogue
from tests.helpers.dossiers import COURT, RC, Telling, a_dossier, a_ready_dossier
from tests.helpers.logs import LogWriter, folded
from tests.helpers.programmes import CAREFUL_PROGRAMME

CHECKS = ("original", "same_enterprise", "not_struck_off")


def refusal(telling: Telling, command: c.Command, **circumstances: object) -> Refused:
    with pytest.raises(Refused) as refused:
        telling.decides(command, **circumstances)
    return refused.value


# --- Point by point -------------------------------------------------------------------------------


def extract(*checks: str) -> c.AcceptDocument:
    return c.AcceptDocument("rc_extract", RC, COURT, checks=checks or None)


def test_accepting_attests_all_points() -> None:
    (accepted,) = a_dossier().with_rc().decides(extract())
    assert isinstance(accepted, e.DocumentAccepted)
    assert accepted.checks == CHECKS


def test_where_each_point_is_asked_for_each_is_named() -> None:
    refused = refusal(a_dossier().with_rc(), extract(), programme=CAREFUL_PROGRAMME)
    assert (refused.code, refused.details["checks"]) == ("document.unchecked", list(CHECKS))


def test_the_points_left_out_are_told() -> None:
    refused = refusal(a_dossier().with_rc(), extract(*CHECKS[1:]), programme=CAREFUL_PROGRAMME)
    assert (refused.code, refused.details["checks"]) == ("document.unchecked", ["original"])


def test_with_each_point_named_the_paper_is_accepted() -> None:
    (accepted,) = a_dossier().with_rc().decides(extract(*CHECKS), programme=CAREFUL_PROGRAMME)
    assert isinstance(accepted, e.DocumentAccepted)
    assert accepted.checks == CHECKS


# --- Rejected -------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", REASONS)
def test_a_known_reason_is_kept_by_its_code(code: str) -> None:
    for written in (code, code.removeprefix("reason."), code.removeprefix("reason.").upper()):
        (rejected,) = a_dossier().decides(c.RejectDocument("rc_extract", written))
        assert rejected == e.DocumentRejected("rc_extract", code)
    assert code in catalogue()


@pytest.mark.parametrize("words", ["cachet absent", "reason.missing", "missing"])
def test_any_other_reason_is_kept_as_it_is(words: str) -> None:
    (rejected,) = a_dossier().decides(c.RejectDocument("rc_extract", words))
    assert rejected == e.DocumentRejected("rc_extract", words)


# --- The second look ------------------------------------------------------------------------------


class TwoDesks:
    """Two desks that write about one dossier; each knows only what it is told to know."""

    def __init__(self) -> None:
        self.first, self.second = LogWriter.of("TET-1"), LogWriter.of("TET-2")
        begun = self.first.write(e.DossierRegistered(values={"rc_number": RC, "rc_court": COURT}))
        self.events: list[Event] = [begun]

    def accepts(self, desk: LogWriter, *, number: str = RC, after: list[Event]) -> Event:
        event = desk.write(e.DocumentAccepted("rc_extract", number, COURT), after=after)
        self.events.append(event)
        return event

    def confirms(self, desk: LogWriter, accepted: Event, *, after: list[Event]) -> Event:
        said = e.DocumentConfirmed("rc_extract", accepted.hash.hex())
        event = desk.write(said, after=after)
        self.events.append(event)
        return event

    def missing(self, events: list[Event]) -> str:
        return proof_missing(folded(events), CAREFUL_PROGRAMME)


@pytest.fixture
def desks() -> TwoDesks:
    return TwoDesks()


def test_a_paper_counts_once_a_supervisor_saw_it_too(desks: TwoDesks) -> None:
    accepted = desks.accepts(desks.first, after=desks.events[:1])
    assert desks.missing(desks.events) == "missing.second_look"
    desks.confirms(desks.first, accepted, after=[accepted])
    assert desks.missing(desks.events) == ""


def test_a_new_acceptance_needs_a_new_look(desks: TwoDesks) -> None:
    accepted = desks.accepts(desks.first, after=desks.events[:1])
    confirmed = desks.confirms(desks.first, accepted, after=[accepted])
    desks.accepts(desks.second, after=[confirmed])
    assert desks.missing(desks.events) == "missing.second_look"


@given(st.data())
def test_a_look_stays_with_the_acceptance_that_it_saw(data: st.DataObject) -> None:
    """Whatever desks accept and confirm, and in whatever order the news comes."""
    desks = TwoDesks()
    accepted: list[Event] = []
    for _ in range(data.draw(st.integers(1, 8))):
        desk = data.draw(st.sampled_from([desks.first, desks.second]))
        confirming = bool(accepted) and data.draw(st.booleans())
        known = data.draw(st.lists(st.sampled_from(desks.events), min_size=1, unique_by=id))
        if confirming:
            desks.confirms(desk, data.draw(st.sampled_from(accepted)), after=known)
        else:
            accepted.append(desks.accepts(desk, after=known))
    looked_at = {
        content.accepted
        for event in desks.events
        if isinstance(content := e.told(event).content, e.DocumentConfirmed)
    }

    state = folded(data.draw(st.permutations(desks.events)))

    paper = state.documents.get("rc_extract")
    assert state == folded(desks.events)
    if paper is not None:
        assert paper.confirmed == (paper.event in looked_at)


def test_the_second_look_is_another_persons() -> None:
    accepted = a_dossier().with_rc_seen()
    author = accepted.state.documents["rc_extract"].author
    refused = refusal(accepted, c.ConfirmDocument("rc_extract"), account=author)
    assert refused.code == "document.same_person"
    (said,) = accepted.decides(c.ConfirmDocument("rc_extract"), account=f"not {author}")
    assert said == e.DocumentConfirmed("rc_extract", accepted.state.documents["rc_extract"].event)


@pytest.mark.parametrize(
    "telling",
    [a_dossier(), a_dossier().then(e.DocumentRejected("rc_extract", "reason.illegible"))],
)
def test_only_an_accepted_paper_is_confirmed(telling: Telling) -> None:
    refused = refusal(telling, c.ConfirmDocument("rc_extract"), account="x")
    assert refused.code == "document.not_accepted"


# --- Reopened -------------------------------------------------------------------------------------


def test_reopening_keeps_no_old_tick_and_no_old_look() -> None:
    accepted = a_ready_dossier()
    confirmed = accepted.then(
        *accepted.decides(c.ConfirmDocument("rc_extract"), account="Supervisor")
    )
    assert confirmed.state.documents["rc_extract"].confirmed
    cancelled = confirmed.then(*confirmed.decides(c.CancelDossier("left")))
    reopened = cancelled.then(*cancelled.decides(c.ResumeDossier()))
    assert reopened.state.documents == {}
    assert proof_missing(reopened.state, CAREFUL_PROGRAMME) == "missing.document"
    seen = reopened.then(*reopened.decides(extract()))
    assert not seen.state.documents["rc_extract"].confirmed


def test_what_was_put_aside_keeps_its_papers() -> None:
    parked = a_ready_dossier().then(*a_ready_dossier().decides(c.ParkDossier("pause")))
    resumed = parked.then(*parked.decides(c.ResumeDossier()))
    assert resumed.state.documents == a_ready_dossier().state.documents
