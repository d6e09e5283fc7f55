"""Enrolment in every order, and kits that are not to be believed."""

from __future__ import annotations

import base64
from pathlib import Path

import msgspec
import pytest

from infitah_desk.domain import events as e
from infitah_desk.domain.errors import InfitahError, Refused, Untrusted
from infitah_desk.services import enrolling, merging, receipting
from infitah_desk.services.enrolling import REFERENCE
from infitah_desk.services.exporting import export_bundle
from infitah_desk.services.sending import Parcel, send
from infitah_desk.trust.envelope import payload_type, sign_envelope
from tests.helpers.caravans import (
    HQ,
    NORTH,
    OUJDA,
    TERMS,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    ready,
    registered,
)


def test_a_desk_says_which_log_it_will_write(founded: Caravan) -> None:
    founded.enrol(TETOUAN)
    with founded.at(TETOUAN) as session:
        assert session.own_installation is not None
        assert session.own_installation.log == session.store.own_log


def test_the_block_is_parted_among_three_installations(founded: Caravan) -> None:
    founded.enrol(TETOUAN, enrolling.Terms(forum="TET", permits=50))
    with founded.at(TETOUAN) as session:
        parts = [each.blocks for each in session.own_node.installations]
    assert parts == [((1, 40),), ((41, 45),), ((46, 50),)]


def test_a_coordinator_enrolled_before_the_desk_learns_of_it_from_its_bundle(
    founded: Caravan,
) -> None:
    founded.enrol(NORTH)
    founded.enrol(TETOUAN)
    with founded.at(TETOUAN) as session:
        dossier = registered(session, 1)
    founded.merge(NORTH, founded.export(TETOUAN).file)
    with founded.at(NORTH) as session:
        assert session.store.state(dossier).registered


def test_a_coordinator_enrolled_after_the_desk_needs_a_reference_at_the_desk(
    founded: Caravan,
) -> None:
    founded.enrol(TETOUAN)
    founded.enrol(NORTH)
    with founded.at(TETOUAN) as session:
        registered(session, 1)
    before = founded.export(TETOUAN).file
    founded.reference(TETOUAN)
    after = founded.export(TETOUAN).file
    with founded.at(NORTH) as session:
        statuses = [each.code for each in merging.merge_bundles(session, [before, after]).bundles]
    assert statuses == ["bundle.wrong_key", ""]


def test_a_desk_enrolled_later_is_introduced_by_the_coordinator_that_knows_it(
    founded: Caravan,
) -> None:
    for node in (NORTH, TETOUAN):
        founded.enrol(node)
    founded.reference(NORTH, TETOUAN)
    founded.enrol(TETOUAN_2)
    founded.reference(NORTH)
    with founded.at(TETOUAN_2) as session:
        registered(session, 1)
    founded.merge(NORTH, founded.export(TETOUAN_2).file)
    founded.merge(HQ, founded.export(NORTH).file)
    assert founded.digest(HQ).digest == founded.digest(NORTH).digest


def test_before_its_kit_a_desk_can_neither_work_nor_export(founded: Caravan) -> None:
    founded.ask(TETOUAN)
    with founded.at(TETOUAN) as session, pytest.raises(Refused) as refused:
        export_bundle(session, founded.file())
    assert refused.value.code == "enrol.not_accepted"


def test_the_same_request_again_gives_the_same_node(founded: Caravan) -> None:
    request = founded.ask(TETOUAN)
    founded.kit(TETOUAN, request)
    again = founded.kit(TETOUAN, request, enrolling.Terms(forum="OUJ", permits=900))
    with founded.at(TETOUAN) as session:
        accepted = enrolling.accept_kit(session, again, founded.root)
    assert accepted.forum == "TET"


def test_a_name_that_is_taken_is_refused(founded: Caravan, tmp_path: Path) -> None:
    founded.enrol(TETOUAN)
    other = Caravan(tmp_path / "other", founded.clock)
    other.folder.mkdir()
    with pytest.raises(Refused) as refused:
        founded.kit(TETOUAN, other.ask(TETOUAN))
    assert refused.value.code == "enrol.exists"


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (enrolling.Terms(), "enrol.needs_forum"),
        (enrolling.Terms(forum="XXX"), "forum.unknown"),
        (enrolling.Terms(forum="TET", permits=-1), "enrol.block_invalid"),
        (enrolling.Terms(forum="TET", permits=100_000), "enrol.block_invalid"),
        (enrolling.Terms(forum="TET", packs=-1), "enrol.block_invalid"),
        (enrolling.Terms(forum="TET", valid_from="28/09/2010"), "date.invalid"),
        (
            enrolling.Terms(forum="TET", valid_from="2010-10-01", valid_until="2010-09-30"),
            "date.invalid",
        ),
    ],
)
def test_terms_that_make_no_sense_are_refused(
    founded: Caravan, terms: enrolling.Terms, code: str
) -> None:
    request = founded.ask(TETOUAN)
    before = founded.digest(HQ)
    with pytest.raises(Refused) as refused:
        founded.kit(TETOUAN, request, terms)
    assert refused.value.code == code
    assert founded.digest(HQ) == before


