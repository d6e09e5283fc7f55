"""A caravan by command line alone, reading nothing but JSON: sticks late, harmed and replayed.

Two desks of a forum and one of another, a coordinator of the region and one of all, headquarters.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk_program import Place, new_authority, new_installation, run

DAY = "2010-09-28"
Digest = Mapping[str, Any]


class Caravan:
    """Its places, and the files that travel between them; each command answers in JSON."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = 0
        self.headquarters, self.root = new_authority(folder / "HQ")
        self.north = self._enrolled("CN-1", "--region", "MA-01")
        self.everywhere = self._enrolled("CS-1", "--region", "all")
        self.first = self._enrolled("TET-1", "--forum", "TET")
        self.second = self._enrolled("TET-2", "--forum", "TET")
        self.elsewhere = self._enrolled("OUJ-1", "--forum", "OUJ")
        self.stale = self.reference()
        self.desks = (self.first, self.second, self.elsewhere)
        self.coordinators = (self.north, self.everywhere)
        for place in (*self.desks, *self.coordinators):
            place.does("reference", "read", self.stale)
        for desk in self.desks:
            desk.does("stop", "open", "--date", DAY)

    def _enrolled(self, node: str, *terms: str) -> Place:
        return new_installation(self.headquarters, self.root, self.folder / node, node, *terms)

    def file(self) -> Path:
        self.files += 1
        return self.folder / f"stick-{self.files}.age"

    def reference(self) -> Path:
        file = self.file()
        self.headquarters.does("reference", "write", "--out", file)
        return file

    def exported(self, place: Place, *options: str) -> Path:
        file = self.file()
        place.does("bundle", "export", "--out", file, *options)
        return file

    def receipt(self, sender: Place, receiver: Place) -> Path:
        file = self.file()
        sender.does("receipt", "write", "--node", receiver.node, "--out", file)
        return file

    def answers(self, sender: Place, receiver: Place) -> dict[str, Any]:
        """A receipt written and read."""
        return receiver.does("receipt", "read", self.receipt(sender, receiver))

    def issues(self, desk: Place, rc: str, **fields: object) -> tuple[str, str]:
        """An owner served to the end: dossier and permit."""
        dossier = desk.registers(rc_number=rc, **fields)
        desk.makes_ready(dossier, rc)
        return dossier, str(desk.does("permit", "issue", dossier)["number"])


@pytest.fixture
def caravan(tmp_path: Path) -> Caravan:
    return Caravan(tmp_path)


def digest(place: Place, *logs: str) -> Digest:
    return place.does("state", "digest", *(part for log in logs for part in ("--log", log)))


def own_log(place: Place) -> str:
    [log] = [log for log in digest(place)["logs"] if log.startswith(place.node)]
    return str(log)


def corrected(place: Place, dossier: str, **fields: object) -> None:
    said = json.dumps(fields).encode()
    place.does("tpe", "correct", dossier, "--file", "-", "--reason", "vu", given=said)


def merged(place: Place, *files: Path) -> dict[str, Any]:
    """What a merge answers whose files are all good."""
    return place.does("bundle", "merge", *files)


def refused(place: Place, *command: str | Path) -> tuple[int, str]:
    """Exit code and code of a refusal; all that is held there stays as it was."""
    before = digest(place)
    ran = place.run(*command)
    assert digest(place) == before
    if command[:2] == ("bundle", "merge"):
        [came] = ran.document["bundles"]
        assert (came["status"], came["new_events"]) == ("rejected", 0)
        return ran.exit_code, came["code"]
    return ran.exit_code, ran.error["code"]


