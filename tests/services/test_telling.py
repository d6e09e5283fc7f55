"""The history as a story: sentences with every detail, in the language of whoever reads it."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.services import issuing, opening, registering, verifying
from infitah_desk.services.cancelling import cancel
from infitah_desk.services.parking import park, resume
from infitah_desk.services.session import Session
from infitah_desk.services.showing import Change, Entry, Moment, dossier_history
from infitah_desk.services.telling import Tale, tell
from infitah_desk.storage.sessions import PlannedSession
from infitah_desk.system.moments import moment_text
from infitah_desk.system.texts import Language, catalogue, say
from tests.helpers.caravans import DAY, NORTH, TETOUAN, Caravan, in_hand, registered
from tests.helpers.programmes import PROGRAMME_2010

BOTH = pytest.mark.parametrize("language", ["fr", "ar"])
ISOLATES = re.compile("[\u2066-\u2069]")
OF_NO_DOSSIER = ("stop.", "session.", "forms.", "authority.", "programme.", "node.", "block.")
OF_A_DOSSIER = [kind for kind in sorted(e.KINDS) if not kind.startswith(OF_NO_DOSSIER)]
TIME = "2010-09-28T09:12:00+00:00"


def story(session: Session, dossier: str, language: Language) -> list[Tale]:
    return [tell(each, session.programme, language) for each in dossier_history(session, dossier)]


def told(
    content: e.Content,
    language: Language = "fr",
    *,
    changes: tuple[Change, ...] = (),
    alarm: str = "",
    withheld: bool = False,
    session: PlannedSession | None = None,
) -> list[str]:
    """The lines that tell one event, without the marks of direction."""
    moment = Moment("TET-1.3f9a21c0", 7, content.KIND, "Salma", TIME)
    entry = Entry(moment, msgspec.to_builtins(content), changes, alarm, withheld, session)
    tale = tell(entry, PROGRAMME_2010, language)
    return [ISOLATES.sub("", line) for line in tale.lines]


def plain(code: str, language: Language, **details: object) -> str:
    return ISOLATES.sub("", say(code, language, **details))


@BOTH
def test_a_whole_life_is_told_without_a_code_left(
    caravan: Caravan, tmp_path: Path, language: Language
) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        dossier = registered(session, 1)
        park(session, dossier, "attestation", "15:00")
        resume(session, dossier)
        verifying.reject_document(session, dossier, c.RejectDocument("rc_extract", "expired"))
        paper = c.AcceptDocument("rc_extract", "5001", "Tétouan", "2010-09-01", "Zerouali 1")
        verifying.accept_document(session, dossier, paper)
        cancel(session, dossier, "partie")
        resume(session, dossier)
        verifying.accept_document(session, dossier, paper)
        verifying.attend_initiation(session, dossier)
        number = issuing.issue_permit(session, dossier)
        in_hand(session, number, tmp_path / "permit.pdf")
        registering.correct(session, dossier, {"sector": "G", "phone": "0539943008"}, "relu")
        tales = story(session, dossier, language)
    lines = [ISOLATES.sub("", line) for tale in tales for line in tale.lines]
    kinds = [
        "dossier.registered",
        "dossier.parked",
        "dossier.resumed",
        "document.rejected",
        "document.accepted",
        "dossier.cancelled",
        "dossier.reopened",
        "document.accepted",
        "initiation.attended",
        "permit.issued",
        "permit.printed",
        "dossier.corrected",
    ]
    extract = getattr(PROGRAMME_2010.document("rc_extract"), language)
    details = {"type": extract, "number": number, "copy": 1, "date": "28/09/2010"}
    assert [ISOLATES.sub("", tale.lines[0]) for tale in tales] == [
        plain(f"event.{kind}", language, **details) for kind in kinds
    ]
    assert plain("history.reason", language, reason=say("reason.expired", language)) in lines
    assert plain("history.back_at", language, time="15:00") in lines
    assert not [line for line in lines if "…" in line]
    assert not [line for line in lines if re.search(r"\b[a-z_]+\.[a-z_]+\b", line)]


@BOTH
def test_each_tale_says_when_and_who(caravan: Caravan, language: Language) -> None:
    with caravan.at(TETOUAN) as session:
        (tale,) = story(session, registered(session, 1), language)
        now = session.now().isoformat()
    assert (tale.when, tale.who) == (moment_text(now), "Salma · TET-1")


@BOTH
@pytest.mark.parametrize("kind", OF_A_DOSSIER)
def test_every_kind_of_a_dossier_has_a_sentence(kind: str, language: Language) -> None:
    assert ISOLATES.sub("", catalogue()[f"event.{kind}"][language])


def test_what_was_looked_at_on_a_paper_is_told() -> None:
    paper = e.DocumentAccepted(
        "rc_extract",
        "4262",
        "Tétouan",
        "2010-09-01",
        "Rif",
        "2011-01-01",
        ("original", "same_enterprise"),
        "C2F-TET1-10007-K",
    )
    assert told(paper)[1:] == [
        "Lu sur la pièce\u00a0: 4262, Tétouan, Rif",
        "Pièce délivrée le 01/09/2010",
        "Pièce valable jusqu’au 01/01/2011",
        "Vérifié\u00a0: Original vu, Même entreprise (nom, siège)",
        "D’après le formulaire papier C2F-TET1-10007-K",
    ]


@BOTH
def test_a_session_is_told_with_its_time_and_room(language: Language) -> None:
    planned = PlannedSession(
        "s1", "TET-1.x", "TET", "2010-09-29", "10:30", "2", 20, "", cancelled=False, taken=1,
        attended=0,
    )  # fmt: skip
    lines = told(e.InitiationEnrolled("s1"), language, session=planned)
    assert lines[1] == plain(
        "history.session_in_room", language, date="29/09/2010", time="10:30", room="2"
    )
    roomless = told(e.InitiationEnrolled("s1"), language, session=planned._replace(room=""))
    assert roomless[1] == plain("history.session", language, date="29/09/2010", time="10:30")


def test_a_paper_form_is_told_with_its_own_time_and_hand() -> None:
    begun = e.DossierRegistered(
        form="C2F-TET1-10007-K", written_at="2010-09-28T10:40", written_by="Karim"
    )
    assert told(begun) == [
        "Dossier ouvert d’après le formulaire papier C2F-TET1-10007-K.",
        "Rempli sur papier le 28/09/2010 10:40 par Karim",
    ]


def test_pictures_are_counted_and_papers_to_be_seen_anew_named() -> None:
    assert told(e.DocumentScanned("rc_extract", ("aa", "bb")))[1] == "Images\u00a0: 2"
    extract = PROGRAMME_2010.document("rc_extract").fr
    assert told(e.DossierReopened(("rc_extract",)))[1] == f"Pièces à revoir\u00a0: {extract}"


def test_a_return_on_another_day_is_told_with_its_day() -> None:
    assert told(e.DossierParked("2010-09-29T15:00"))[1] == "Retour le 29/09/2010 15:00"
    assert told(e.DossierParked("2010-09-28T15:00"))[1] == "Retour à 15:00"


@BOTH
def test_values_are_told_by_their_words(language: Language) -> None:
    changes = (
        Change("sector", "C", "G"),
        Change("liberal_profession", old=True, new=False),
        Change("phone", None, "+212539943008"),
    )
    lines = told(e.DossierCorrected({}, "x"), language, changes=changes)
    names = {each.code: getattr(each, language) for each in PROGRAMME_2010.sectors}
    yes, no = say("history.yes", language), say("history.no", language)
    assert lines[1:4] == [
        plain("history.change", language, field="sector", old=names["C"], new=names["G"]),
        plain("history.change", language, field="liberal_profession", old=yes, new=no),
        plain("history.change", language, field="phone", old="—", new="+212539943008"),
    ]


def test_a_long_reason_is_told_to_its_end() -> None:
    reason = "mot " * 200 + "fin"
    assert told(e.DossierCancelled(reason))[-1].endswith("fin")


@BOTH
def test_what_does_not_count_and_what_is_not_here_is_told(language: Language) -> None:
    lines = told(e.DossierCancelled(), language, withheld=True, alarm="alarm.outside_rights")
    assert lines[1] == plain("history.withheld", language)
    assert lines[2].endswith(plain("alarm.outside_rights", language, node="TET-1", span="7"))


def test_a_later_kind_is_told_as_such() -> None:
    moment = Moment("TET-1.x", 7, "dossier.sold", "Salma", TIME)
    tale = tell(Entry(moment, {}, (), "", withheld=False), PROGRAMME_2010, "fr")
    assert tale.lines == (say("event.unknown", "fr"),)


def test_every_machine_tells_one_story(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        registering.correct(session, dossier, {"sector": "G"}, "relu")
        here = story(session, dossier, "fr")
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    with caravan.at(NORTH) as session:
        assert story(session, dossier, "fr") == here