@pytest.mark.parametrize("regions", [(), ("MA-13",), ("ma-01",), ("MA-01", "")])
def test_a_coordinator_needs_regions_that_exist(founded: Caravan, regions: tuple[str, ...]) -> None:
    with pytest.raises(Refused) as refused:
        founded.kit(NORTH, founded.ask(NORTH), enrolling.Terms(regions=regions))
    assert refused.value.code == "enrol.needs_regions"


def test_a_changed_request_is_refused(founded: Caravan) -> None:
    request = founded.ask(TETOUAN)
    data = request.read_bytes()
    for place in range(0, len(data), 29):
        request.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises(Untrusted) as refused:
            enrolling.read_request(request)
        assert refused.value.code == "enrol.not_a_request"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_request_with_a_weak_key_is_refused(founded: Caravan, place: int) -> None:
    """Such a key would stand in the trust list, and no verifier would take that list again."""
    path = founded.ask(TETOUAN)
    request = enrolling.read_request(path)
    weak = base64.b64encode(bytes([1]) + bytes(31)).decode()
    keys = [
        msgspec.structs.replace(each, key=weak) if number == place else each
        for number, each in enumerate(request.installations)
    ]
    with founded.at(TETOUAN) as session:
        signing_key = session.keys_of(1).signing_key
    content = msgspec.structs.replace(request, installations=tuple(keys))
    path.write_bytes(
        sign_envelope(msgspec.json.encode(content), payload_type("enrolment"), signing_key)
    )
    with pytest.raises(Untrusted, match=r"^enrol\.not_a_request$"):
        enrolling.read_request(path)


def test_a_request_says_the_fingerprint_that_the_desk_said(founded: Caravan) -> None:
    request = enrolling.read_request(founded.ask(TETOUAN))
    with founded.at(TETOUAN) as session:
        assert request.fingerprint[:8] == session.store.own_log.partition(".")[2]


def refused_kit(caravan: Caravan, node: str, kit: Path, root: str | None) -> str:
    """The code by which a kit is refused; nothing is stored."""
    before = caravan.digest(node)
    with caravan.at(node) as session, pytest.raises(InfitahError) as refused:
        enrolling.accept_kit(session, kit, root)
    assert caravan.digest(node) == before
    return refused.value.code


def test_a_kit_of_another_root_is_refused(founded: Caravan) -> None:
    kit = founded.kit(TETOUAN, founded.ask(TETOUAN))
    assert refused_kit(founded, TETOUAN, kit, "0" * 64) == "enrol.other_root"


def test_a_fingerprint_may_be_copied_with_capitals_and_spaces(founded: Caravan) -> None:
    kit = founded.kit(TETOUAN, founded.ask(TETOUAN))
    copied = ":".join(founded.root[i : i + 4].upper() for i in range(0, 64, 4)).replace(":", ": ")
    with founded.at(TETOUAN) as session:
        assert enrolling.accept_kit(session, kit, copied).root == founded.root


def test_a_kit_for_another_node_is_refused(founded: Caravan) -> None:
    kit = founded.kit(OUJDA, founded.ask(OUJDA))
    founded.ask(TETOUAN)
    assert refused_kit(founded, TETOUAN, kit, founded.root) == "bundle.wrong_key"


def test_a_kit_that_does_not_certify_its_reader_is_refused(founded: Caravan) -> None:
    request = enrolling.read_request(founded.ask(TETOUAN))
    kit = founded.file()
    with founded.at(HQ) as session:
        with session.store.transaction():
            # As an authority that writes a kit but not the event would send it.
            stranger = enrolling._certified(session, request, TERMS[TETOUAN])
        from infitah_desk.domain.roster import Installation, Node, raw_key

        keys = tuple(
            Installation("", TETOUAN, n, raw_key(each.key) or b"", each.age)
            for n, each in enumerate(stranger.installations, start=1)
        )
        parcel = Parcel(
            kind="kit",
            receivers=(Node(TETOUAN, "desk", keys),),
            logs=session.roster.authorities(),
            number=7,
            with_certificate=True,
        )
        send(session, parcel, kit)
    assert refused_kit(founded, TETOUAN, kit, founded.root) == "enrol.other_node"