def test_a_late_stick_leaves_a_gap_until_it_comes(caravan: Caravan) -> None:
    caravan.issues(caravan.first, "501")
    late = caravan.exported(caravan.first)
    merged(caravan.north, late)
    covered = caravan.answers(caravan.north, caravan.first)
    assert not covered["safe"]
    caravan.issues(caravan.first, "502")
    log = own_log(caravan.first)
    came = merged(caravan.headquarters, caravan.exported(caravan.first))
    assert came["gaps"] == [{"log": log, "first": 1, "last": covered["seq"]}]
    assert merged(caravan.headquarters, late)["gaps"] == []
    read = caravan.answers(caravan.headquarters, caravan.first)
    assert (read["safe"], read["seq"]) == (True, digest(caravan.first)["logs"][log]["count"])


def test_a_doubled_stick_is_known_the_second_time(caravan: Caravan) -> None:
    caravan.first.registers(rc_number="511")
    stick = caravan.exported(caravan.first)
    came = merged(caravan.headquarters, stick, stick)
    assert [each["status"] for each in came["bundles"]] == ["merged", "known"]
    before = digest(caravan.headquarters)
    merged(caravan.headquarters, stick)
    assert digest(caravan.headquarters) == before


def test_sticks_in_any_order_give_one_state(caravan: Caravan) -> None:
    sticks = []
    for rc in ("521", "522", "523"):
        caravan.issues(caravan.first, rc)
        sticks.append(caravan.exported(caravan.first))
        merged(caravan.north, sticks[-1])
        caravan.answers(caravan.north, caravan.first)
    merged(caravan.headquarters, *reversed(sticks))
    merged(caravan.everywhere, sticks[1], sticks[2], sticks[0])
    log = own_log(caravan.first)
    places = (caravan.first, caravan.north, caravan.everywhere, caravan.headquarters)
    first, *others = [digest(place, log) for place in places]
    assert others == [first] * 3


def test_a_harmed_stick_is_refused_and_the_next_one_brings_all(caravan: Caravan) -> None:
    caravan.first.registers(rc_number="531")
    stick = caravan.exported(caravan.first)
    data = stick.read_bytes()
    for harmed in (data[:-9], data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]):
        stick.write_bytes(harmed)
        told = refused(caravan.headquarters, "bundle", "merge", stick)
        assert told == (5, "bundle.damaged")
    caravan.first.registers(rc_number="532")
    merged(caravan.headquarters, caravan.exported(caravan.first))
    log = own_log(caravan.first)
    assert digest(caravan.headquarters, log) == digest(caravan.first, log)


def test_what_goes_astray_is_read_by_nobody(caravan: Caravan) -> None:
    caravan.first.registers(rc_number="541")
    stick = caravan.exported(caravan.first)
    told = refused(caravan.elsewhere, "bundle", "merge", stick)
    assert told == (5, "bundle.wrong_key")
    merged(caravan.north, stick)
    receipt = caravan.receipt(caravan.north, caravan.first)
    told = refused(caravan.second, "receipt", "read", receipt)
    assert told == (5, "bundle.wrong_key")


def test_what_was_overtaken_is_refused(caravan: Caravan) -> None:
    caravan.first.registers(rc_number="551")
    merged(caravan.north, caravan.exported(caravan.first))
    older = caravan.receipt(caravan.north, caravan.first)
    caravan.answers(caravan.north, caravan.first)
    assert refused(caravan.first, "receipt", "read", older) == (3, "receipt.older")
    caravan.first.does("reference", "read", caravan.reference())
    told = refused(caravan.first, "reference", "read", caravan.stale)
    assert told == (3, "reference.rollback")


def test_what_a_revoked_desk_sends_later_is_quarantined(caravan: Caravan) -> None:
    caravan.issues(caravan.second, "561")
    merged(caravan.headquarters, caravan.exported(caravan.second))
    caravan.headquarters.does("authority", "revoke", "TET-2", "--reason", "volé")
    caravan.issues(caravan.second, "562")
    stick = caravan.exported(caravan.second)
    came = merged(caravan.headquarters, stick)
    [said] = came["bundles"]
    assert said["status"] == "quarantined"
    assert said["quarantined"] == {"TET-2": said["new_events"]}
    assert came["permits"] == 1
    told = run("--data", caravan.headquarters.folder, "bundle", "merge", stick).out
    assert f"{stick.name}  Événements de TET-2 en quarantaine\u00a0: {said['new_events']}." in told
    caravan.second.does("reference", "read", caravan.reference())
    assert caravan.second.refuses("stop", "open", "--date", "2010-09-29") == (3, "node.revoked")


