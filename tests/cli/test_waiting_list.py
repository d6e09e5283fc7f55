"""The quota and the waiting list by command line."""

from __future__ import annotations

from infitah_desk.domain.claim_ticket import ticket_of
from tests.cli.desk_program import Place


def test_the_next_is_offered_once_a_number_is_free(bare_desk: Place) -> None:
    opened = bare_desk.does("stop", "open", "--date", "2010-10-05", "--quota", "1")
    assert opened == {"stop": "OUJ", "date": "2010-10-05", "quota": 1}
    dossiers = []
    for rc in ("841", "842", "843"):
        dossiers.append(bare_desk.registers(rc_number=rc, rc_court="Oujda"))
        bare_desk.does(
            "document", "accept", dossiers[-1], "rc_extract", "--number", rc, "--court", "Oujda"
        )
        bare_desk.does("initiation", "attend", dossiers[-1])
    holder, second, third = dossiers
    number = bare_desk.does("permit", "issue", holder)["number"]
    assert bare_desk.refuses("permit", "issue", second) == (3, "quota.used_up")
    added = [bare_desk.does("wait", "add", ticket_of(each)) for each in (second, third)]
    assert [(each["place"], each["step"]) for each in added] == [(1, "waiting"), (2, "waiting")]
    line = bare_desk.does("wait", "list")
    assert (line["free"], [each["dossier"] for each in line["results"]]) == (0, [second, third])
    assert bare_desk.does("wait", "next") == {"free": 0, "dossier": None, "ticket": None}
    assert bare_desk.refuses("wait", "next", "--take") == (3, "quota.used_up")

    bare_desk.does("permit", "revoke", number, "--reason", "erreur")
    offered = bare_desk.does("wait", "next")
    assert (offered["free"], offered["dossier"], offered["step"]) == (1, second, "waiting")
    assert bare_desk.does("wait", "next", "--take")["step"] == "ready"
    bare_desk.does("permit", "issue", second)

    bare_desk.does("stop", "open", "--date", "2010-10-05", "--quota", "5")
    assert bare_desk.does("wait", "next", "--take")["dossier"] == third
    assert bare_desk.refuses("wait", "next", "--take") == (3, "waiting.nobody")
