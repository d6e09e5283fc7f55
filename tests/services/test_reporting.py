"""Reports: exact over what is merged, less duplicates, and nothing in them that names anybody."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from infitah_desk.domain.disclosure import LEAST
from infitah_desk.domain.enterprise import Mark
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import DossierCorrected, PermitIssued
from infitah_desk.domain.permit_number import format_number
from infitah_desk.domain.quality import FLAWS
from infitah_desk.domain.statistics import (
    DIMENSIONS,
    Line,
    Money,
    packs_per_hundred_permits,
    share_of,
    size_classes,
)
from infitah_desk.services import (
    importing,
    issuing,
    linking,
    listing,
    reporting,
    settling,
    surveying,
    tabulating,
)
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
from tests.helpers.two_permits import granted_twice

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


def doubtful(session: Session, number: int, **fields: object) -> str:
    """A dossier with a field to correct, as lists bring them."""
    dossier = registered(session, number, **fields)
    mark = Mark("beaucoup", "turnover.not_a_number")
    session.write([(dossier, [DossierCorrected({"turnover": mark}, "")])])
    return dossier


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
    assert before.duplicates.linked == (0, 0)
    assert (after.dossiers, after.duplicates.linked) == (before.dossiers, (1, 1))
    assert after.total.counts[0] == before.total.counts[0] - 1
    assert after.total.counts[1] == before.total.counts[1]
    for lines in after.lines.values():
        assert sum(line.counts[0] for line in lines) == after.total.counts[0]


def test_no_figure_counts_fewer_than_five(caravan: Caravan, tmp_path: Path) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        said = report(session, tmp_path / "report")
    assert min(numbers(said)) >= LEAST


def test_what_is_withheld_is_not_said_to_be_small(caravan: Caravan) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        summary, *by = tabulating.statistics_tables(
            surveying.survey(session), session.programme, "fr"
        )
    withheld = say("figure.withheld", "fr")
    said = {str(name): value for name, value, *_ in summary.rows}
    assert said[say("figure.packs", "fr")] == withheld
    assert said[say("figure.budget_delivered", "fr")] == withheld
    assert {table.rows[0][-1] for table in by if table.name in DIMENSIONS} == {withheld}


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


def test_each_desk_is_told_of_its_own_dossiers(caravan: Caravan) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        quality = surveying.survey(session).quality
    assert [(desk.node, desk.dossiers, desk.flaws["no_phone"]) for desk in quality.desks] == [
        (OUJDA, 7, 7),
        (TETOUAN, 9, 9),
        (TETOUAN_2, 6, 6),
    ]


def test_behind_a_figure_stand_its_dossiers(caravan: Caravan) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        surveyor = surveying.Surveyor()
        while surveyor.advance(session, 5):
            pass
        quality = surveyor.result().quality
        for desk in quality.desks:
            for flaw, number in desk.flaws.items():
                rows = listing.show_rows(session, list(surveyor.flawed([flaw], [desk.node])))
                assert len(rows) == number


def test_dossiers_linked_as_one_are_one_enterprise_of_the_report(caravan: Caravan) -> None:
    busy(caravan)
    with caravan.at(TETOUAN) as session:
        one, other = (doubtful(session, n) for n in (300, 301))
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        linking.decide_duplicate(session, one, other, "same")
        assert surveying.survey(session).quality.flaws["to_correct"] == (2, 1)


def test_a_row_that_a_list_repeats_is_a_duplicate_avoided(caravan: Caravan, tmp_path: Path) -> None:
    first, again = tmp_path / "first.csv", tmp_path / "again.csv"
    head, row, other = (
        "Raison sociale;RC;Tribunal",
        "Épicerie Atlas;77;Tétouan",
        "Café Rif;78;Tétouan",
    )
    first.write_text(f"{head}\n{row}\n", encoding="utf-8")
    again.write_text(f"{head}\n{row}\n{other}\n", encoding="utf-8")
    with caravan.at(TETOUAN) as session:
        for file in (first, again, again):
            importing.import_list(session, file)
        statistics = surveying.survey(session)
    assert statistics.dossiers == 2
    assert statistics.duplicates.listed == (1, 1)
    assert statistics.duplicates.avoided == 1


def test_a_second_permit_that_was_revoked_is_counted_once(caravan: Caravan) -> None:
    twice = granted_twice(caravan, HQ)
    with caravan.at(HQ) as session:
        before = surveying.survey(session).duplicates.permits
        settling.settle_same(session, twice.one, twice.other)
        after = surveying.survey(session).duplicates
    assert before == (0, 0)
    assert (after.permits, after.linked) == ((1, 1), (1, 1))


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


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_regions_of_then_and_now_have_names_in_the_language(language: Language) -> None:
    names = tabulating.category_names(PROGRAMME_2010, language)
    for dimension in ("region_2010", "region_today"):
        for forum in PROGRAMME_2010.forums:
            name = names.of(dimension, getattr(forum, dimension))
            assert (name[0] > "\u0600") == (language == "ar")


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_no_spreadsheet_takes_a_class_of_size_for_a_day(language: Language) -> None:
    names = tabulating.category_names(PROGRAMME_2010, language)
    said = [names.of("size", size) for size in size_classes()]
    assert len(set(said)) == len(said)
    assert not [name for name in said if re.fullmatch(r"\d+[-/+]\d*", name)]


def test_what_has_no_day_comes_after_all_days_and_apart_from_them(caravan: Caravan) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        statistics = surveying.survey(session)
        lines = tabulating.lines_in_order("day", statistics.lines["day"])
        tables = tabulating.statistics_tables(statistics, session.programme, "fr")
    assert [line.category for line in lines] == ["2010-09-28", ""]
    assert [table.apart for table in tables if table.name == "day"] == [1]
    assert {table.apart for table in tables if table.name != "day"} == {0}


def test_figures_are_told_against_the_targets(caravan: Caravan) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        summary, *_ = tabulating.statistics_tables(
            surveying.survey(session), session.programme, "fr"
        )
    said = {str(name): row for name, *row in summary.rows}
    assert said[say("figure.enterprises", "fr")] == [22, 58_000, Decimal("0.04")]
    assert said[say("figure.permits", "fr")] == [11, 10_000, Decimal("0.11")]


def test_what_of_a_hundred_permits_led_to_a_pack_is_rounded_half_up() -> None:
    assert share_of(1, 800) == Decimal("0.13")
    assert share_of(0, 0) == Decimal(0)
    assert packs_per_hundred_permits(Line("", (9, 3, 2, 1), Money())) == Decimal("66.67")
