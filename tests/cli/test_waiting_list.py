"""The quota and the waiting list by command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from infitah_desk.domain.claim_ticket import ticket_of
from tests.cli.desk_program import Place, new_installation


@pytest.fixture(scope="module")
def busy_desk(headquarters: Place, root: str, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A desk of its own: what it has left is nobody else's matter."""
    folder: Path = tmp_path_factory.mktemp("busy") / "desk"
    return new_installation(headquarters, root, folder, "SAF-1", "--forum", "SAF")


def test_the_next_is_offered_once_a_number_is_free(busy_desk: Place) -> None:
    opened = busy_desk.does("stop", "open", "--date", "2010-10-05", "--quota", "1")
    assert opened == {"stop": "SAF", "date": "2010-10-05", "quota": 1}
    dossiers = []
    for rc in ("841", "842", "843"):
        dossiers.append(busy_desk.registers(rc_number=rc, rc_court="Safi"))
        busy_desk.does(
            "document", "accept", dossiers[-1], "rc_extract", "--number", rc, "--court", "Safi"
        )
        busy_desk.does("initiation", "attend", dossiers[-1])
    holder, second, third = dossiers
    number = busy_desk.does("permit", "issue", holder)["number"]
    assert busy_desk.refuses("permit", "issue", second) == (3, "quota.used_up")
    added = [busy_desk.does("wait", "add", ticket_of(each)) for each in (second, third)]
    assert [(each["place"], each["step"]) for each in added] == [(1, "waiting"), (2, "waiting")]
    line = busy_desk.does("wait", "list")
    assert (line["free"], [each["dossier"] for each in line["results"]]) == (0, [second, third])
    assert busy_desk.does("wait", "next") == {"free": 0, "dossier": None, "ticket": None}
    assert busy_desk.refuses("wait", "next", "--take") == (3, "quota.used_up")

    busy_desk.does("permit", "revoke", number, "--reason", "erreur")
    offered = busy_desk.does("wait", "next")
    assert (offered["free"], offered["dossier"], offered["step"]) == (1, second, "waiting")
    assert busy_desk.does("wait", "next", "--take")["step"] == "ready"
    busy_desk.does("permit", "issue", second)

    busy_desk.does("stop", "open", "--date", "2010-10-05", "--quota", "5")
    assert busy_desk.does("wait", "next", "--take")["dossier"] == third
    assert busy_desk.refuses("wait", "next", "--take") == (3, "waiting.nobody")
