"""Reports: exact over what is merged, less duplicates, and nothing in them that names anybody."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from infitah_desk.domain.disclosure import LEAST
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import PermitIssued
from infitah_desk.domain.permit_number import format_number
from infitah_desk.services import issuing, linking, reporting, surveying, tabulating
from infitah_desk.services.admitting import add_account
from infitah_desk.services.session import Session
from infitah_desk.system.texts import Language, say
from tests.helpers.caravans import (
    EVERYWHERE,
    HQ,
    OUJDA,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    issued,
    ready,
    registered,
)
from tests.helpers.programmes import PROGRAMME_2010

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


def busy(caravan: Caravan) -> None:
    """Two desks at Tétouan and one at Oujda: 9, 6 and 7 enterprises, a few with permits."""
    for node, first, dossiers, permits in (
        (TETOUAN, 0, 3, 6),
        (TETOUAN_2, 20, 6, 0),
        (OUJDA, 40, 2, 5),
    ):
        with caravan.at(node) as session:
            for number in range(first, first + dossiers):
                registered(session, number)
            for number in range(first + dossiers, first + dossiers + permits):
                issued(session, number, rc_court="Oujda" if node == OUJDA else "Tétouan")
        caravan.merge(HQ, caravan.export(node).file)


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


def test_the_sum_of_the_parts_less_duplicates_is_the_whole(caravan: Caravan) -> None:
    busy(caravan)
    with caravan.at(TETOUAN) as session:
        one = issuing.find_permit(session, issued(session, 90))[0].dossier
    with caravan.at(OUJDA) as session:
        other = registered(session, 91, name="Menuiserie Zerouali 90")
    for node in (TETOUAN, OUJDA):
        caravan.merge(EVERYWHERE, caravan.export(node, everything=True).file)
        caravan.merge(HQ, caravan.export(node).file)
    with caravan.at(HQ) as session:
        before = surveying.survey(session)
        linking.decide_duplicate(session, one, other, "same")
        after = surveying.survey(session)
    assert before.duplicates == 0
    assert (after.dossiers, after.duplicates) == (before.dossiers, 1)
    assert after.total.counts[0] == before.total.counts[0] - 1
    assert after.total.counts[1] == before.total.counts[1]
    for lines in after.lines.values():
        assert sum(line.counts[0] for line in lines) == after.total.counts[0]


def test_no_figure_counts_fewer_than_five(caravan: Caravan, tmp_path: Path) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        said = report(session, tmp_path / "report")
    assert min(numbers(said)) >= LEAST


def test_an_amount_that_is_withheld_is_no_small_amount(caravan: Caravan) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        summary, *by = tabulating.statistics_tables(
            surveying.survey(session), session.programme, "fr"
        )
    withheld, no_amount = say("figure.withheld", "fr"), say("figure.withheld_amount", "fr")
    said = {str(name): value for name, value, _ in summary.rows}
    assert said[say("figure.packs", "fr")] == withheld
    assert said[say("figure.budget_delivered", "fr")] == no_amount
    assert {row[-1] for table in by for row in table.rows} == {no_amount}


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


@pytest.mark.parametrize(
    ("language", "then", "now"),
    [
        ("fr", "Marrakech-Tensift-Al Haouz", "Marrakech-Safi"),
        ("ar", "مراكش تانسيفت الحوز", "مراكش آسفي"),
    ],
)
def test_regions_of_then_and_now_are_named_in_the_language(
    language: Language, then: str, now: str
) -> None:
    names = tabulating.category_names(PROGRAMME_2010, language)
    [forum] = [each for each in PROGRAMME_2010.forums if each.code == "KES"]
    assert names.of("region_2010", forum.region_2010) == then
    assert names.of("region_today", forum.region_today) == now
