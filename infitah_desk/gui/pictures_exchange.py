"""The merge centre, to be seen in pictures: each of its lists with nothing, a few and thousands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infitah_desk.gui.main_window import MainWindow
    from infitah_desk.services.alarming import Alarm
    from infitah_desk.services.following_desks import Standing
    from infitah_desk.services.taking import Taken

COUNTS = (0, 3, 5000)
_FORUMS = ("TET", "OUJ", "NAD", "HOC", "ERR", "KHO", "KES", "SAF", "ESI", "OUD")
_NOON = 1_285_682_640_000


def exchange_scenes(window: MainWindow, settle: Callable[[], None]) -> Iterator[str]:
    """Begins with anything in front; `settle` waits for what was asked of the desk."""
    from infitah_desk.gui.pages.exchange import ExchangePage
    from infitah_desk.gui.pages.exchange_views import ALARMS, DESKS, FILES
    from infitah_desk.services.following_desks import Followed
    from infitah_desk.services.taking import Holdings

    window.go_to("exchange")
    settle()
    page = window.pages["exchange"]
    if not isinstance(page, ExchangePage):
        raise TypeError(page)
    for count in COUNTS:
        take = page.take
        take.run.taken[:] = _files(count)
        take.summary.begin(take.run.taken)
        take.views.files.show_files()
        holdings = Holdings(count * 40, count * 9, count * 2, min(count, 17))
        take.show_followed(Followed(holdings, _alarms(count), _desks(count)))
        for view in (DESKS, ALARMS, FILES):
            take.views.show_view(view)
            yield f"exchange-{view}-{count}"


def _node(place: int) -> str:
    return f"{_FORUMS[place % len(_FORUMS)]}-{place // len(_FORUMS) + 1}"


def _desks(count: int) -> tuple[Standing, ...]:
    from infitah_desk.services import following_desks as f

    kinds = (
        (f.COMPLETE, (), 0, f.TO_HAND),
        (f.MISSING, ((41, 57), (60, 60), (70, 81), (90, 92)), 0, f.GIVEN),
        (f.REVOKED, (), 12, f.GIVEN),
        (f.FORKED, (), 0, f.TO_HAND),
        (f.NOTHING, (), 0, ""),
    )
    found = []
    for place in range(count):
        state, missing, quarantined, receipt = kinds[place % len(kinds)]
        seq = 0 if state == f.NOTHING else 412 - place % 300
        found.append(
            f.Standing(
                _node(place),
                "desk",
                _FORUMS[place % len(_FORUMS)],
                "",
                seq,
                _NOON if seq else 0,
                state,
                missing,
                quarantined,
                receipt,
                40 if receipt == f.GIVEN else 0,
                200,
                seq // 3,
            )
        )
    return tuple(found)


def _alarms(count: int) -> tuple[Alarm, ...]:
    from infitah_desk.services.alarming import Alarm

    kinds = (
        ("alarm.fork", "error", "cure.fork", False),
        ("alarm.two_permits", "error", "cure.two_permits", False),
        ("alarm.gap", "warning", "cure.gap", False),
        ("alarm.refused_file", "warning", "bundle.bad_signature", True),
        ("alarm.outside_rights", "error", "cure.outside_rights", True),
        ("alarm.quarantined", "warning", "cure.quarantined", True),
        ("alarm.without_body", "warning", "cure.without_body", False),
        ("alarm.newer_event", "warning", "cure.newer_event", False),
        ("alarm.escrow_exceeded", "error", "cure.escrow_exceeded", False),
        ("alarm.not_heard", "warning", "cure.not_heard", True),
        ("alarm.serial_twice", "error", "cure.serial_twice", True),
        ("alarm.order_under_void_permit", "warning", "cure.order_under_void_permit", False),
    )
    found = []
    for place in range(count):
        code, severity, cure, seen = kinds[place % len(kinds)]
        details = {
            "node": _node(place),
            "span": "41–57",
            "first": 41,
            "last": 57,
            "good": 40,
            "count": 17,
            "file": f"2010-09-28-{place:08x}.age",
            "log": f"{_node(place)}.3f9a21c0",
            "used": 41,
            "given": 40,
            "nodes": ["KHO-2", "NAD-1", "TET-1"],
            "number": "C2-TET1-00017-G",
            "permits": ["C2-TET1-00017-G", "C2-KHO2-00088-V"],
        }
        dossier = "dossier" if code == "alarm.two_permits" else ""
        found.append(
            Alarm(
                str(place), code, severity, _node(place), "", 41, 57, dossier, details, cure, seen
            )
        )
    return tuple(sorted(found, key=lambda alarm: alarm.severity))


def _files(count: int) -> list[Taken]:
    from infitah_desk.domain.errors import Untrusted
    from infitah_desk.services.taking import Taken

    kinds = (
        ("merged", 318, None),
        ("rejected", 0, Untrusted("bundle.bad_signature", node="NAD-1")),
        ("known", 0, None),
        ("quarantined", 12, None),
    )
    found = []
    for place in range(count):
        status, events, error = kinds[place % len(kinds)]
        file = Path(f"2010-09-28-{place:08x}.age")
        node = "NAD-1" if error else _node(place)
        out = {node: 4} if status == "quarantined" else {}
        found.append(Taken(file, "events", status, node, events, error, quarantined=out))
    return found
