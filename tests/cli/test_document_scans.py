"""`document … --scan`: pictures kept with a verdict or alone, shown to who asks, and sent on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.cli.desk_program import Place, run

SCANS = Path(__file__).parents[1] / "data" / "scans"
RC = "rc_extract"
EXTRACT = SCANS / "rc-extract.jpg"
CERTIFICATE = SCANS / "tp-certificate-2-pages.pdf"


def scans_of(answer: Mapping[str, Any], type_: str = RC) -> list[str]:
    scans: list[str] = answer["documents"][type_]["scans"]
    return scans


def accept(dossier: str, *scans: Path, number: str = "77123") -> list[str | Path]:
    options = [part for scan in scans for part in ("--scan", scan)]
    return ["document", "accept", dossier, RC, "--number", number, *options]


def test_a_paper_is_accepted_with_its_pages(desk: Place) -> None:
    answer = desk.does(*accept(desk.registers(), EXTRACT, CERTIFICATE))
    assert answer["documents"][RC]["accepted"]
    assert [len(digest) for digest in scans_of(answer)] == [64] * 3


def test_a_paper_is_rejected_with_its_pages(desk: Place) -> None:
    dossier = desk.registers()
    answer = desk.does(
        "document", "reject", dossier, RC, "--reason", "illegible", "--scan", EXTRACT
    )
    assert not answer["documents"][RC]["accepted"]
    assert len(scans_of(answer)) == 1


@pytest.mark.parametrize("path", sorted(SCANS.glob("bad-*")), ids=lambda path: path.name)
def test_a_refused_scan_accepts_no_paper(desk: Place, path: Path) -> None:
    dossier = desk.registers()
    exit_code, code = desk.refuses(*accept(dossier, EXTRACT, path))
    assert (exit_code, code.split(".")[0]) == (3, "scan")
    assert desk.does("tpe", "show", dossier)["documents"] == {}


def test_a_refused_paper_keeps_no_scan(desk: Place) -> None:
    dossier = desk.registers()
    before = len(list((desk.folder / "scans").iterdir()))
    assert desk.refuses(*accept(dossier, EXTRACT, number="1"))[1] == "document.number_differs"
    assert len(list((desk.folder / "scans").iterdir())) == before


@pytest.mark.parametrize(
    ("make", "exit_code", "code"),
    [
        (lambda folder: folder / "nowhere", 4, "file.missing"),
        (lambda folder: folder, 4, "file.not_readable"),
    ],
)
def test_a_file_that_cannot_be_opened_is_the_machine_s_fault(
    desk: Place, tmp_path: Path, make: Callable[[Path], Path], exit_code: int, code: str
) -> None:
    dossier = desk.registers()
    assert desk.refuses(*accept(dossier, make(tmp_path))) == (exit_code, code)


def test_pages_are_added_or_take_the_place_of_others(desk: Place) -> None:
    dossier = desk.registers()
    first = scans_of(desk.does("document", "scan", dossier, RC, "--scan", EXTRACT))
    both = scans_of(desk.does("document", "scan", dossier, RC, "--scan", CERTIFICATE))
    again = scans_of(desk.does("document", "scan", dossier, RC, "--scan", EXTRACT, "--replace"))
    assert (both[:1], len(both), again) == (first, 3, first)


def test_scans_of_a_paper_without_a_verdict_are_shown(desk: Place) -> None:
    dossier = desk.registers()
    answer = desk.does("document", "scan", dossier, "tp_certificate", "--scan", CERTIFICATE)
    assert answer["documents"] == {"tp_certificate": {"scans": scans_of(answer, "tp_certificate")}}
    assert desk.does("tpe", "show", dossier)["documents"] == answer["documents"]


@pytest.mark.parametrize(
    ("options", "mode", "size"),
    [
        ((), "RGB", (1668, 2339)),
        (("--grey",), "L", (1668, 2339)),
        (("--black-and-white", "--rotate", "90"), "1", (2339, 1668)),
    ],
)
def test_pages_are_toned_and_turned_and_shown_again(
    desk: Place, tmp_path: Path, options: tuple[str, ...], mode: str, size: tuple[int, int]
) -> None:
    dossier = desk.registers()
    answer = desk.does("document", "scan", dossier, RC, "--scan", EXTRACT, *options)
    ran = desk.run("document", "pages", dossier, RC, "--out", tmp_path / "out")
    (file,) = ran.document["files"]
    assert "chiffr" in ran.err or "encrypted" in ran.err
    with Image.open(file) as page:
        assert (page.mode, page.size) == (mode, size)
    assert [hashlib.sha256(Path(file).read_bytes()).hexdigest()] == scans_of(answer)


def test_an_option_that_is_none_is_wrong_usage(desk: Place) -> None:
    dossier = desk.registers()
    ran = desk.run("document", "scan", dossier, RC, "--scan", EXTRACT, "--rotate", "45")
    assert ran.exit_code == 2


def test_pages_travel_with_scans_and_arrive_as_they_were(
    desk: Place, headquarters: Place, tmp_path: Path
) -> None:
    dossier = desk.registers()
    sent = scans_of(desk.does(*accept(dossier, EXTRACT, CERTIFICATE)))
    desk.does("bundle", "export", "--out", tmp_path / "b.age", "--with-scans")
    headquarters.does("bundle", "merge", tmp_path / "b.age")
    files = headquarters.does("document", "pages", dossier, RC, "--out", tmp_path)["files"]
    assert [hashlib.sha256(Path(file).read_bytes()).hexdigest() for file in files] == sent


def test_pages_that_did_not_travel_are_refused(
    desk: Place, headquarters: Place, tmp_path: Path
) -> None:
    dossier = desk.registers()
    desk.does("document", "scan", dossier, RC, "--scan", SCANS / "tp-certificate.png", "--grey")
    desk.does("bundle", "export", "--out", tmp_path / "b.age")
    headquarters.does("bundle", "merge", tmp_path / "b.age")
    refused = headquarters.refuses("document", "pages", dossier, RC, "--out", tmp_path)
    assert refused == (3, "scan.not_here")


def test_a_person_reads_why_a_scan_is_refused(desk: Place) -> None:
    dossier = desk.registers()
    for language, word in (("fr", "incomplète"), ("ar", "ناقصة"), ("en", "incomplete")):
        ran = run(
            "--data", desk.folder, "--lang", language, *accept(dossier, SCANS / "bad-truncated.jpg")
        )
        assert word in ran.err
        assert "bad-truncated.jpg" in ran.err