def test_a_dispute_is_told_where_both_sides_came_and_settled_once(caravan: Caravan) -> None:
    dossier = caravan.first.registers(rc_number="571")
    merged(caravan.second, caravan.exported(caravan.first))
    corrected(caravan.first, dossier, manager="Nadia Bennis")
    corrected(caravan.second, dossier, manager="Loubna Bennis")
    sticks = [caravan.exported(desk) for desk in (caravan.first, caravan.second)]
    assert merged(caravan.north, sticks[0])["conflicts"] == 0
    assert merged(caravan.north, sticks[1])["conflicts"] == 1
    [item] = caravan.north.does("conflicts", "list")["items"]
    assert (item["dossier"], item["field"]) == (dossier, "manager")
    caravan.north.does("conflicts", "decide", dossier, "manager", "--value", "Nadia Bennis")
    came = merged(caravan.headquarters, *sticks, caravan.exported(caravan.north))
    assert came["conflicts"] == 0
    for desk in (caravan.first, caravan.second):
        caravan.answers(caravan.north, desk)
    merged(caravan.first, sticks[1])
    shown = caravan.first.does("tpe", "show", dossier)
    assert (shown["enterprise"]["manager"], shown["conflicts"]) == ("Nadia Bennis", {})


def test_an_owner_served_at_two_forums_is_told_once_somebody_links_the_dossiers(
    caravan: Caravan,
) -> None:
    served = [caravan.issues(desk, "581") for desk in (caravan.first, caravan.elsewhere)]
    sticks = [caravan.exported(desk) for desk in (caravan.first, caravan.elsewhere)]
    assert merged(caravan.everywhere, *sticks)["duplicates"] == 1
    (left, one), (right, other) = served
    told = caravan.everywhere.does("duplicates", "decide", left, right, "--same")
    assert told["group"]["code"] == "alarm.two_permits"
    assert sorted(told["group"]["permits"]) == sorted((one, other))
    merged(caravan.headquarters, *sticks, caravan.exported(caravan.everywhere))
    [group] = caravan.headquarters.does("duplicates", "list")["groups"]
    [proposed] = group["revoke"]
    caravan.headquarters.does("permit", "revoke", proposed, "--reason", "duplicate")
    [group] = caravan.headquarters.does("duplicates", "list")["groups"]
    assert (group["code"], group["permits"]) == (None, [{one: other, other: one}[proposed]])


def test_after_the_last_rounds_everybody_has_everything_and_knows_it(caravan: Caravan) -> None:
    for number, desk in enumerate(caravan.desks):
        caravan.issues(desk, f"59{number}")
    lost = [caravan.exported(desk) for desk in caravan.desks]
    for file in lost:
        file.unlink()
    caravan.first.registers(rc_number="598")
    sticks = {desk.node: caravan.exported(desk) for desk in caravan.desks}
    merged(caravan.north, sticks["TET-1"], sticks["TET-2"])
    merged(caravan.everywhere, *sticks.values())
    onward = [caravan.exported(place) for place in caravan.coordinators]
    merged(caravan.headquarters, *onward)
    logs = [own_log(desk) for desk in caravan.desks]
    there = digest(caravan.headquarters, *logs)
    assert digest(caravan.everywhere, *logs) == there
    for desk in caravan.desks:
        read = caravan.answers(caravan.headquarters, desk)
        log = own_log(desk)
        assert (read["seq"], read["safe"]) == (there["logs"][log]["count"], True)
        assert digest(desk, log) == digest(caravan.headquarters, log)
        again = desk.does("bundle", "export", "--out", caravan.file())
        assert (again["events"], again["first"]) == (0, None)
