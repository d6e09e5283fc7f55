"""One dossier through all that a forum may bring it, from a chamber's list to its erasure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from infitah_desk import bootstrap
from tests.cli.desk_program import (
    CHEAP,
    PASSWORD,
    ROOT,
    SUPERVISOR,
    Place,
    new_authority,
    new_installation,
    run,
)
from tests.helpers.plain_pages import plain_pages

SCAN = ROOT / "tests" / "data" / "scans" / "rc-extract.jpg"
NAME, NAME_AR = "Zellige Quetzal", "زليج الكتسال"
PERSONAL = (NAME, NAME_AR, "Quetzalcoatl Bennis", "778899", "+212661778899", "clé perdue")
"""What nobody else here has, in the forms in which it is kept."""

LIST = f"""Raison sociale;الاسم;Gérant;N° RC;Tribunal;Ville;GSM
{NAME};{NAME_AR};;778899;Tétouan;Tétouan;06 61 77 88 99
"""


class Story:
    """Headquarters, a coordinator and a desk with one permit to give that day."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.headquarters, root = new_authority(folder / "authority")
        self.coordinator = new_installation(
            self.headquarters, root, folder / "coordinator", "CN-1", "--region", "all"
        )
        self.desk = new_installation(
            self.headquarters, root, folder / "desk", "TET-1", "--forum", "TET"
        )
        self.dossier = ""
        self.number = ""
        self.late = folder / "late.age"
        self.found_before: dict[str, tuple[str, ...]] = {}

    @property
    def places(self) -> list[Place]:
        return [self.headquarters, self.coordinator, self.desk]

    def says(self, *arguments: str | Path, **fields: object) -> dict[str, Any]:
        """What the desk answers; `fields` are the JSON that it is given."""
        return self.desk.does(*arguments, given=json.dumps(fields).encode())

    def corrects(self, reason: str, **fields: object) -> dict[str, Any]:
        command = ("tpe", "correct", self.dossier, "--file", "-", "--reason", reason)
        return self.says(*command, **fields)

    def step(self) -> str:
        return str(self.desk.does("tpe", "show", self.dossier)["step"])

    def sends(self, name: str) -> Path:
        """The desk's bundle, merged by the coordinator and passed on to headquarters."""
        bundle = self.folder / name
        self.desk.does("bundle", "export", "--out", bundle, "--all", "--with-scans")
        passed_on = self.folder / f"on-{name}"
        self.coordinator.does("bundle", "merge", bundle)
        self.coordinator.does("bundle", "export", "--out", passed_on, "--all", "--with-scans")
        self.headquarters.does("bundle", "merge", passed_on)
        return bundle

    def is_answered(self) -> None:
        """Headquarters' receipts reach the coordinator and the desk."""
        for place in (self.coordinator, self.desk):
            receipt = self.folder / f"{place.node}.receipt"
            self.headquarters.does("receipt", "write", "--node", place.node, "--out", receipt)
            place.does("receipt", "read", receipt)

    def comes_and_goes(self) -> None:
        """From the list to waiting for a number, with everything that can go wrong before."""
        desk = self.desk
        list_ = self.folder / "preinscription.csv"
        list_.write_text(LIST, encoding="utf-8")
        self.dossier = desk.does("tpe", "import", list_)["rows"][0]["dossier"]
        assert self.step() == "to_complete"
        self.corrects(
            "complété avec le gérant",
            manager="Quetzalcoatl Bennis",
            legal_form="SARL",
            activity="Zellige",
            sector="C",
            turnover="250000",
            liberal_profession=False,
        )
        assert self.step() == "documents"
        ticket = desk.does("park", self.dossier, "--reason", "clé perdue", "--until", "15:00")
        assert self.step() == "parked"
        assert desk.does("ticket", "find", ticket["ticket"].lower())["dossier"] == self.dossier
        desk.does("resume", ticket["ticket"])
        desk.does("document", "reject", self.dossier, "tp_certificate", "--reason", "illegible")
        accept = ("document", "accept", self.dossier, "rc_extract", "--number", "778899")
        desk.does(*accept, "--name", NAME, "--scan", SCAN)
        assert self.step() == "initiation"
        planned = desk.does("session", "plan", "--time", "10:30", "--room", "A", "--places", "20")
        desk.does("session", "enrol", planned["session"], ticket["ticket"])
        desk.does("session", "attend", planned["session"], "--all")
        assert self.step() == "ready"

    def waits_and_is_freed(self) -> None:
        """The day's only number went to somebody else, whose permit is then revoked."""
        desk = self.desk
        first = desk.registers(rc_number="4004")
        desk.makes_ready(first, "4004")
        given = desk.does("permit", "issue", first)["number"]
        assert desk.refuses("permit", "issue", self.dossier) == (3, "quota.used_up")
        desk.does("wait", "add", self.dossier)
        assert self.step() == "waiting"
        desk.does("permit", "revoke", given, "--reason", "erreur de saisie")
        assert desk.does("wait", "next", "--take")["dossier"] == self.dossier

    def gets_its_permit(self) -> None:
        """Printed, corrected, printed again as the second copy, handed over."""
        desk = self.desk
        self.number = desk.does("permit", "issue", self.dossier)["number"]
        self.prints(1)
        answer = self.corrects("mal épelé", name=f"{NAME} SARL")
        assert answer["reprint"] == [self.number]
        self.prints(2)
        desk.does("permit", "hand-over", self.number)
        assert self.step() == "handed_over"

    def prints(self, copy: int) -> None:
        pdf = self.folder / f"permit-{copy}.pdf"
        printed = self.desk.does("permit", "print", self.number, "--format", "a4", "--out", pdf)
        assert printed["copy"] == copy
        self.desk.does("permit", "printed", self.number)

    def is_erased(self) -> None:
        """The owner asks at the desk; headquarters, who hears of it by bundle, confirms."""
        erase = ("privacy", "erase", self.dossier, "--reason", "clé perdue")
        assert self.desk.does(*erase)["status"] == "requested"
        self.sends("asked.age")
        asked = self.headquarters.does("privacy", "requests")["items"]
        assert [each["dossier"] for each in asked] == [self.dossier]
        assert self.headquarters.does(*erase)["status"] == "erased"
        self.is_answered()


