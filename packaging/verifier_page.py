"""The stand-alone verifier page: one HTML file, put together from resources/verifier.

    python3 packaging/verifier_page.py build [FOLDER] [--trust LIST [--root FINGERPRINT]]
    python3 packaging/verifier_page.py check
        what reads its source without running it; where npm does not work, the reason

The packages that it is bundled from go into build/verifier, at the versions and digests of
package-lock.json, and again only when that file changes. Words, colours and cities are taken from
where the program has its own, so that both say and look the same.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "resources" / "verifier"
PACKAGES = ROOT / "build" / "verifier"
STAMP = PACKAGES / "complete.txt"
"""Which lock the packages are from; written last, so an interrupted set-up has none."""

PAGE = "infitah-verifier.html"
TEXTS = ROOT / "resources" / "texts"
TRANSLATIONS = ROOT / "resources" / "translations"
PROGRAMMES = ROOT / "resources" / "programmes"
TOKENS = ROOT / "infitah_desk" / "gui" / "tokens.py"

CODES = re.compile(r"verdict\.|void_because\.|trust_(list|sheet)\.")
CONTEXTS = ("CheckPage", "VerdictSpeaker")
LANGUAGES = ("fr", "ar", "en")
UNREACHABLE = re.compile(r"code (ENOTFOUND|EAI_AGAIN|ECONN\w+|E\w*TIMEDOUT|ENET\w+|ENOTCACHED)")
NOT_POSSIBLE_HERE = 3


class NotPossibleHere(Exception):
    """This machine lacks what the page is put together with; the message says what."""


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="verifier_page.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check")
    build_parser = commands.add_parser("build", prog="make.py build")
    build_parser.add_argument("folder", nargs="?", type=Path, help="default: a new temporary one")
    build_parser.add_argument("--trust", type=Path, metavar="LIST", help="from `trust export`")
    build_parser.add_argument("--root", metavar="FINGERPRINT", help="the only root believed")
    build_parser.add_argument("--installed-only", action="store_true", help="fetch no package")
    options = parser.parse_args(arguments)
    try:
        if options.command == "check":
            return check()
        return build(options.folder, options.trust, options.root, options.installed_only)
    except NotPossibleHere as reason:
        print(f"The verifier page is left out: {reason}", flush=True)
        return 0 if options.command == "check" else NOT_POSSIBLE_HERE


def check() -> int:
    """Have the types of the source checked, in a copy that stands beside the packages."""
    install()
    copy = PACKAGES / "source"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(SOURCE, copy)
    return subprocess.run([tool("tsc"), "--project", copy], check=False).returncode


def build(
    folder: Path | None, trust: Path | None, root: str | None, installed_only: bool = False
) -> int:
    """Write the page and say where; the same source, list and root make the same bytes."""
    if not installed_only:
        install()
    elif not is_installed():
        raise NotPossibleHere("its packages are not installed: python3 packaging/make.py build")
    folder = folder or Path(tempfile.mkdtemp(prefix="infitah-verifier-"))
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / PAGE
    page.write_bytes(assemble(trust, root).encode())
    print(f"{page}\nSHA-256 {hashlib.sha256(page.read_bytes()).hexdigest()}", flush=True)
    return 0


def assemble(trust: Path | None, root: str | None) -> str:
    """The page's text. Its policy lets no script run but its own, and nothing be fetched."""
    script = bundle("page.js", "--format=iife", "--loader:.wasm=binary")
    style = palettes() + bundle("style.css", "--loader:.woff2=dataurl")
    policy = {
        "default-src": "'none'",
        # Without this word no browser runs WebAssembly, not even what is part of the page.
        "script-src": f"{digest_of(script)} 'wasm-unsafe-eval'",
        "style-src": digest_of(style),
        "font-src": "data:",
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
    }
    parts = {
        "policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "style": style,
        "built_in": built_in(trust, root),
        "script": script,
    }
    page = (SOURCE / "index.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda place: parts[place[1]], page)


def digest_of(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def bundle(name: str, *options: str) -> str:
    command: list[str | Path] = [tool("esbuild"), SOURCE / name, "--bundle", "--minify"]
    command += ["--charset=utf8", "--target=es2022", "--legal-comments=inline"]
    command += ["--log-level=warning", *options]
    environment = {**os.environ, "NODE_PATH": str(PACKAGES / "node_modules")}
    made = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout
    return embeddable(made.decode().strip())


def embeddable(text: str) -> str:
    """A bundle as it may stand in its element: what is in its strings ends or reopens none.

    HTML, 4.12.1.3: after "<!--" and a start tag, an end tag does not end the script.
    """
    return re.sub(r"</(?=script)", r"<\\/", text, flags=re.IGNORECASE).replace("<!--", r"\x3c!--")


def built_in(trust: Path | None, root: str | None) -> str:
    """What the page reads when it opens, as JSON that ends no element."""
    content = {
        "words": words(),
        "spoken": spoken(),
        "forums": forums(),
        "trust": trust and trust.read_text(encoding="utf-8"),
        "root": None if root is None else fingerprint(root),
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def fingerprint(copied: str) -> str:
    """A fingerprint as people copy it, in its one spelling."""
    spelt = re.sub(r"[\s:]", "", copied).lower()
    if not re.fullmatch(r"[0-9a-f]{64}", spelt):
        sys.exit(f"This is no fingerprint of a root (64 hexadecimal digits): {copied}")
    return spelt


def words() -> dict[str, dict[str, str]]:
    """The page's own texts, and what the program's catalogue says of verdicts and lists."""
    own, codes = (toml(TEXTS / name) for name in ("verifier.toml", "codes.toml"))
    return {**own, **{code: codes[code] for code in codes if CODES.match(code)}}


def spoken() -> dict[str, dict[str, list[str]]]:
    """What the window says when it checks a permit: by its English, one form for each plural."""
    found: dict[str, dict[str, list[str]]] = {}
    for language in LANGUAGES:
        tree = ET.parse(TRANSLATIONS / f"infitah_{language}.ts")  # noqa: S314 - ours
        for source, forms in messages(tree.getroot()):
            found.setdefault(source, {})[language] = forms
    for source, by_language in found.items():
        by_language.setdefault("en", [source])
    return found


def messages(translations: ET.Element) -> Iterable[tuple[str, list[str]]]:
    for context in translations.iter("context"):
        if context.findtext("name") in CONTEXTS:
            for message in context.iter("message"):
                translation = message.find("translation")
                plurals = [form.text or "" for form in message.iter("numerusform")]
                if translation is not None:
                    source = message.findtext("source") or ""
                    yield source, plurals or [translation.text or ""]


def forums() -> dict[str, dict[str, str]]:
    """The city of each forum in both scripts."""
    return {
        forum["code"]: {"fr": forum["city"], "ar": forum["city_ar"]}
        for path in sorted(PROGRAMMES.glob("*.toml"))
        for forum in toml(path)["forums"]
    }


def palettes() -> str:
    """The window's colours as style, light and dark."""
    tokens = module(TOKENS)
    light, dark = (colours(tokens.palette(dark=dark)) for dark in (False, True))
    return f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def colours(palette: object) -> str:
    named: dict[str, str] = {}
    for field, colour in vars(palette).items():
        pair = (
            {field: colour}
            if isinstance(colour, str)
            else {f"{field}-{part}": value for part, value in vars(colour).items()}
        )
        named.update(pair)
    return "".join(f"--{name.replace('_', '-')}:{colour};" for name, colour in named.items())


def module(path: Path) -> ModuleType:
    """A module of the program that needs none of its libraries."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    made = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = made  # dataclasses look their module up
    spec.loader.exec_module(made)
    return made


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def install() -> None:
    """Have the locked packages in build/verifier.

    Raises:
        NotPossibleHere: there is no npm, or it reaches no packages.
    """
    if is_installed():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise NotPossibleHere("npm is not installed.")
    print("Fetching the packages of the verifier page; the first time only.", flush=True)
    PACKAGES.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(SOURCE / name, PACKAGES / name)
    command = [npm, "ci", "--no-audit", "--no-fund", "--fetch-retries=1"]
    ended = subprocess.run(
        command, cwd=PACKAGES, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if ended.returncode:
        if UNREACHABLE.search(ended.stderr):
            raise NotPossibleHere("npm reaches no packages from here.")
        sys.exit(f"The packages of the verifier page could not be installed.\n{ended.stderr}")
    STAMP.write_text(lock_digest(), encoding="utf-8")


def is_installed() -> bool:
    known = STAMP.is_file() and STAMP.read_text(encoding="utf-8") == lock_digest()
    return known and shutil.which("node") is not None


def lock_digest() -> str:
    return hashlib.sha256((SOURCE / "package-lock.json").read_bytes()).hexdigest()


def tool(name: str) -> Path:
    """A program that comes with the packages."""
    return PACKAGES / "node_modules" / ".bin" / (f"{name}.cmd" if os.name == "nt" else name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
