"""Copied folders, backups, and laptops that go on from one: no number is given out twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from infitah_desk import bootstrap
from infitah_desk.domain.errors import InfitahError, MachineFault, Refused
from infitah_desk.services import (
    backing_up,
    examining,
    issuing,
    opening,
    printing,
    trusting,
)
from infitah_desk.services.receipting import SAFE, read_receipt, read_reference
from infitah_desk.services.session import POSITION
from infitah_desk.storage import data_folder
from infitah_desk.storage.data_folder import open_folder
from infitah_desk.trust.vault import Unlocked
from tests.helpers.caravans import (
    DAY,
    HQ,
    NORTH,
    TETOUAN,
    Caravan,
    in_hand,
    issued,
    ready,
    registered,
)
from tests.helpers.folders import ACCOUNT, CHEAP, PASSWORD

SPARE = "the spare laptop"


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on this is another machine."""
    monkeypatch.setattr(data_folder, "machine_id", lambda: "another machine")


def test_a_folder_is_at_home_on_the_machine_that_made_it(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        assert not session.copied


def test_a_folder_copied_to_another_machine_issues_nothing(
    caravan: Caravan, request: pytest.FixtureRequest
) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = ready(session, 1)
    request.getfixturevalue("elsewhere")
    with caravan.at(TETOUAN) as session, pytest.raises(MachineFault) as refused:
        issuing.issue_permit(session, dossier)
    assert refused.value.code == "data.copied_machine"


def test_a_folder_copied_to_another_machine_is_told_by_an_examination(
    caravan: Caravan, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("elsewhere")
    with caravan.at(TETOUAN) as session:
        [machine] = [each for each in examining.examine(session).checks if each.name == "machine"]
    assert (machine.ok, machine.detail) == (False, "data.copied_machine")


def test_a_folder_copied_to_another_machine_lets_its_work_out(
    caravan: Caravan, request: pytest.FixtureRequest
) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    request.getfixturevalue("elsewhere")
    assert caravan.merge(HQ, caravan.export(TETOUAN).file).dossiers == 1


def test_a_restored_folder_is_at_home_on_another_machine(
    caravan: Caravan, request: pytest.FixtureRequest
) -> None:
    backup = caravan.back_up(TETOUAN)
    request.getfixturevalue("elsewhere")
    caravan.restore(backup, SPARE)
    with caravan.at(SPARE) as session:
        assert issued(session, 1)


def day_with_a_restore(caravan: Caravan) -> tuple[list[str], list[str]]:
    """A backup in the middle of the day; the original and the spare laptop both go on."""
    with caravan.at(TETOUAN) as session:
        old = [issued(session, number) for number in (1, 2)]
    backup = caravan.back_up(TETOUAN)
    with caravan.at(TETOUAN) as session:
        old += [issued(session, number) for number in (3, 4)]
    caravan.restore(backup, SPARE)
    with caravan.at(SPARE) as session:
        new = [issued(session, number) for number in (5, 6, 7)]
    return old, new


def test_a_restored_folder_gives_out_other_numbers(caravan: Caravan) -> None:
    old, new = day_with_a_restore(caravan)
    assert len({*old, *new}) == 7


def test_a_restored_folder_writes_another_log_of_its_node(caravan: Caravan) -> None:
    caravan.restore(caravan.back_up(TETOUAN), SPARE)
    with caravan.at(SPARE) as session:
        own = session.own_installation
        assert own is not None
        assert (own.node, own.position, session.store.settings.number(POSITION)) == (TETOUAN, 2, 2)
        assert examining.examine(session).ok


def test_headquarters_unites_both_laptops(caravan: Caravan) -> None:
    day_with_a_restore(caravan)
    merged = caravan.merge(HQ, caravan.export(TETOUAN).file, caravan.export(SPARE).file)
    assert (merged.permits, merged.gaps, merged.forks) == (7, (), ())


def test_permits_of_both_laptops_are_valid(caravan: Caravan) -> None:
    old, new = day_with_a_restore(caravan)
    papers = []
    for place, number in ((TETOUAN, old[-1]), (SPARE, new[-1])):
        with caravan.at(place) as session:
            papers.append(in_hand(session, number, caravan.folder / f"{number}.pdf"))
    with caravan.at(HQ) as session:
        trusting.export_trust_list(session, caravan.folder / "trust.json")
    trust = trusting.read_trust_files([caravan.folder / "trust.json"], caravan.root)
    verdicts = [
        trusting.check_permit(str(paper), trust, caravan.clock, None).verdict for paper in papers
    ]
    assert verdicts == ["valid", "valid"]


def test_a_restored_folder_knows_the_work_of_before(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        in_hand(session, number, caravan.folder / "permit.pdf")
    caravan.restore(caravan.back_up(TETOUAN), SPARE)
    with caravan.at(SPARE) as session:
        opening.open_the_stop(session, DAY)
        assert issuing.hand_over(session, number).handed_over


def test_work_that_was_in_nothing_but_the_backup_reaches_headquarters(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
    caravan.restore(caravan.back_up(TETOUAN), SPARE)
    caravan.merge(HQ, caravan.export(SPARE).file)
    with caravan.at(HQ) as session:
        assert session.store.state(dossier).registered


def test_nothing_that_a_restored_folder_writes_is_said_to_be_safe_already(
    caravan: Caravan,
) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    assert caravan.give_receipt(HQ, TETOUAN).safe
    caravan.restore(caravan.back_up(TETOUAN), SPARE)
    with caravan.at(SPARE) as session:
        registered(session, 2)
        assert session.store.settings.number(SAFE) == 0
    caravan.merge(HQ, caravan.export(SPARE).file)
    receipt = caravan.receipt(HQ, TETOUAN)
    with caravan.at(SPARE) as session:
        assert read_receipt(session, receipt).seq == session.store.settings.number(SAFE) == 1


def test_a_restored_folder_cannot_sign_for_the_installation_left_behind(
    caravan: Caravan,
) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
    caravan.restore(caravan.back_up(TETOUAN), SPARE)
    with caravan.at(SPARE) as session, pytest.raises(Refused) as refused:
        printing.print_permits(session, [number], caravan.folder / "permit.pdf")
    assert refused.value.code == "permit.other_installation"


def test_a_restored_folder_reads_bundles_written_to_the_node_before(caravan: Caravan) -> None:
    backup = caravan.back_up(TETOUAN)
    reference = caravan.reference()
    caravan.restore(backup, SPARE)
    with caravan.at(SPARE) as session:
        assert read_reference(session, reference).number


def test_a_restored_folder_may_be_restored_again(caravan: Caravan) -> None:
    caravan.restore(caravan.back_up(TETOUAN), SPARE)
    caravan.restore(caravan.back_up(SPARE), "the third laptop")
    with caravan.at("the third laptop") as session:
        assert issued(session, 1) == "C2-TET1-00181-T"


def test_after_the_third_installation_there_is_no_other(caravan: Caravan) -> None:
    caravan.restore(caravan.back_up(TETOUAN), "second")
    caravan.restore(caravan.back_up("second"), "third")
    caravan.restore(caravan.back_up("third"), "fourth")
    with pytest.raises(Refused) as refused, caravan.at("fourth"):
        pass
    assert refused.value.code == "restore.no_more_installations"


def test_opening_a_restored_folder_twice_starts_one_installation(caravan: Caravan) -> None:
    caravan.restore(caravan.back_up(TETOUAN), SPARE)
    with caravan.at(SPARE) as session:
        log = session.store.own_log
    with caravan.at(SPARE) as session:
        assert session.store.own_log == log


def test_a_restored_coordinator_and_authority_go_on(caravan: Caravan) -> None:
    for node in (NORTH, HQ):
        caravan.restore(caravan.back_up(node), node)
        with caravan.at(node) as session:
            assert session.store.settings.number(POSITION) == 2
    caravan.reference(NORTH)


def authority_of_which_the_first_log_is(position: int, folder: Path) -> Caravan:
    while True:
        folder /= "again"
        caravan = Caravan(folder)
        caravan.found()
        with caravan.at(HQ) as session:
            logs = [each.log for each in session.own_node.installations[:2]]
        if min(logs) == logs[position - 1]:
            return caravan


@pytest.mark.parametrize("first", [1, 2])
def test_a_restored_authority_enrols_whichever_of_its_logs_stands_first(
    tmp_path: Path, first: int
) -> None:
    """Logs are named by their keys, so either may come first in a kit."""
    caravan = authority_of_which_the_first_log_is(first, tmp_path)
    caravan.restore(caravan.back_up(HQ), HQ)
    caravan.enrol(TETOUAN)
    with caravan.at(TETOUAN) as session:
        assert session.roster.authorities()[1] in session.store.log.logs()


def test_the_recovery_identity_opens_a_folder_and_its_backup(caravan: Caravan) -> None:
    identity = caravan.recovery_identity
    caravan.restore(caravan.back_up(TETOUAN), SPARE)
    for place in (TETOUAN, SPARE):
        with open_folder(caravan.place(place), caravan.clock, CHEAP) as folder:
            unlocked = folder.vault.unlock_with_recovery(identity)
            assert isinstance(unlocked, Unlocked)
            folder.open_database(unlocked).close()


def test_headquarters_gives_back_what_a_forgotten_password_shut_away(caravan: Caravan) -> None:
    with open_folder(caravan.place(TETOUAN), caravan.clock, CHEAP) as folder:
        unlocked = folder.vault.unlock_with_recovery(caravan.recovery_identity)
        folder.vault.change_password(unlocked, ACCOUNT, "un autre mot de passe")
    with bootstrap.opened(
        caravan.place(TETOUAN), ACCOUNT, "un autre mot de passe", clock=caravan.clock, cost=CHEAP
    ) as session:
        assert session.node == TETOUAN


def test_a_backup_is_written_by_a_supervisor(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        session.vault.add_account(session.unlocked, "Driss", PASSWORD, "clerk")
    with (
        bootstrap.opened(
            caravan.place(TETOUAN), "Driss", PASSWORD, clock=caravan.clock, cost=CHEAP
        ) as session,
        pytest.raises(Refused) as refused,
    ):
        backing_up.back_up(session, tmp_path)
    assert refused.value.code == "account.not_allowed"


def test_nothing_is_restored_over_a_folder(caravan: Caravan) -> None:
    backup = caravan.back_up(TETOUAN)
    before = caravan.digest(TETOUAN)
    with pytest.raises(Refused) as refused:
        bootstrap.restore(backup, caravan.place(TETOUAN))
    assert refused.value.code == "restore.folder_not_empty"
    assert caravan.digest(TETOUAN) == before


def test_a_damaged_backup_is_refused_wherever_it_is_damaged(caravan: Caravan) -> None:
    backup = caravan.back_up(TETOUAN)
    data = backup.read_bytes()
    for place in range(0, len(data), len(data) // 40):
        backup.write_bytes(data[:place] + bytes([data[place] ^ 16]) + data[place + 1 :])
        with pytest.raises(InfitahError) as refused:
            bootstrap.restore(backup, caravan.place(SPARE))
        assert refused.value.code in {"restore.not_a_backup", "data.newer"}
        assert not caravan.place(SPARE).exists()
