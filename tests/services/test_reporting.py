"""Reports: exact over what is merged, less duplicates, and nothing in them that names anybody."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from infitah_desk.domain.disclosure import LEAST
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import PermitIssued
from infitah_desk.domain.permit_number import format_number
from infitah_desk.domain.quality import FLAWS
from infitah_desk.services import (
    reporting,
    surveying,
)
from infitah_desk.services.admitting import add_account
from infitah_desk.services.session import Session
from tests.helpers.busy_caravan import busy, doubtful
from tests.helpers.caravans import (
    HQ,
    OUJDA,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    issued,
    ready,
    registered,
)

NOTHING = dict.fromkeys(("enterprises", "permits", "packs", "delivered"))
FORMULA = '=HYPERLINK("http://example.org";"x")'


def report(session: Session, out: Path) -> dict[str, Any]:
    reporting.write_report(session, out.with_suffix(".json"), "fr")
    read: dict[str, Any] = json.loads(out.with_suffix(".json").read_bytes())
    return read


def numbers(value: object) -> Iterator[int]:
    """Every figure that counts something, however deep it stands."""
    match value:
        case bool():
            return
        case int():
            yield value
        case dict():
            for key, each in value.items():
                if key not in {"targets", "least", "budget"}:
                    yield from numbers(each)
        case list():
            for each in value:
                yield from numbers(each)


def test_a_report_counts_what_is_merged(caravan: Caravan, tmp_path: Path) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        statistics = surveying.survey(session)
        said = report(session, tmp_path / "report")
    assert statistics.total.counts == (22, 11, 0, 0)
    by_forum = {line.category: line.counts[:2] for line in statistics.lines["forum"]}
    assert by_forum == {"TET": (15, 6), "OUJ": (7, 5)}
    assert said["enterprises"] == {
        "enterprises": 22,
        "permits": 11,
        "packs": None,
        "delivered": None,
    }


def test_no_figure_counts_fewer_than_five(caravan: Caravan, tmp_path: Path) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        said = report(session, tmp_path / "report")
    assert min(numbers(said)) >= LEAST


def test_of_a_handful_nothing_at_all_is_said(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        ready(session, 1)
        said = report(session, tmp_path / "report")
    assert list(numbers(said)) == []
    assert all(rows == [] for rows in said["by"].values())


@pytest.mark.parametrize("ending", [".csv", ".json", ".xlsx", ".pdf"])
def test_figures_name_nobody(caravan: Caravan, tmp_path: Path, ending: str) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        reporting.write_report(session, tmp_path / f"report{ending}", "ar")
    data = (tmp_path / f"report{ending}").read_bytes()
    if ending == ".xlsx":
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        data = str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names]).encode()
    for word in ("Zerouali", "الزروالي", "Aïcha", "Menuiserie", "C2-TET"):
        assert word.encode() not in data


def test_a_permit_of_a_day_that_no_calendar_has_stops_no_report(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = ready(session, 1)
        session.write([(dossier, [PermitIssued(format_number("C2", TETOUAN, 5), 5, 2**52)])])
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        [line] = surveying.survey(session).lines["day"]
        assert (line.category, line.counts[1]) == ("", 1)
        for ending in (".json", ".pdf", ".xlsx"):
            reporting.write_report(session, tmp_path / f"report{ending}", "fr")


def test_csv_opens_with_the_right_letters_and_columns(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        issued(session, 1, name="Épicerie; «Œuvre»", name_ar="بقالة")
        registered(session, 2, name=FORMULA, phone="0612345678")
        reporting.write_name_list(session, tmp_path / "list.csv", "fr")
    data = (tmp_path / "list.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {len(rows[0])}
    names = {row[1] for row in rows[1:]}
    assert names == {"Épicerie; «Œuvre»", f"'{FORMULA}"}
    assert {row[5] for row in rows[1:]} == {"", "06 12 34 56 78"}
    assert re.fullmatch(r"C2-TET1-00001-.", next(row[11] for row in rows[1:] if row[11]))


def test_in_a_workbook_what_was_typed_stays_text(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 2, name=FORMULA)
        reporting.write_name_list(session, tmp_path / "list.xlsx", "ar")
    book = CalamineWorkbook.from_path(str(tmp_path / "list.xlsx"))
    head, row = book.get_sheet_by_index(0).to_python()
    assert row[1] == FORMULA
    assert head[0] == "الملف"


def test_a_wide_list_prints_across_on_a4(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        reporting.write_name_list(session, tmp_path / "list.xlsx", "fr")
        reporting.write_report(session, tmp_path / "report.xlsx", "fr")
    pages = {}
    for name in ("list", "report"):
        with zipfile.ZipFile(tmp_path / f"{name}.xlsx") as book:
            pages[name] = book.read("xl/worksheets/sheet1.xml").decode()
    assert all('paperSize="9"' in page for page in pages.values())
    assert 'orientation="landscape"' in pages["list"]
    assert 'orientation="portrait"' in pages["report"]


def test_names_are_for_a_supervisor_and_never_a_pdf(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        add_account(session, "Yassine", "mot de passe", "clerk")
        with pytest.raises(Refused, match=r"report\.list_not_as_pdf"):
            reporting.write_name_list(session, tmp_path / "list.pdf", "fr")
        with pytest.raises(Refused, match=r"report\.format_unknown"):
            reporting.write_report(session, tmp_path / "report.docx", "fr")
    with caravan.at(TETOUAN, "Yassine") as session, pytest.raises(Refused) as refused:
        reporting.write_name_list(session, tmp_path / "list.csv", "fr")
    assert refused.value.code == "account.not_allowed"
    assert list(tmp_path.glob("*.*")) == []


def test_a_report_tells_the_quality_of_what_it_counts(caravan: Caravan, tmp_path: Path) -> None:
    busy(caravan)
    with caravan.at(TETOUAN) as session:
        for number in range(200, 206):
            doubtful(session, number, phone="0612345678")
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        statistics = surveying.survey(session)
        said = report(session, tmp_path / "report")
    assert statistics.quality.flaws["to_correct"] == (6, 6)
    assert set(said["quality"]) == set(FLAWS)
    assert (said["quality"]["to_correct"], said["quality"]["no_phone"]) == (6, 22)
    assert said["quality"]["conflict"] is None


def test_a_list_of_names_says_what_is_amiss_and_whom_to_tell(
    caravan: Caravan, tmp_path: Path
) -> None:
    busy(caravan)
    with caravan.at(TETOUAN_2) as session:
        wrong = doubtful(session, 400)
    caravan.merge(HQ, caravan.export(TETOUAN_2).file)
    with caravan.at(HQ) as session:
        for flaw, desk, names in (
            ("", "", 23),
            ("no_phone", TETOUAN_2, 7),
            ("to_correct", TETOUAN_2, 1),
            ("to_correct", OUJDA, 0),
        ):
            out = tmp_path / f"list-{flaw}-{desk}.json"
            reporting.write_name_list(session, out, "fr", {flaw} - {""}, {desk} if desk else None)
            rows = json.loads(out.read_bytes())["list"]
            assert len(rows) == names
            assert {row["desk"] for row in rows} <= {desk or row["desk"] for row in rows}
        all_of_them = json.loads((tmp_path / "list--.json").read_bytes())["list"]
        [row] = [row for row in all_of_them if row["dossier"] == wrong]
        assert row["flaws"] == "Champ à corriger · Sans téléphone"
        with pytest.raises(Refused, match=r"report\.flaw_unknown"):
            reporting.write_name_list(session, tmp_path / "no.csv", "fr", {"untidy"})
        with pytest.raises(Refused, match=r"report\.desk_unknown"):
            reporting.write_name_list(session, tmp_path / "no.csv", "fr", (), {"ZZZ-9"})
