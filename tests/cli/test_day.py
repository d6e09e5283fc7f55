"""The day so far by command line."""

from __future__ import annotations

from tests.cli.desk_program import Place


def test_the_day_is_told_hour_by_hour(bare_desk: Place) -> None:
    desk = bare_desk
    assert desk.does("stop", "today")["date"] == ""
    desk.does("stop", "open", "--date", "2010-09-29", "--quota", "3")
    before = desk.does("stop", "today")
    assert (before["date"], before["is_open"], before["hours"]) == ("2010-09-29", True, [])
    assert before["minutes_to_permit"] is None
    dossier = desk.registers(rc_number="2")
    desk.makes_ready(dossier, "2")
    desk.does("permit", "issue", dossier)
    desk.does("park", desk.registers(rc_number="3"), "--reason", "attestation")
    day = desk.does("stop", "today")
    assert day["total"] == {
        "came": 2,
        "initiations": 1,
        "papers": 1,
        "permits_issued": 1,
        "printed": 0,
        "handed_over": 0,
        "parked": 1,
        "waitlisted": 0,
    }
    assert sum(each["came"] for each in day["hours"]) == 2
    assert day["minutes_to_permit"] is not None
    assert (day["now"]["parked"], day["permits_left"]) == (1, 2)
    assert day["numbers_left"] == before["numbers_left"] - 1
