"""How the verifier page is put together, and what is said where it cannot be."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers.browser import Browser
from tests.trust.list_vectors import FINGERPRINT
from tests.trust.made_codes import CLAIMS, FOLDER, ON_THE_DAY, signed
from tests.verifier.conftest import BUILDER
from tests.verifier.verifier_page import VerifierPage

OFFLINE = "npm error code EAI_AGAIN\nnpm error request failed"
TAMPERED = "npm error code EINTEGRITY\nnpm error sha512-… integrity checksum failed"


@pytest.fixture
def builder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, on a machine that has no packages yet."""
    spec = importlib.util.spec_from_file_location("verifier_builder", BUILDER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "PACKAGES", tmp_path / "packages")
    monkeypatch.setattr(module, "STAMP", tmp_path / "packages" / "complete.txt")
    return module


@pytest.fixture
def npm(builder: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Callable[[int, str], None]:
    """Has npm end so, saying that, and never run."""

    def ends(code: int, said: str) -> None:
        ended = subprocess.CompletedProcess[str]([], code, "", said)
        monkeypatch.setattr(builder.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(builder.subprocess, "run", lambda *_args, **_options: ended)

    return ends


def test_packages_are_fetched_once(builder: ModuleType, npm: Callable[[int, str], None]) -> None:
    npm(0, "")
    builder.install()
    npm(1, TAMPERED)
    builder.install()
    assert builder.is_installed()


def test_a_machine_without_npm_leaves_the_page_out_and_says_so(
    builder: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(builder.shutil, "which", lambda _name: None)
    assert builder.main(["check"]) == 0
    assert "npm is not installed" in capsys.readouterr().out


def test_a_machine_without_network_leaves_the_page_out_and_says_so(
    builder: ModuleType, npm: Callable[[int, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    npm(1, OFFLINE)
    assert builder.main(["check"]) == 0
    assert "reaches no packages" in capsys.readouterr().out


def test_whoever_asks_for_the_page_learns_that_there_is_none(
    builder: ModuleType, npm: Callable[[int, str], None], tmp_path: Path
) -> None:
    npm(1, OFFLINE)
    assert builder.main(["build", str(tmp_path / "out")]) == builder.NOT_POSSIBLE_HERE
    assert not (tmp_path / "out").exists()


def test_packages_that_are_not_the_locked_ones_stop_everything(
    builder: ModuleType, npm: Callable[[int, str], None]
) -> None:
    npm(1, TAMPERED)
    with pytest.raises(SystemExit, match="EINTEGRITY"):
        builder.main(["check"])
    assert not builder.is_installed()


def test_the_lock_has_a_digest_for_each_package_and_no_address(builder: ModuleType) -> None:
    lock = json.loads((builder.SOURCE / "package-lock.json").read_text(encoding="utf-8"))
    packages = [content for path, content in lock["packages"].items() if path]
    assert packages
    assert all(content["integrity"].startswith("sha512-") for content in packages)
    assert not any("resolved" in content for content in packages)


@pytest.mark.parametrize("copied", ["", "52db", FINGERPRINT + "0", "g" * 64])
def test_what_is_no_fingerprint_is_not_pinned(builder: ModuleType, copied: str) -> None:
    with pytest.raises(SystemExit, match="no fingerprint"):
        builder.fingerprint(copied)


def test_no_string_of_a_script_ends_its_element_or_keeps_it_open(builder: ModuleType) -> None:
    script = """const a = "</SCRIPT><!--<script>", b = /<!--/u;"""
    safe = builder.embeddable(script)
    assert safe == r"""const a = "<\/SCRIPT>\x3c!--<script>", b = /\x3c!--/u;"""


def test_the_colours_are_the_window_s_in_both_lights(builder: ModuleType) -> None:
    light, dark = builder.palettes().split("@media (prefers-color-scheme:dark)")
    assert "--verdict-valid-ground:#12744c;" in light
    assert "--verdict-valid-ground:#115c3d;" in dark


def test_the_same_source_makes_the_same_page(built_page: Path, build: Callable[..., Path]) -> None:
    assert build().read_bytes() == built_page.read_bytes()


def test_a_page_built_with_list_and_root_judges_at_once(
    build: Callable[..., Path], browser: Browser
) -> None:
    colons = ":".join(FINGERPRINT[at : at + 4].upper() for at in range(0, 64, 4))
    file = build("--trust", FOLDER / "trust-list.json", "--root", colons)
    browser.run("localStorage.clear()")
    page = VerifierPage(browser)
    page.open(file.as_uri())
    page.set_clock(ON_THE_DAY.isoformat())
    assert page.submit(signed(CLAIMS)).verdict == "valid"
