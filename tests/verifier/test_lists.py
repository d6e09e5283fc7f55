"""The verifier page takes and refuses each published trust list as the program does."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from infitah_desk.trust.trust_list import sign_trust_list
from tests.trust.list_vectors import FINGERPRINT, changed
from tests.trust.made_codes import CLAIMS, LIST, ROOT, STRANGER, number, public_bytes, signed
from tests.trust.published_vectors import FRAMES, LISTS, file_of, rows
from tests.verifier.drawn_codes import drawn
from tests.verifier.verifier_page import VerifierPage

PLACE = "infitah-verifier.trust"
Variant = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[bytes], Path]:
    def written(content: bytes) -> Path:
        file = tmp_path / "list.json"
        file.write_bytes(content)
        return file

    return written


@pytest.mark.parametrize("vector", LISTS)
def test_each_list_is_taken_or_refused(
    vector: dict[str, Any], fresh: VerifierPage, variant: Variant, write: Callable[[bytes], Path]
) -> None:
    if vector["last"] is not None:
        kept = {"root": FINGERPRINT, "number": vector["last"], "list": None}
        fresh.browser.run("localStorage.setItem(...arguments)", PLACE, json.dumps(kept))
    fresh.open(variant(root=vector["root"]))
    fresh.choose_list(write(file_of(vector)))
    result = fresh.answer()
    if vector["root"] is None:
        assert result == "asked"
        fresh.browser.click("root-same")
        result = fresh.answer()
    assert result == vector["result"]


def test_without_a_list_nothing_is_judged(fresh: VerifierPage, variant: Variant) -> None:
    fresh.open(variant())
    assert fresh.submit(signed(CLAIMS)) == ("", "", "", "", "", "")
    assert "liste de confiance" in fresh.browser.text("advice")


def test_a_list_serves_only_once_a_person_compared_its_root(
    fresh: VerifierPage, variant: Variant, write: Callable[[bytes], Path]
) -> None:
    fresh.open(variant())
    fresh.choose_list(write(sign_trust_list(LIST, ROOT)))
    assert fresh.answer() == "asked"
    assert fresh.browser.text("proposed-root").replace(" ", "") == FINGERPRINT
    assert fresh.submit(signed(CLAIMS)).verdict == ""
    fresh.browser.click("root-differs")
    assert fresh.trouble() == "root_refused"
    assert fresh.submit(signed(CLAIMS)).verdict == ""


def test_a_list_embedded_without_its_root_is_asked_about(
    fresh: VerifierPage, variant: Variant
) -> None:
    fresh.open(variant(trust=sign_trust_list(LIST, ROOT).decode()))
    assert fresh.answer() == "asked"
    fresh.browser.click("root-same")
    assert fresh.submit(signed(CLAIMS)).verdict


@pytest.mark.parametrize("text", ["{", "[]", '{"root": 5, "number": 1, "list": null}'])
def test_what_another_page_wrote_there_pins_nobody(
    fresh: VerifierPage, variant: Variant, write: Callable[[bytes], Path], text: str
) -> None:
    fresh.browser.run("localStorage.setItem(...arguments)", PLACE, text)
    fresh.open(variant())
    fresh.choose_list(write(sign_trust_list(LIST, ROOT)))
    assert fresh.answer() == "asked"


def test_the_browser_keeps_the_list_and_refuses_older_ones_and_other_roots(
    fresh: VerifierPage, variant: Variant, write: Callable[[bytes], Path]
) -> None:
    address = variant()
    fresh.open(address)
    fresh.choose_list(write(sign_trust_list(LIST, ROOT)))
    assert fresh.answer() == "asked"
    fresh.browser.click("root-same")
    fresh.open(address)
    assert fresh.answer() == "accepted"
    fresh.choose_list(write(sign_trust_list(changed(number=6), ROOT)))
    assert fresh.trouble() == "trust_list.rollback"
    foreign = sign_trust_list(changed(root=public_bytes(STRANGER), number=9), STRANGER)
    fresh.choose_list(write(foreign))
    fresh.browser.wait_for(
        "document.getElementById('trouble').dataset.code === 'trust_list.other_root'"
    )
    assert fresh.submit(signed(CLAIMS)).number == number(42)


def test_of_the_list_kept_and_the_one_built_in_the_newer_serves(
    fresh: VerifierPage, variant: Variant, write: Callable[[bytes], Path]
) -> None:
    address = variant(sign_trust_list(LIST, ROOT).decode(), FINGERPRINT)
    fresh.open(address)
    fresh.choose_list(write(sign_trust_list(changed(number=8), ROOT)))
    newer = "document.getElementById('list-label').textContent.includes('8')"
    fresh.browser.wait_for(newer)
    fresh.open(address)
    fresh.browser.wait_for(newer)
    assert fresh.answer() == "accepted"


def test_a_verdict_goes_with_the_list_that_it_was_made_by(
    page: VerifierPage, write: Callable[[bytes], Path]
) -> None:
    assert page.submit(signed(CLAIMS)).verdict == "valid"
    page.choose_list(write(sign_trust_list(changed(number=8), ROOT)))
    page.browser.wait_for("!document.getElementById('verdict').dataset.verdict")
    assert page.browser.text("number") == ""


def test_whom_a_person_chose_to_believe_can_be_forgotten(
    fresh: VerifierPage, variant: Variant, write: Callable[[bytes], Path]
) -> None:
    address = variant()
    fresh.open(address)
    fresh.choose_list(write(sign_trust_list(LIST, ROOT)))
    assert fresh.answer() == "asked"
    fresh.browser.click("root-same")
    fresh.browser.click("forget-button")
    fresh.browser.click("forget-yes")
    assert fresh.submit(signed(CLAIMS)).verdict == ""
    fresh.open(address)
    assert fresh.browser.text("list-label") == ""


@pytest.mark.parametrize("vector", FRAMES)
def test_each_list_on_paper_is_taken_or_refused(
    vector: dict[str, Any], fresh: VerifierPage, variant: Variant
) -> None:
    fresh.open(variant())
    seen = fresh.paste("\n".join(vector["frames"]))
    if vector["result"] == "trust_list.unreadable":
        # Without a frame nothing says that it should be a list: it is no permit either.
        assert seen.verdict == ""
        assert fresh.browser.text("list-label") == ""
        return
    result = fresh.answer()
    assert {"asked": "accepted"}.get(result, result) == vector["result"]
    missing = [str(place) for place in vector.get("missing", ())]
    assert re.findall(r"\d+", fresh.browser.text("trouble"))[: len(missing)] == missing


def test_sheets_of_a_list_are_read_picture_by_picture(
    fresh: VerifierPage, variant: Variant, tmp_path: Path
) -> None:
    fresh.open(variant())
    frames = rows("frames.json")[0]["frames"]
    for page, on_it in enumerate((frames[3:], frames[:2]), start=1):
        drawn(*on_it).save(tmp_path / f"{page}.png")
        fresh.choose_list(tmp_path / f"{page}.png")
        assert fresh.trouble() == "trust_sheet.incomplete"
    drawn(*frames[1:3]).save(tmp_path / "3.png")
    fresh.choose_list(tmp_path / "3.png")
    fresh.browser.wait_for("!document.getElementById('root-question').hidden")
    fresh.browser.click("root-same")
    assert fresh.answer() == "accepted"


@pytest.mark.parametrize(("behind", "is_to_be_set"), [(25, True), (23, False)])
def test_a_list_of_a_day_to_come_is_used_and_the_clock_is_to_be_set(
    page: VerifierPage, behind: int, *, is_to_be_set: bool
) -> None:
    page.set_clock((LIST.date - dt.timedelta(hours=behind)).isoformat())
    assert page.submit(signed(CLAIMS)).verdict == "valid"
    assert ("régler sa date" in page.browser.text("list-label")) == is_to_be_set
