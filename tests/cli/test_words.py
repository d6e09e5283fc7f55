"""What a person reads without --json: the same facts, labelled, in three languages."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from infitah_desk.cli.output import Answer, as_json, as_words, label
from infitah_desk.domain.enterprise import FIELDS
from infitah_desk.system.resources import resource_text
from infitah_desk.system.texts import LANGUAGES, Language, catalogue, say
from tests.cli.desk_program import ENTERPRISE, SAMPLES, Place, new_authority, new_installation, run

WORDS = tomllib.loads(resource_text("texts", "cli.toml"))
ARABIC = re.compile(r"[\u0600-\u06ff]")


def keys_of(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield key
            yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def test_every_key_of_an_answer_has_a_label(
    desk: Place, headquarters: Place, tmp_path: Path
) -> None:
    out = tmp_path / "b.age"
    dossier = desk.registers(rc_number="701")
    desk.makes_ready(dossier, "701")
    number = desk.does("permit", "issue", dossier)["number"]
    session = desk.does("session", "plan", "--time", "10:30")["session"]
    answers = [
        desk.does("session", "enrol", session, desk.registers(rc_number="705")),
        desk.does("session", "attend", session, "--all"),
        desk.does("session", "list"),
        desk.does("park", desk.registers(rc_number="706"), "--reason", "attestation"),
        desk.does("ticket", "due"),
        desk.does("stop", "today"),
        desk.does("wait", "add", desk.registers(rc_number="707")),
        desk.does("wait", "list"),
        desk.does("tpe", "show", dossier),
        desk.does("permit", "print", number, "--out", tmp_path / "p.pdf"),
        desk.does("permit", "printed", number),
        desk.does("permit", "check", tmp_path / "p.pdf"),
        desk.does("permit", "hand-over", number),
        desk.does("pack", "offers"),
        desk.does("pack", "order", number, "--offer", "IAM-2990"),
        desk.does("pack", "voucher", number, "--out", tmp_path / "v.pdf"),
        desk.does("pack", "deliver", number, "--machine", "5CG0701", "--sim", "8921701"),
        desk.does("pack", "list"),
        desk.does("tpe", "import", SAMPLES / "preinscription-TET.csv", "--dry-run"),
        desk.does("bundle", "export", "--out", out),
        desk.does("bundle", "inspect", out),
        headquarters.does("bundle", "merge", out),
        desk.does("exchange", tmp_path),
        headquarters.does("bundle", "received"),
        headquarters.does("alarms", "list"),
        headquarters.does("authority", "show"),
        headquarters.does("trust", "export", "--out", tmp_path / "t"),
        headquarters.does("receipt", "write", "--node", "TET-1", "--out", tmp_path / "r"),
        desk.does("receipt", "read", tmp_path / "r"),
        desk.does("doctor"),
        desk.does("report", "--out", tmp_path / "report.csv"),
        desk.does("eligibility", dossier),
        (forms := desk.does("paper", "forms", "--count", "1", "--out", tmp_path / "f.pdf")),
        desk.does(
            *("paper", "enter", str(forms["first"]), "--file", "-", "--by", "Naïma"),
            *("--at", "2010-09-28T10:15"),
            given=json.dumps({**ENTERPRISE, "rc_number": "708"}).encode(),
        ),
        desk.does("paper", "list"),
        desk.does("privacy", "export", dossier),
        desk.does("privacy", "erase", dossier, "--reason", "demande"),
        desk.does("privacy", "requests"),
        headquarters.does("privacy", "expired", "--on", "2010-10-01"),
    ]
    names = {key for answer in answers for key in keys_of(answer)}
    own = {key for key in names if re.fullmatch(r"[a-z_0-9]+", key)}
    not_said = {"rc_extract", "tp_certificate"}
    assert own - set(WORDS["labels"]) - set(FIELDS) - not_said == set()


@pytest.mark.parametrize("table", ["labels", "values"])
def test_every_word_is_there_in_every_language(table: str) -> None:
    odd = [key for key, words in WORDS[table].items() if set(words) != set(LANGUAGES)]
    assert odd == []


def test_arabic_labels_are_arabic() -> None:
    latin = [key for key, words in WORDS["labels"].items() if not ARABIC.search(words["ar"])]
    assert latin == ["sha256"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_is_read_in_the_language_that_was_asked_for(
    desk: Place, language: Language
) -> None:
    dossier = desk.registers(rc_number="702")
    ran = run("--data", desk.folder, "--lang", language, "eligibility", dossier)
    assert say("missing.document", language) in ran.out
    assert label("eligible", language) in ran.out
    assert ran.err == ""


def test_a_dossier_reads_as_labelled_lines(desk: Place) -> None:
    dossier = desk.registers(rc_number="703", name="Menuiserie Zitouni")
    said = run("--data", desk.folder, "tpe", "show", dossier, "--lang", "en").out
    assert re.search(r"^Step +: Documents to be shown$", said, re.MULTILINE)
    assert re.search(r"^  Name +: Menuiserie Zitouni$", said, re.MULTILINE)
    assert re.search(r"^  liberal profession.* : no$", said, re.MULTILINE)


def test_a_list_reads_as_a_table(desk: Place) -> None:
    dossier = desk.registers(rc_number="704", name="Librairie Zaytouna")
    said = run("--data", desk.folder, "tpe", "find", "zaytouna", "--lang", "fr").out
    assert re.search(rf"^  {dossier}  Librairie Zaytouna  مقهى أطلس", said, re.MULTILINE)


def test_an_empty_list_is_a_dash(desk: Place) -> None:
    said = run("--data", desk.folder, "tpe", "find", "qqqqqq", "--lang", "en").out
    assert said == "Dossiers : —\n"


def test_a_remark_on_a_row_names_its_field() -> None:
    row = {"row": 7, "field": "ice", "code": "missing.ice", "severity": "warning"}
    titles, remark = as_words(Answer({"issues": [row]}), "en").splitlines()[1:]
    assert titles.split() == ["Row", "Field", "Severity", "Remark"]
    assert remark.endswith(f"warning   {say('missing.ice', 'en')}")


def test_a_stranger_cannot_steer_the_terminal() -> None:
    said = as_words(Answer({"name": "Café\x1b[2J\u202eAtlas\r\nDone"}), "fr")
    assert said == "Nom : Café[2JAtlas  Done"


def test_json_is_one_line_of_utf8_whatever_a_file_is_called() -> None:
    said = as_json({"file": "caf\udce9", "name": "مقهى\nأطلس"})
    assert "\n" not in said
    assert said.encode("utf-8", "backslashreplace").decode() == (
        '{"file": "caf\\udce9", "name": "مقهى\\nأطلس"}'
    )


def test_codes_are_told_without_a_folder() -> None:
    ran = run("codes", "--json", known=None)
    assert ran.document == {"codes": {code: dict(words) for code, words in catalogue().items()}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_are_listed_in_words(language: Language) -> None:
    lines = run("codes", "--lang", language, known=None).out.splitlines()
    assert lines == [f"{code}: {words[language]}" for code, words in catalogue().items()]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LC_ALL": "ar_MA.UTF-8"}, "ar"),
        ({"LC_ALL": "", "LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr_MA", "LANG": "en_GB"}, "fr"),
        ({"LC_ALL": "C"}, "fr"),
        ({"LC_ALL": "de_DE.UTF-8"}, "fr"),
    ],
)
def test_the_language_is_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: Language
) -> None:
    from infitah_desk.cli.terminal import Terminal

    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Terminal().language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closing_sheet_counts_what_others_date(
    own_desk: Place, tmp_path: Path, language: Language
) -> None:
    ran = run("--data", own_desk.folder, "--lang", language, *close(tmp_path))
    called = {line.split(" :")[0].strip() for line in ran.out.splitlines()}
    for key in ("with_permit", "waitlisted", "given_up", "sheets_handed_over", "sheets_spoiled"):
        assert label(key, language) in called
    for key in ("issued", "waiting", "cancelled", "handed_over", "spoiled"):
        assert label(key, language) not in called


def test_no_quota_is_not_told_as_none_at_all(own_desk: Place, tmp_path: Path) -> None:
    own_desk.does(*close(tmp_path))
    opening = ("--lang", "fr", "stop", "open", "--reason", "oubli", "--date", "2010-09-28")
    assert label("quota", "fr") not in run("--data", own_desk.folder, *opening).out


@pytest.mark.parametrize(
    ("language", "price", "day"),
    [("fr", "2\u202f990,00", "28/09/2010"), ("ar", "2.990,00", "28/09/2010")],
)
def test_amounts_and_days_are_as_papers_have_them(language: Language, price: str, day: str) -> None:
    order = Answer({"price": "2990.00", "ordered": "2010-09-28", "offer": "2010-09-28-x"})
    lines = as_words(order, language).splitlines()
    assert [line.split(" : ")[1] for line in lines] == [price, day, "2010-09-28-x"]
    assert json.loads(as_json(order.data))["price"] == "2990.00"


@pytest.fixture
def own_desk(tmp_path: Path) -> Place:
    """A desk of this test alone, with one account, its stop open."""
    headquarters, root = new_authority(tmp_path / "authority")
    place = new_installation(headquarters, root, tmp_path / "own", "NAD-1", "--forum", "NAD")
    place.does("stop", "open", "--date", "2010-09-28")
    return place


def close(folder: Path) -> tuple[str | Path, ...]:
    return ("stop", "close", "--counted", "0", "--out", folder / "closing.pdf")
