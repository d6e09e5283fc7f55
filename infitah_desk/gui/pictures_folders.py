"""The folders that pictures show: headquarters, a coordinator, a desk whose dossiers stand at every
step, and a desk without its kit. Made by the services, with the shipped list of Tétouan.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from infitah_desk.gui.pictures_review import correct_cities, holders, register_again

if TYPE_CHECKING:
    from infitah_desk.services.session import Session

ACCOUNT = "Salma"
PASSWORD = "caravane-2010"  # noqa: S105 - the folder of a demonstration
DAY = "2010-09-28"
QUOTA = 120
_SENT = (7, 12, 17)
"""Of these dossiers the permit went to paper and nobody has said what became of it."""

_NODES = {"desk": "TET-1", "other": "OUJ-1", "coordinator": "CN-1", "waiting": "TET-2"}


def make_folders(work: Path) -> None:
    """All of them in one folder, and what travelled between them."""
    from infitah_desk import bootstrap
    from infitah_desk.services import enrolling, merging
    from infitah_desk.system.resources import resource_text

    root = bootstrap.create_authority(
        work / "authority",
        ACCOUNT,
        PASSWORD,
        programme_text=resource_text("programmes", "infitah-2010-caravane-2.toml"),
        recovery_out=work / "recovery.txt",
    )
    for name, node in _NODES.items():
        bootstrap.create_installation(
            work / name,
            ACCOUNT,
            PASSWORD,
            node=node,
            role="coordinator" if name == "coordinator" else "desk",
            request_out=work / f"{name}.request",
        )
    terms = {
        "coordinator": enrolling.Terms(regions=("MA-01", "MA-02")),
        "desk": enrolling.Terms(forum="TET"),
        "other": enrolling.Terms(forum="OUJ"),
    }
    with bootstrap.opened(work / "authority", ACCOUNT, PASSWORD) as session:
        for name, each in terms.items():
            request = enrolling.read_request(work / f"{name}.request")
            enrolling.enrol(session, request, each, work / f"{name}-kit.age")
    for name in terms:
        with bootstrap.opened(work / name, ACCOUNT, PASSWORD) as session:
            enrolling.accept_kit(session, work / f"{name}-kit.age", root)
            if name == "desk":
                _fill(session, work)
    with bootstrap.opened(work / "desk", ACCOUNT, PASSWORD) as session:
        known = holders(session)
    with bootstrap.opened(work / "other", ACCOUNT, PASSWORD) as session:
        register_again(session, known, work / "bundle-2.age")
    bundles = [work / "bundle.age", work / "bundle-2.age"]
    for name, city in (("coordinator", "Martil"), ("desk", "Fnideq")):
        with bootstrap.opened(work / name, ACCOUNT, PASSWORD) as session:
            if name == "coordinator":
                merging.merge_bundles(session, bundles)
            bundles.append(correct_cities(session, known, city, work / f"{name}-2.age"))
    for name in ("coordinator", "authority"):
        with bootstrap.opened(work / name, ACCOUNT, PASSWORD) as session:
            merging.merge_bundles(session, bundles)


def _fill(session: Session, work: Path) -> None:
    from infitah_desk.services import (
        exporting,
        importing,
        issuing,
        opening,
        parking,
        printing,
        verifying,
    )
    from infitah_desk.services.registering import correct, list_dossiers
    from infitah_desk.system.resources import resource

    opening.open_the_stop(session, DAY)
    importing.import_list(session, resource("samples", "preinscription-TET.csv"))
    ready = [each.dossier for each in list_dossiers(session, "documents")]
    for place, dossier in enumerate(ready[:40]):
        _accept(session, dossier)
        if place % 5:
            verifying.attend_initiation(session, dossier)
        if place % 5 <= 1:
            continue
        number = issuing.issue_permit(session, dossier)
        if place % 5 >= 3:
            printing.print_permits(session, [number], work / "permit.pdf")
            issuing.confirm_sheet(session, number)
        if place % 5 == 4:
            correct(session, dossier, {"consent_bank": True}, "accord donné au guichet")
            issuing.hand_over(session, number)
        if place in _SENT:
            printing.print_permits(session, [number], work / "cards.pdf", format_="cards-a4")
        if place == 2:
            issuing.revoke_permit(session, number, "erreur de saisie")
    for dossier, time in zip(ready[40:43], ("11:30", "15:00", ""), strict=True):
        parking.park(session, dossier, "attestation de la TP", time)
    _hold_sessions(session, ready[43:60])
    _scan(session, ready[43], work / "paper.png")
    exporting.export_bundle(session, work / "bundle.age")


def _scan(session: Session, dossier: str, file: Path) -> None:
    """A paper with its picture, and the same picture as a file that somebody brings."""
    from infitah_desk.documents.scan_pages import read_pages
    from infitah_desk.gui.pictures_paper import a_paper
    from infitah_desk.services.scanning import keep_pages

    state = session.store.state(dossier)
    words = state.text("rc_number"), state.text("rc_court"), state.text("name")
    file.write_bytes(a_paper(*words))
    keep_pages(session, dossier, "rc_extract", read_pages(file.read_bytes()))


def _hold_sessions(session: Session, dossiers: Sequence[str]) -> None:
    """Sessions of the day, one of them under way, and two who wait for a number."""
    from infitah_desk.services import initiating, opening, planning, waiting

    morning, noon, _ = (
        planning.plan_session(session, planning.Plan(DAY, time, room, places, trainer))
        for time, room, places, trainer in (
            ("10:30", "salle A", 20, "Mme Alaoui"),
            ("14:00", "salle B", 4, ""),
            ("16:00", "القاعة الكبرى", 0, "السيد بناني"),
        )
    )
    initiating.enrol_in_session(session, morning.id, dossiers[:9])
    initiating.attend_session(session, morning.id, dossiers[:5])
    initiating.enrol_in_session(session, noon.id, dossiers[9:13])
    for dossier in dossiers[13:15]:
        waiting.put_on_waiting_list(session, dossier)
    opening.open_the_stop(session, DAY, QUOTA)


def _accept(session: Session, dossier: str) -> None:
    from infitah_desk.domain.commands import AcceptDocument
    from infitah_desk.services.verifying import accept_document

    state = session.store.state(dossier)
    if state.text("rc_number"):
        paper = AcceptDocument("rc_extract", state.text("rc_number"), state.text("rc_court"))
    else:
        paper = AcceptDocument("tp_certificate", state.text("tp_number"))
    accept_document(session, dossier, paper)