def personal_in(place: Place) -> tuple[str, ...]:
    """What of the owner can be read in a folder by whoever has its key; a picture counts as all."""
    with bootstrap.opened(place.folder, SUPERVISOR, PASSWORD, cost=CHEAP) as session:
        pages = plain_pages(session)
        pictures = list(session.folder.scans.iterdir())
    found = tuple(word for word in PERSONAL if word.lower().encode() in pages)
    return found or tuple(str(picture) for picture in pictures)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Told up to its erasure; the tests only look at what it left."""
    told = Story(tmp_path_factory.mktemp("life"))
    told.desk.does("stop", "open", "--date", "2010-09-28", "--quota", "1")
    told.comes_and_goes()
    told.waits_and_is_freed()
    told.gets_its_permit()
    return told


@pytest.fixture(scope="module")
def told(story: Story) -> dict[str, str]:
    """The history in both languages, before anything is erased."""
    return {
        language: run(
            "--data", story.desk.folder, "--lang", language, "tpe", "history", story.dossier
        ).out
        for language in ("fr", "ar")
    }


@pytest.fixture(scope="module")
def erased(story: Story, told: dict[str, str]) -> Story:
    """After the erasure; a bundle from before it comes late to each machine."""
    assert all(told.values())
    story.late = story.sends("before.age")
    story.found_before = {place.node: personal_in(place) for place in story.places}
    story.is_erased()
    story.coordinator.does("bundle", "merge", story.late)
    story.headquarters.does("bundle", "merge", story.late)
    return story


@pytest.mark.parametrize(
    ("language", "in_order"),
    [
        ("fr", ["importé", "corrigé", "de côté", "repris", "refusée", "acceptée", "attente"]),
        ("ar", ["استُورد", "صُحح", "أُرجئ", "استُؤنف", "رُفضت", "قُبلت", "الانتظار"]),
    ],
)
def test_the_history_reads_as_a_story(
    told: dict[str, str], language: str, in_order: list[str]
) -> None:
    places = [told[language].find(word) for word in in_order]
    assert -1 not in places
    assert places == sorted(places)
    assert told[language].count("C2-TET1-00002") >= 4
    assert f"{NAME} SARL" in told[language]


def test_nothing_personal_is_left_in_any_folder(erased: Story) -> None:
    assert erased.found_before == {place.node: PERSONAL for place in erased.places}
    for place in erased.places:
        assert personal_in(place) == ()


def test_what_the_accounts_need_is_left(erased: Story) -> None:
    for place in erased.places:
        shown = place.does("tpe", "show", erased.dossier)
        assert shown["erased"]
        assert shown["enterprise"]["name"] is None
        permits = shown["permits"]
        permit = permits[erased.number] if isinstance(permits, dict) else permits[0]
        assert (permit["number"], tuple(permit["copies"])) == (erased.number, (1, 2))


def test_every_log_still_verifies_and_all_see_the_same(erased: Story) -> None:
    assert [place.does("doctor")["ok"] for place in erased.places] == [True] * 3
    log = erased.desk.does("state", "digest")["logs"]
    own = next(name for name in log if name.startswith("TET-1."))
    digests = {place.does("state", "digest", "--log", own)["digest"] for place in erased.places}
    assert len(digests) == 1


def test_what_was_sent_before_does_not_bring_it_back(erased: Story) -> None:
    for place in erased.places:
        assert place.does("tpe", "find", "Quetzal")["results"] == []
