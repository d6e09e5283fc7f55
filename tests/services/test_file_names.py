"""Every name that the program makes by itself is taken by exFAT, FAT32 and NTFS alike."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from infitah_desk.documents.scan_page import PageOptions
from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.services import carrying, governing, printing, protecting, scanning
from infitah_desk.services.exchanging import exchange
from infitah_desk.services.exporting import export_bundle
from infitah_desk.system.file_names import is_portable
from tests.helpers.caravans import HQ, TETOUAN, Caravan, issued, ready

PICTURE = Path(__file__).parents[1] / "data" / "scans" / "tp-certificate-2-pages.pdf"


@pytest.fixture
def asked_for(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every name that a file is made under, also those that it loses again."""
    names: set[str] = set()
    original = os.open

    def noted(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            names.add(Path(path).name)
        return original(path, flags, mode)

    monkeypatch.setattr(os, "open", noted)
    return names


def test_every_medium_takes_what_the_program_calls_its_files(
    caravan: Caravan, tmp_path: Path, asked_for: set[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with caravan.at(TETOUAN) as session:
        dossier = ready(session, 1)
        pages = scanning.read_files([PICTURE], PageOptions())
        for document in session.programme.documents:
            scanning.keep_pages(session, dossier, document.code, pages)
            scanning.write_pages(session, dossier, document.code, out)
        number = issued(session, 2)
        printing.save_permit(session, number, out)
        protecting.export_everything(session, dossier, out / f"dossier-{ticket_of(dossier)}.zip")
        export_bundle(session, out / "lot.age", with_scans=True, most_bytes=400_000)
        carrying.carry_out(session, out)
        exchange(session, out)
    caravan.back_up(TETOUAN)
    with caravan.at(HQ) as session:
        exchange(session, out)
        carrying.write_receipts(session, out)
        governing.write_reference_file(session, out)
        governing.write_trust_file(session, out)
    names = {path.name for path in caravan.folder.rglob("*")} | {
        path.name for path in out.iterdir()
    }
    assert {Path(name).suffix for name in names} >= {".age", ".tar", ".json", ".pdf", ".zip", ".db"}
    assert any(name.endswith(".part") for name in asked_for)
    assert [name for name in names | asked_for if not is_portable(name)] == []
