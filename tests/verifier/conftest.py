"""The verifier page as it is built here, open in Chromium; skipped where either cannot be had."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.helpers.browser import Browser, chromium, missing_programs
from tests.helpers.module_table import ROOT
from tests.trust.made_codes import FOLDER, ON_THE_DAY
from tests.verifier.verifier_page import VerifierPage

BUILDER = ROOT / "packaging" / "verifier_page.py"
NOT_POSSIBLE_HERE = 3

Variant = Callable[..., str]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Puts the page together from its source of this moment; takes options of `make.py build`."""

    def page(*options: str | Path) -> Path:
        folder = tmp_path_factory.mktemp("verifier")
        command = [sys.executable, BUILDER, "build", folder, "--installed-only", *options]
        ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        if ran.returncode == NOT_POSSIBLE_HERE:
            pytest.skip(ran.stdout.strip())
        assert ran.returncode == 0, ran.stderr
        return folder / "infitah-verifier.html"

    return page


@pytest.fixture(scope="session")
def built_page(build: Callable[..., Path]) -> Path:
    """The page without any list."""
    return build()


@pytest.fixture(scope="session")
def browser(built_page: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests; what goes wrong in the page fails them."""
    missing = missing_programs()
    if missing:
        pytest.skip(f"Not installed: {', '.join(missing)}.")
    with chromium(tmp_path_factory.mktemp("profile")) as opened:
        opened.open(built_page.as_uri())
        yield opened


@pytest.fixture(scope="session")
def variant(built_page: Path) -> Variant:
    """The address of the page as built with a list and a root: its script stays the same."""
    page = built_page.read_text(encoding="utf-8")
    begin = '<script type="application/json" id="built-in">'
    before, rest = page.split(begin)
    content, after = rest.split("</script>", 1)

    @cache
    def write(trust: str | None = None, root: str | None = None) -> str:
        built_in = json.dumps(json.loads(content) | {"trust": trust, "root": root})
        file = built_page.with_name(f"{hashlib.sha256(built_in.encode()).hexdigest()}.html")
        safe = built_in.replace("<", "\\u003c")
        file.write_text(f"{before}{begin}{safe}</script>{after}", encoding="utf-8")
        return file.as_uri()

    return write


@pytest.fixture
def fresh(browser: Browser) -> Iterator[VerifierPage]:
    """A browser that remembers nothing, and in whose pages nothing goes wrong."""
    browser.run("localStorage.clear()")
    yield VerifierPage(browser)
    wrong = [entry["message"] for entry in browser.log("browser") if entry["level"] == "SEVERE"]
    assert wrong == []


@pytest.fixture(scope="session")
def with_list(variant: Variant) -> str:
    """The address of the page as built with the vectors' list and root."""
    trust = (FOLDER / "trust-list.json").read_text(encoding="utf-8")
    root = json.loads((FOLDER / "root.json").read_text(encoding="utf-8"))["fingerprint"]
    return variant(trust, root)


@pytest.fixture(scope="session")
def with_further_list(variant: Variant) -> str:
    """The same with the list that knows further blocks."""
    trust = (FOLDER / "trust-list-further.json").read_text(encoding="utf-8")
    root = json.loads((FOLDER / "root.json").read_text(encoding="utf-8"))["fingerprint"]
    return variant(trust, root)


@pytest.fixture
def page(fresh: VerifierPage, with_list: str) -> VerifierPage:
    """That page, just opened, in French, on the day after its list."""
    fresh.open(with_list)
    fresh.set_clock(ON_THE_DAY.isoformat())
    return fresh


@pytest.fixture
def open_page(browser: Browser, with_list: str) -> VerifierPage:
    """That page, as the test before left it: to go through a long table."""
    page = VerifierPage(browser)
    if browser.run("return window.ofATable") is not True:
        # Another test may have brought the page another list, which it keeps.
        browser.run("localStorage.clear()")
        page.open(with_list)
        browser.run("window.ofATable = true")
    return page


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Callable[[int], Browser]]:
    """Gives the browser a width in pixels, and its own again afterwards."""

    def wide(width: int) -> Browser:
        size = {"width": width, "height": 740, "deviceScaleFactor": 1, "mobile": False}
        browser.command("Emulation.setDeviceMetricsOverride", **size)
        return browser

    yield wide
    browser.command("Emulation.clearDeviceMetricsOverride")
