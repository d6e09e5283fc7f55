"""Law 09-08: what is held can be seen, and once erased it is nowhere, on no machine."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from pathlib import Path

import pytest

from infitah_desk.domain import commands as c
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import decode_head
from infitah_desk.services import (
    closing,
    drafting,
    examining,
    issuing,
    listing,
    matching_dossiers,
    parking,
    printing,
    protecting,
    registering,
    suggesting,
    surveying,
    verifying,
)
from infitah_desk.services.entering_forms import enter_form
from infitah_desk.services.grouping import Chosen
from infitah_desk.services.opening import open_the_stop
from infitah_desk.services.reserving_forms import print_forms
from infitah_desk.services.session import Session
from infitah_desk.services.settling import settle_same
from infitah_desk.storage import queries
from tests.helpers.caravans import (
    DAY,
    HQ,
    NORTH,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    an_enterprise,
    registered,
)
from tests.helpers.plain_pages import everything_in
from tests.helpers.two_permits import granted_twice

MACHINES = (TETOUAN, TETOUAN_2, NORTH, HQ)
PICTURE = b"\xff\xd8\xff\xe0 this is a picture of an extract"

FIELDS = {
    "name": "Confiserie Bencherif",
    "name_ar": "حلويات بنشريف",
    "manager": "Houda Ouazzani",
    "manager_ar": "هدى الوزاني",
    "phone": "0661987654",
    "email": "houda@bencherif.example",
    "address": "17, rue Jamaï",
    "rc_number": "74821",
    "ice": "001524986000035",
    "if_number": "40521876",
    "tp_number": "51236987",
    "consent_bank": True,
}
# Whatever of it a fold, an index or a key would keep.
WORDS = (
    "bencherif",
    "بنشريف",
    "ouazzani",
    "الوزاني",
    "661987654",
    "jamaï",
    "jamai",
    "74821",
    "1524986",
    "40521876",
    "51236987",
    "lamrani",
    "tazi",
    "benjelloun",
    "rifkitouni",
    "sqallihoussaini",
    "kabbajabdellah",
    "berradatourya",
    "this is a picture",
)


def told_everywhere(caravan: Caravan) -> tuple[str, str]:
    """A dossier with all that can be personal, merged by every machine; its permit's number."""
    with caravan.at(TETOUAN) as session:
        open_the_stop(session, DAY)
        form = print_forms(session, 1, caravan.folder / "forms.pdf").first
        raw = an_enterprise(1, **FIELDS)
        dossier = enter_form(session, form, raw, "2010-09-28T08:15", "Naïma Tazi").dossier
        scan = session.scans.put(PICTURE)
        session.act(dossier, c.ScanDocument("rc_extract", (scan,)))
        parking.park(session, dossier, "revient avec M. Benjelloun", "15:00")
        parking.resume(session, dossier)
        registering.correct(session, dossier, {"city": "Martil"}, "selon Mme Rifkitouni")
        verifying.reject_document(
            session, dossier, c.RejectDocument("manager_id", "carte de Sqallihoussaini")
        )
        paper = c.AcceptDocument("rc_extract", "74821", "Tétouan", DAY, "Ste Bencherif")
        verifying.accept_document(session, dossier, paper)
        verifying.attend_initiation(session, dossier)
        number = issuing.issue_permit(session, dossier)
        printing.print_permits(session, [number], caravan.folder / "permit.pdf")
        issuing.spoil_sheet(session, number, "taché par Kabbajabdellah")
        printing.print_permits(session, [number], caravan.folder / "permit.pdf")
        issuing.confirm_sheet(session, number)
        issuing.hand_over(session, number, "Karim Lamrani")
        drafting.keep_draft(session, "d", dossier, {"address": "chez Berradatourya"})
        matching_dossiers.prepare_matching(session)
        registered(session, 2)
    bundle = caravan.export(TETOUAN, with_scans=True).file
    for node in (TETOUAN_2, NORTH, HQ):
        caravan.merge(node, bundle)
        with caravan.at(node) as session:
            matching_dossiers.prepare_matching(session)
    return dossier, number


def left(session: Session) -> list[str]:
    found = everything_in(session)
    return [word for word in WORDS if word.encode() in found]