def test_a_kit_that_a_coordinator_wrote_is_refused(founded: Caravan) -> None:
    """It could carry the authority's own events, but would say besides them what it likes."""
    founded.enrol(TETOUAN)
    founded.enrol(NORTH)
    kit = founded.file()
    with founded.at(NORTH) as session:
        parcel = Parcel(
            kind="kit",
            receivers=(session.roster.nodes[TETOUAN],),
            logs=session.roster.authorities(),
            number=2**40,
            with_certificate=True,
            with_told=True,
        )
        send(session, parcel, kit)
    assert refused_kit(founded, TETOUAN, kit, founded.root) == "enrol.not_a_kit"


def test_a_kit_from_another_authority_is_refused_afterwards(
    founded: Caravan, tmp_path: Path
) -> None:
    founded.enrol(TETOUAN)
    other = Caravan(tmp_path / "other", founded.clock)
    other.found()
    kit = other.kit(TETOUAN, founded.folder / f"{TETOUAN}.request")
    assert refused_kit(founded, TETOUAN, kit, None) == "enrol.already"


def test_a_reference_is_no_kit(caravan: Caravan) -> None:
    reference = caravan.reference()
    assert refused_kit(caravan, TETOUAN, reference, caravan.root) == "enrol.not_a_kit"


def test_a_kit_again_changes_nothing(founded: Caravan) -> None:
    kit = founded.enrol(TETOUAN)
    before = founded.digest(TETOUAN)
    with founded.at(TETOUAN) as session:
        enrolling.accept_kit(session, kit, founded.root)
    assert founded.digest(TETOUAN) == before


def test_an_old_kit_again_does_not_open_the_way_for_an_old_reference(founded: Caravan) -> None:
    kit = founded.enrol(TETOUAN)
    older = founded.reference()
    newer = founded.reference()
    with founded.at(TETOUAN) as session:
        last = receipting.read_reference(session, newer).number
        enrolling.accept_kit(session, kit, founded.root)
        assert session.store.settings.number(REFERENCE) == last
        with pytest.raises(Refused) as refused:
            receipting.read_reference(session, older)
    assert refused.value.code == "reference.rollback"


def test_a_kit_takes_no_personal_data_of_others_along(founded: Caravan) -> None:
    founded.enrol(TETOUAN)
    with founded.at(TETOUAN) as session:
        dossier = ready(session, 1)
    founded.merge(HQ, founded.export(TETOUAN).file)
    with founded.at(HQ) as session:
        session.write([(dossier, [e.DossierCorrected({"manager": "Nadia"}, "erreur")])])
    founded.enrol(OUJDA)
    with founded.at(OUJDA) as session:
        bodies = [event.body for _, event in session.store.log.of_dossiers([dossier])]
    assert bodies == [None]


def test_work_done_before_a_kit_is_accepted_counts_afterwards(founded: Caravan) -> None:
    """An importing desk must not wait for headquarters; what it wrote is its own log."""
    request = founded.ask(TETOUAN)
    with founded.at(TETOUAN) as session:
        session.write([("d-1", [e.DossierRegistered(values={"name": "Avant"})])])
    kit = founded.kit(TETOUAN, request)
    with founded.at(TETOUAN) as session:
        enrolling.accept_kit(session, kit, founded.root)
        assert session.store.state("d-1").registered


def test_a_role_or_node_that_cannot_be_makes_no_folder(founded: Caravan) -> None:
    with pytest.raises(Refused) as refused:
        founded.ask("tetouan")
    assert refused.value.code == "enrol.node_invalid"
    assert not founded.place("tetouan").exists()


def test_keys_that_another_node_has_are_not_certified_again(founded: Caravan) -> None:
    founded.enrol(TETOUAN)
    request = enrolling.read_request(founded.folder / f"{TETOUAN}.request")
    before = founded.digest(HQ)
    with founded.at(HQ) as session, pytest.raises(Untrusted) as refused:
        enrolling.enrol(
            session,
            msgspec.structs.replace(request, node=TETOUAN_2),
            TERMS[TETOUAN_2],
            founded.file(),
        )
    assert refused.value.code == "enrol.not_a_request"
    assert founded.digest(HQ) == before


def test_a_request_with_another_role_is_no_request(founded: Caravan) -> None:
    request = enrolling.read_request(founded.ask(TETOUAN))
    with founded.at(HQ) as session, pytest.raises(Refused) as refused:
        enrolling.enrol(
            session,
            msgspec.structs.replace(request, role="authority"),
            TERMS[TETOUAN],
            founded.file(),
        )
    assert refused.value.code == "enrol.role_invalid"
