"""Codes reach the verifier page by scanner, clipboard, picture and camera."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.helpers.browser import Browser, chromium
from tests.trust.made_codes import CLAIMS, STRANGER, claims, number, signed
from tests.verifier.drawn_codes import as_png, drawn
from tests.verifier.verifier_page import VerifierPage

ADDRESS = "https://example.org/permis"
CODES = {
    "valid": signed(CLAIMS),
    "revoked": signed(claims(number=number(66))),
    "unknown_desk": signed(CLAIMS, STRANGER),
    "forged": signed(claims(forum="OUJ")),
    "not_a_permit": ADDRESS,
}


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return tmp_path / "photo.png"


@pytest.mark.parametrize("verdict", CODES)
def test_a_picture_of_a_code_is_judged(verdict: str, page: VerifierPage, photo: Path) -> None:
    drawn(CODES[verdict]).save(photo)
    page.choose_picture(photo)
    assert page.verdict().verdict == verdict


def test_the_permit_is_found_beside_another_code(page: VerifierPage, photo: Path) -> None:
    drawn(ADDRESS, CODES["valid"]).save(photo)
    page.choose_picture(photo)
    assert page.verdict()[:3] == ("valid", "VALABLE", CLAIMS.number)


def test_a_turned_photo_on_a_dark_table_is_judged(page: VerifierPage, photo: Path) -> None:
    drawn(CODES["valid"]).rotate(17, expand=True, fillcolor=40).convert("RGB").save(photo)
    page.choose_picture(photo)
    assert page.verdict().verdict == "valid"


def test_what_is_transparent_is_paper(page: VerifierPage, photo: Path) -> None:
    ink = drawn(CODES["valid"]).point(lambda grey: 255 - grey)
    picture = Image.new("LA", ink.size, 0)
    picture.putalpha(ink)
    picture.save(photo)
    page.choose_picture(photo)
    assert page.verdict().verdict == "valid"


@pytest.mark.parametrize("event", ["drop", "paste"])
def test_a_picture_is_brought_as_it_is(event: str, page: VerifierPage) -> None:
    page.bring(event, as_png(drawn(CODES["valid"])))
    assert page.verdict().verdict == "valid"


def test_a_code_in_a_text_file_is_judged(page: VerifierPage) -> None:
    page.bring("drop", f"{CODES['revoked']}\n".encode(), "text/plain")
    assert page.verdict().verdict == "revoked"


def test_a_list_that_is_dropped_is_looked_at(page: VerifierPage) -> None:
    page.bring("drop", b"{}", "application/json")
    assert page.trouble() == "trust_list.unreadable"


def test_a_picture_without_a_code_is_no_verdict(page: VerifierPage, photo: Path) -> None:
    assert page.submit(CODES["valid"]).verdict == "valid"
    Image.new("L", (400, 300), "white").save(photo)
    page.choose_picture(photo)
    assert page.trouble() == "no_code"
    assert page.submit(" ").verdict == "not_a_permit"


def test_what_is_no_picture_is_said_to_be_none(page: VerifierPage, photo: Path) -> None:
    photo.write_bytes(b"%PDF-1.7 this is none")
    page.choose_picture(photo)
    assert page.trouble() == "not_a_picture"
    assert page.browser.text("word") == ""


def test_where_nothing_was_put_in_nothing_is_judged(page: VerifierPage) -> None:
    assert page.submit("").verdict == ""
    assert page.submit(" ").verdict == "not_a_permit"


def test_keys_that_are_pressed_make_a_code(page: VerifierPage) -> None:
    page.browser.type("code", CODES["valid"] + "\n")
    assert page.verdict().verdict == "valid"


def test_a_scanner_is_read_whatever_the_keyboard_is(page: VerifierPage) -> None:
    assert page.scan(CODES["valid"]).verdict == "valid"


def test_a_scanner_without_a_last_key_is_read(page: VerifierPage) -> None:
    page.browser.type("code", CODES["revoked"])
    assert page.verdict().verdict == "revoked"


def test_a_scanner_is_read_wherever_the_focus_was_left(page: VerifierPage) -> None:
    page.browser.run("document.getElementById('language-fr').focus()")
    page.browser.press_keys(CODES["valid"] + "\n")
    assert page.verdict().verdict == "valid"


def test_pasted_text_is_judged_at_once(page: VerifierPage) -> None:
    assert page.paste(CODES["valid"] + "\r\n").verdict == "valid"


def test_a_space_before_a_pasted_code_is_data(page: VerifierPage) -> None:
    assert page.paste(" " + CODES["valid"]).verdict == "not_a_permit"


@pytest.fixture
def before_a_permit(tmp_path: Path, with_list: str) -> Iterator[VerifierPage]:
    """The page in a browser whose camera sees a permit."""
    square = drawn(CODES["valid"])
    frame = Image.new("L", (1280, 720), "white")
    frame.paste(square, ((1280 - square.width) // 2, (720 - square.height) // 2))
    film = tmp_path / "film.y4m"
    colourless = bytes([128]) * (1280 * 720 // 2)
    picture = b"FRAME\n" + frame.tobytes() + colourless
    film.write_bytes(b"YUV4MPEG2 W1280 H720 F10:1 Ip A1:1 C420jpeg\n" + picture * 2)
    switches = [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]
    with chromium(tmp_path / "profile", switches) as browser:
        browser.open(with_list)
        yield VerifierPage(browser)


def test_a_code_held_before_the_camera_is_judged_and_the_camera_goes_off(
    before_a_permit: VerifierPage,
) -> None:
    before_a_permit.browser.click("camera-button")
    assert before_a_permit.verdict().number == CLAIMS.number
    before_a_permit.browser.wait_for("document.getElementById('preview').hidden")


def test_without_a_camera_the_page_says_what_to_do(page: VerifierPage, browser: Browser) -> None:
    browser.click("camera-button")
    assert page.trouble() in {"camera_busy", "camera_refused"}