def test_before_it_is_erased_it_is_there(caravan: Caravan) -> None:
    told_everywhere(caravan)
    with caravan.at(TETOUAN) as session:
        # Scans lie encrypted, and a fold of the address is kept nowhere.
        assert set(WORDS) - set(left(session)) <= {"this is a picture", "jamai"}


def test_a_desk_asks_and_headquarters_erases_everywhere(caravan: Caravan) -> None:
    dossier, number = told_everywhere(caravan)
    with caravan.at(TETOUAN) as session:
        assert protecting.erase(session, dossier, "à la demande de Lamrani") == "requested"
        assert protecting.erase(session, dossier, "encore") == "requested"
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        (asked,) = protecting.requests(session)
        assert (asked.dossier, asked.reason) == (dossier, "à la demande de Lamrani")
        assert protecting.erase(session, dossier, "Lamrani l’a demandé") == "erased"
        assert protecting.requests(session) == ()
    caravan.reference(TETOUAN, TETOUAN_2, NORTH)
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    digests = [caravan.digest(node) for node in MACHINES]
    assert all(digest == digests[0] for digest in digests)
    for node in MACHINES:
        with caravan.at(node) as session:
            assert left(session) == [], node
            assert examining.examine(session).ok, node
            assert list(session.folder.scans.iterdir()) == [], node
            assert drafting.kept_drafts(session) == []
            assert "17, rue Jamaï" not in str(suggesting.suggestions(session).texts)
            assert not registering.find_dossiers(session, "bencherif", 5)
            assert not matching_dossiers.alike(session, {"name": "Confiserie Bencherif"})
            permit = session.store.state(dossier).permits[number]
            assert (permit.serial, permit.handed_over, permit.spoiled) == (1, True, (1,))


def accounts(session: Session) -> tuple[object, ...]:
    return (
        session.permits_left,
        queries.permits_issued(session.store, session.store.own_log),
        surveying.survey(session).total,
        closing.prospect(session).figures if session.role == "desk" else None,
    )


def test_the_accounts_balance_as_before(caravan: Caravan) -> None:
    dossier, _ = told_everywhere(caravan)
    before = {}
    for node in (TETOUAN, HQ):
        with caravan.at(node) as session:
            before[node] = accounts(session)
    with caravan.at(HQ) as session:
        protecting.erase(session, dossier, "demande")
    caravan.reference(TETOUAN)
    for node in (TETOUAN, HQ):
        with caravan.at(node) as session:
            assert accounts(session) == before[node]


def test_a_late_bundle_with_scans_brings_nothing_back(caravan: Caravan) -> None:
    dossier, _ = told_everywhere(caravan)
    with caravan.at(TETOUAN) as session:
        registering.correct(session, dossier, {"manager": "Houda Ouazzani Tazi"}, "Rifkitouni")
    late = caravan.export(TETOUAN, everything=True, with_scans=True).file
    with caravan.at(HQ) as session:
        protecting.erase(session, dossier, "demande")
    caravan.reference(NORTH)
    for node in (HQ, NORTH):
        caravan.merge(node, late)
        with caravan.at(node) as session:
            assert left(session) == []
            assert list(session.folder.scans.iterdir()) == []
            assert examining.examine(session).ok
    assert caravan.digest(HQ) == caravan.digest(NORTH)


def test_headquarters_erases_what_nobody_asked_for_too(caravan: Caravan) -> None:
    dossier, _ = told_everywhere(caravan)
    with caravan.at(HQ) as session:
        assert protecting.erase(session, dossier, "décision") == "erased"
        assert protecting.erase(session, dossier, "encore") == "erased"


def test_no_head_of_an_event_names_a_person(caravan: Caravan) -> None:
    dossier, _ = told_everywhere(caravan)
    with caravan.at(TETOUAN) as session:
        protecting.erase(session, dossier, "à la demande de Lamrani")
        heads = [event.head for _, event in session.store.log.of_dossiers([dossier])]
    said = b"".join(heads).decode().lower()
    assert [word for word in WORDS if word in said] == []
    assert {decode_head(head).dossier for head in heads} == {dossier}


