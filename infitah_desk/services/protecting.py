"""Protecting personal data (law 09-08): access to it, its erasure, and the end of its retention."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from infitah_desk.domain import commands as c
from infitah_desk.domain.circumstances import reason as kept_reason
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.enterprise import FIELDS
from infitah_desk.domain.events import DuplicateDecided, ErasureRequested
from infitah_desk.services.drafting import draft_of
from infitah_desk.services.erasing import finish_erasures
from infitah_desk.services.ordering import pack_words
from infitah_desk.services.scanning import mentioned_in
from infitah_desk.services.session import Session
from infitah_desk.services.showing import dossier_history, show_dossier
from infitah_desk.storage.erasures import asked_to_erase, not_erased
from infitah_desk.storage.links import decisions
from infitah_desk.storage.sessions import find_session
from infitah_desk.system.durable_files import write_durably

OUT_OF_REACH = "privacy.out_of_reach"
"""Backups and bundles written before an erasure keep what they hold: a person is told so."""

NOT_ENCRYPTED = "privacy.not_encrypted"
"""What was written for its owner can be opened by anybody."""

CONSENTS = tuple(name for name in FIELDS if name.startswith("consent_"))

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_ENDINGS = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG", ".png"))
_BATCH = 500


def held_about(session: Session, dossier: str) -> dict[str, object]:
    """Everything that is held about one enterprise, ready for JSON, for whoever asks to see it.

    Raises:
        Refused: "dossier.unknown".
    """
    shown = show_dossier(session, dossier)
    state, protection = shown.state, shown.programme.data_protection
    draft = draft_of(session, dossier)
    held: dict[str, object] = msgspec.to_builtins(
        {
            "dossier": dossier,
            "step": shown.step,
            "enterprise": {n: v for n, v in shown.enterprise.items() if n not in CONSENTS},
            "consents": {n: shown.enterprise[n] for n in CONSENTS},
            "to_correct": state.marks,
            "conflicts": state.conflicts,
            "documents": state.documents,
            "scans": _scans(session, dossier),
            "initiation": state.initiation,
            "sessions": [each._asdict() for each in _sessions(session, state)],
            "situation": state.situation,
            "permits": tuple(state.permits.values()),
            "packs": list(map(pack_words, state.packs)),
            "decisions": list(_decisions(session, dossier)),
            "seen_again": state.seen_again,
            "form": state.form,
            "drafts": [draft] if draft else [],
            "history": [
                {**entry.moment._asdict(), "said": entry.said, "withheld": entry.withheld}
                for entry in dossier_history(session, dossier)
            ],
            "controller": protection.controller,
            "receipt_number": protection.receipt_number,
            "kept_until": protection.kept_until.isoformat(),
            "erasure_requested": state.erasure_requested,
            "erased": state.erased,
        }
    )
    return held


def _sessions(session: Session, state: DossierState) -> Iterator[NamedTuple]:
    own = state.initiation
    for id_ in dict.fromkeys((own.session, own.attended_session)):
        found = find_session(session.store, id_) if id_ else None
        if found is not None:
            yield found


def _scans(session: Session, dossier: str) -> dict[str, bool]:
    """Every picture that was ever taken for this dossier, and whether it is here."""
    events = (event for _, event in session.store.log.of_dossiers([dossier]))
    return {page: session.scans.has(page) for page in sorted(mentioned_in(events))}


def _decisions(session: Session, dossier: str) -> Iterator[dict[str, object]]:
    """What people said of this dossier and others being one enterprise, and have not taken back.

    Of two dossiers it stands in the history of one of them only.
    """
    for each in decisions(session.store):
        if dossier not in {each.one, each.other}:
            continue
        for entry in dossier_history(session, each.one):
            if entry.moment.kind == DuplicateDecided.KIND and entry.said.get("other") == each.other:
                other = each.other if dossier == each.one else each.one
                yield {**entry.moment._asdict(), **entry.said, "dossier": other}


def print_notice(session: Session, out: Path) -> int:
    """Draw the notice that is due before anything is collected; how many pages it has.

    Raises:
        Refused: "enrol.not_accepted".
        MachineFault: "file.not_writable", "disk.full".
    """
    from infitah_desk.documents.notice_a4 import draw_notice_a4

    pdf, pages = draw_notice_a4(session.programme)
    write_durably(out, pdf)
    return pages


class ExportWritten(NamedTuple):
    """A zip with everything about one enterprise, in clear; `pages` are the pictures in it."""

    file: Path
    pages: int


def export_everything(session: Session, dossier: str, out: Path) -> ExportWritten:
    """Write what is held about one enterprise, its papers' pictures included, for its owner.

    The file is a plain zip, which is what its owner can open: nothing in it is encrypted.

    Raises:
        Refused: "dossier.unknown".
        MachineFault: "scan.damaged", "file.not_writable", "disk.full".
    """
    held = held_about(session, dossier)
    pages = [page for page, here in _scans(session, dossier).items() if here]
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(held, ensure_ascii=False, indent=2)
        _put(archive, "dossier.json", text.encode())
        for page in pages:
            content = session.scans.get(page)
            ending = next((end for start, end in _ENDINGS if content.startswith(start)), "")
            _put(archive, f"scans/{page}{ending}", content)
    write_durably(out, data.getvalue(), mode=0o600)
    return ExportWritten(out, len(pages))


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _NO_TIME), content, zipfile.ZIP_DEFLATED)


def erase(session: Session, dossier: str, reason: str) -> str:
    """Erase what is personal of a dossier, at the authority; elsewhere ask the authority to.

    Gives "erased" or "requested". Saying it again changes nothing.

    Raises:
        Refused: "dossier.unknown", "reason.missing", "node.revoked".
    """
    if session.role != "authority":
        state = session.act(dossier, c.RequestErasure(reason))
        return "erased" if state.erased else "requested"
    session.act(dossier, c.ConfirmErasure(reason))
    finish_erasures(session)
    return "erased"


class AskedFor(NamedTuple):
    """An erasure that was asked for and not confirmed; `time` is ISO 8601 in UTC."""

    dossier: str
    name: str
    name_ar: str
    reason: str
    author: str
    log: str
    time: str


def requests(session: Session) -> tuple[AskedFor, ...]:
    """What was asked and is not confirmed, in the order in which the dossiers were begun here."""
    found = []
    for dossier in asked_to_erase(session.store):
        state = session.store.state(dossier)
        for entry in dossier_history(session, dossier):
            if entry.moment.kind == ErasureRequested.KIND and not entry.alarm:
                found.append(
                    AskedFor(
                        dossier,
                        state.text("name"),
                        state.text("name_ar"),
                        str(entry.said.get("reason", "")),
                        entry.moment.author,
                        entry.moment.log,
                        entry.moment.time,
                    )
                )
                break
    return tuple(found)


class Expired(NamedTuple):
    """What may be kept no longer on a day: `kept_until` and `day` are ISO 8601."""

    kept_until: str
    day: str
    dossiers: tuple[str, ...]


def expired(session: Session, day: dt.date | None = None) -> Expired:
    """The dossiers whose time is over on that day, or on the clock's; none before.

    Raises:
        Refused: "role.not_allowed".
    """
    session.needs_role("authority")
    until = session.programme.data_protection.kept_until
    judged = day or session.now().astimezone().date()
    over = judged > until
    dossiers = tuple(not_erased(session.store)) if over else ()
    return Expired(until.isoformat(), judged.isoformat(), dossiers)


def erase_expired(session: Session, reason: str, day: dt.date | None = None) -> Expired:
    """Erase for good what may be kept no longer.

    Raises:
        Refused: "role.not_allowed", "reason.missing".
    """
    kept_reason(reason)
    over = expired(session, day)
    for start in range(0, len(over.dossiers), _BATCH):
        with session.store.transaction():
            for dossier in over.dossiers[start : start + _BATCH]:
                session.act(dossier, c.ConfirmErasure(reason))
    finish_erasures(session)
    return over