def test_erasing_needs_a_reason_and_a_dossier(caravan: Caravan) -> None:
    dossier, _ = told_everywhere(caravan)
    for node in (TETOUAN, HQ):
        with caravan.at(node) as session:
            with pytest.raises(Refused) as refused:
                protecting.erase(session, dossier, " ")
            assert refused.value.code == "reason.missing"
            with pytest.raises(Refused) as refused:
                protecting.erase(session, "nobody", "demande")
            assert refused.value.code == "dossier.unknown"


def test_everything_held_is_shown_to_its_owner(caravan: Caravan) -> None:
    dossier, number = told_everywhere(caravan)
    with caravan.at(TETOUAN) as session:
        held = protecting.held_about(session, dossier)
        drawn = protecting.export_everything(session, dossier, caravan.folder / "held.zip")
    said = json.dumps(held, ensure_ascii=False).lower()
    heard = set(WORDS) - {"jamai", "this is a picture", "1524986", "51236987"}
    assert [word for word in heard if word not in said] == []
    assert held["consents"] == {"consent_bank": True, "consent_operators": None}
    assert number in said.upper()
    assert held["kept_until"] == "2014-12-31"
    assert drawn.pages == 1
    with zipfile.ZipFile(drawn.file) as archive:
        assert json.loads(archive.read("dossier.json")) == json.loads(json.dumps(held))
        (picture,) = [name for name in archive.namelist() if name.startswith("scans/")]
        assert picture.endswith(".jpg")
        assert archive.read(picture) == PICTURE


def test_what_was_decided_of_two_dossiers_is_shown_to_the_owner_of_either(caravan: Caravan) -> None:
    twice = granted_twice(caravan, HQ)
    with caravan.at(HQ) as session:
        chosen = Chosen(twice.second, "le gérant la demande")
        settle_same(session, twice.one, twice.other, chosen, revoke=False)
        for own, other in ((twice.one, twice.other), (twice.other, twice.one)):
            decisions = protecting.held_about(session, own)["decisions"]
            assert isinstance(decisions, list)
            [told] = decisions
            assert (told["dossier"], told["verdict"], told["keep"], told["reason"]) == (
                other,
                "same",
                twice.second,
                "le gérant la demande",
            )


def test_the_notice_is_drawn(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        assert protecting.print_notice(session, caravan.folder / "notice.pdf") == 1
    assert Path(caravan.folder / "notice.pdf").read_bytes().startswith(b"%PDF")


LAST_DAY = dt.date(2014, 12, 31)


@pytest.mark.parametrize(("days", "over"), [(0, False), (1, True)])
def test_what_is_past_its_time_can_be_erased(caravan: Caravan, days: int, over: bool) -> None:
    dossier, _ = told_everywhere(caravan)
    day = LAST_DAY + dt.timedelta(days)
    with caravan.at(HQ) as session:
        assert (dossier in protecting.expired(session, day).dossiers) is over
        done = protecting.erase_expired(session, "fin de la conservation", day)
        assert len(done.dossiers) == (2 if over else 0)
        assert session.store.state(dossier).erased is over
        assert protecting.expired(session, day).dossiers == ()
        assert (left(session) == []) is over


def test_by_the_clock_nothing_is_past_its_time_yet(caravan: Caravan) -> None:
    told_everywhere(caravan)
    with caravan.at(HQ) as session:
        assert protecting.expired(session).dossiers == ()


def test_only_headquarters_ends_the_retention(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session, pytest.raises(Refused) as refused:
        protecting.erase_expired(session, "fin", LAST_DAY + dt.timedelta(1))
    assert refused.value.code == "role.not_allowed"


def test_erasing_what_is_past_its_time_needs_a_reason(caravan: Caravan) -> None:
    with caravan.at(HQ) as session, pytest.raises(Refused) as refused:
        protecting.erase_expired(session, "", LAST_DAY + dt.timedelta(1))
    assert refused.value.code == "reason.missing"


def test_a_desk_that_never_had_the_dossier_does_not_list_it(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        protecting.erase(session, dossier, "demande")
    caravan.reference(TETOUAN_2)
    with caravan.at(TETOUAN_2) as session:
        assert session.store.state(dossier).erased
        assert list(registering.list_dossiers(session, None)) == []
        assert len(listing.list_rows(session).ids) == 0
