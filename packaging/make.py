"""Sets the project up in its own folder and runs it; needs nothing but Python 3.11 or later.

    python3 packaging/make.py demo [FOLDER] [options of `infitah-desk demo`]
        a whole caravan in small, in FOLDER or in a new temporary folder
    python3 packaging/make.py test
        everything that must hold before a change is accepted
    python3 packaging/make.py check
        of these, only what reads the code without running it
    python3 packaging/make.py bench [NAME…] [options of the benchmarks, such as --folder FOLDER]
        how fast it is: a table and a line for each target; all of tests/benchmarks or those named
    python3 packaging/make.py translations
        reads what the window says out of its code into resources/translations, to be translated
    python3 packaging/make.py pictures [FOLDER]
        pictures of every page in every language, light and dark, in FOLDER or a new temporary one
    python3 packaging/make.py build [FOLDER] [--trust LIST [--root FINGERPRINT]]
        the stand-alone page that verifies permits, in FOLDER or a new temporary one; needs npm
    python3 packaging/make.py table
        writes the table of modules into infitah_desk/ARCHITECTURE.md
    python3 packaging/make.py lock [options of `uv pip compile`, such as --upgrade]
        pins the libraries that pyproject.toml names

The libraries go into `.venv`, at the versions and digests of requirements-dev.txt, and again only
when that file or the Python version changes. On Debian, what the system lacks is installed when
the user is root; otherwise the command that installs it is shown.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 (whoever starts this may well have an older one)
    sys.exit(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "packaging" / "requirements-dev.txt"
RUNTIME_LOCK = ROOT / "packaging" / "requirements.txt"
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
VERIFIER = ROOT / "packaging" / "verifier_page.py"
WINDOW = ROOT / "infitah_desk" / "gui"
BENCHMARKS = ROOT / "tests" / "benchmarks"
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = ("fr", "ar", "en")
STAMP = VENV / "complete.txt"
"""What the environment was made from; written last, so an interrupted set-up has none."""

WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libpulse.so.0": "libpulse0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
"""What Qt loads from a Linux system, and the Debian package of each."""

TEST_TOOLS = {
    "age": "age",
    "git": "git",
    "pdftoppm": "poppler-utils",
    "qpdf": "qpdf",
    "setxkbmap": "x11-xkb-utils",
    "sqlite3": "sqlite3",
    "tar": "tar",
    "xdotool": "xdotool",
    "Xvfb": "xvfb",
    "zbarimg": "zbar-tools",
    "zstd": "zstd",
}
"""Programs with which tests look at our files as others would, and the Debian package of each."""

BROWSER = {
    "chromedriver": "chromium-driver",
    "chromium": "chromium",
}
"""What the tests of the verifier page need; where it cannot be had, they are skipped."""


Command = Sequence[str | Path]


class Trouble(Exception):
    """Something that the person at the terminal can put right; the message says how."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    commands: dict[str, Callable[[list[str]], int]] = {
        "demo": demo,
        "test": test,
        "check": check,
        "bench": bench,
        "translations": translations,
        "pictures": pictures,
        "build": build,
        "table": table,
        "lock": lock,
    }
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 0 if arguments and arguments[0] in {"-h", "--help"} else 2
    try:
        return commands[arguments[0]](list(arguments[1:]))
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def demo(arguments: list[str]) -> int:
    if has_screen():
        need(missing_libraries())
    set_up()
    if arguments and not arguments[0].startswith("-"):
        folder = Path(arguments.pop(0))
    else:
        folder = Path(tempfile.mkdtemp(prefix="infitah-demo-"))
    window = ["--window"] if has_screen() and "--window" not in arguments else []
    return run([PYTHON, "-m", "infitah_desk", "demo", folder, *window, *arguments])


def has_screen() -> bool:
    """Whether somebody could see a window."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def test(arguments: list[str]) -> int:
    refuse_arguments(arguments)
    need(missing_libraries() + missing(TEST_TOOLS))
    try:
        need(missing(BROWSER))
    except Trouble as trouble:
        print(f"{trouble}\nWithout it the tests of the verifier page are skipped.", flush=True)
    set_up()
    # A worker for each core, each with its part of the shuffled tests; who is done helps others.
    pytest: Command = [PYTHON, "-m", "pytest", "-n", "logical", "--dist", "worksteal"]
    return run_steps({**static_steps(), "pytest": pytest})


def check(arguments: list[str]) -> int:
    refuse_arguments(arguments)
    set_up()
    return run_steps(static_steps())


def bench(arguments: list[str]) -> int:
    """Run benchmarks one after another; a target that is missed is no failure."""
    known = sorted(path.stem for path in BENCHMARKS.glob("*.py"))
    names = []
    while arguments and not arguments[0].startswith("-"):
        names.append(arguments.pop(0))
    unknown = [name for name in names if name not in known]
    if unknown:
        raise Trouble(f"No benchmark: {' '.join(unknown)}. There are: {' '.join(known)}.")
    need(missing_libraries())
    set_up()
    ended = [
        run([PYTHON, "-m", f"tests.benchmarks.{name}", *arguments], cwd=ROOT)
        for name in names or known
    ]
    return 1 if any(ended) else 0


def translations(arguments: list[str]) -> int:
    refuse_arguments(arguments)
    set_up()
    sources = sorted(path.relative_to(ROOT) for path in WINDOW.rglob("*.py"))
    update: list[str | Path] = [qt_tool("lupdate"), "-locations", "none", "-no-obsolete"]
    update += ["-source-language", "en", *sources]
    for language in LANGUAGES:
        # The code speaks English: only its plurals are put into words there.
        target: list[str | Path] = ["-pluralonly"] if language == "en" else []
        target += ["-target-language", language, "-ts", translation(language)]
        run_or_stop([*update, *target], f"{translation(language)} could not be written")
    compile_translations()
    return 0


def pictures(arguments: list[str]) -> int:
    set_up()
    folder = Path(arguments.pop(0)) if arguments else Path(tempfile.mkdtemp(prefix="infitah-"))
    refuse_arguments(arguments)
    return run([PYTHON, "-m", "infitah_desk.gui.pictures", folder.absolute()], cwd=ROOT)


def build(arguments: list[str]) -> int:
    return run([sys.executable, VERIFIER, "build", *arguments])


def table(arguments: list[str]) -> int:
    refuse_arguments(arguments)
    set_up()
    return run([PYTHON, "-m", "tests.helpers.module_table"], cwd=ROOT)


def lock(arguments: list[str]) -> int:
    """Pin everything for every platform, in an environment of its own that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="infitah-lock-") as folder:
        need_venv()
        run_or_stop([sys.executable, "-m", "venv", folder], "no virtual environment could be made")
        scripts = Path(folder) / SCRIPTS.name
        python = scripts / PYTHON.name
        run_or_stop([python, "-m", "pip", "install", "--quiet", "uv"], "uv could not be installed")
        pin: list[str | Path] = [scripts / "uv", "pip", "compile", "pyproject.toml", *arguments]
        pin += ["--quiet", "--universal", "--python-version", "3.11", "--fork-strategy", "fewest"]
        pin += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"]
        pin += ["--custom-compile-command", "python3 packaging/make.py lock"]
        name, dev_name = (path.relative_to(ROOT).as_posix() for path in (RUNTIME_LOCK, LOCK))
        run_or_stop([*pin, "-o", name], "the libraries could not be pinned")
        run_or_stop(
            [*pin, "--group", "dev", "--constraint", name, "-o", dev_name],
            "the tools could not be pinned",
        )
    return 0


def static_steps() -> dict[str, Command]:
    return {
        "ruff check": [PYTHON, "-m", "ruff", "check"],
        "ruff format": [PYTHON, "-m", "ruff", "format", "--check"],
        "mypy": [PYTHON, "-m", "mypy"],
        "lint-imports": [SCRIPTS / "lint-imports"],
        "verifier page": [sys.executable, VERIFIER, "check"],
    }


def run_steps(steps: dict[str, Command]) -> int:
    """Run all, whatever fails, so that one run shows everything that is wrong."""
    failed = []
    for name, command in steps.items():
        print(f"\n== {name}", flush=True)
        started = time.monotonic()
        if run(command, cwd=ROOT):
            failed.append(name)
        print(f"== {name}: {time.monotonic() - started:.1f} s", flush=True)
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll is well.", flush=True)
    return 1 if failed else 0


def set_up() -> None:
    """Everything that running from this folder needs."""
    make_environment()
    compile_translations()


def compile_translations() -> None:
    """Make the .qm files that are older than their sources."""
    for language in LANGUAGES:
        source = translation(language)
        made = source.with_suffix(".qm")
        if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
            release: list[str | Path] = [qt_tool("lrelease"), "-silent", source, "-qm", made]
            run_or_stop(release, f"{source} could not be compiled")


def translation(language: str) -> Path:
    return TRANSLATIONS / f"infitah_{language}.ts"


def qt_tool(name: str) -> Path:
    """A program that comes with PySide6."""
    return SCRIPTS / (f"pyside6-{name}.exe" if os.name == "nt" else f"pyside6-{name}")


def make_environment() -> None:
    """Make `.venv` unless it is complete and made from this lock by this Python."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    wanted = f"{digest}\n{sys.version}\n{ROOT}\n"
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted and PYTHON.exists():
        return
    need_venv()
    print("Setting up .venv; this takes a minute or two, the first time only.", flush=True)
    if VENV.exists():
        try:
            shutil.rmtree(VENV)
        except OSError as fault:
            raise Trouble(f"{VENV} could not be removed: {fault}") from fault
    run_or_stop([sys.executable, "-m", "venv", VENV], f"{VENV} could not be made")
    install: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes"]
    install += ["--only-binary", ":all:", "--requirement", LOCK]
    run_or_stop(install, "The libraries could not be installed; the next run begins again.")
    path_file = next(VENV.glob("**/site-packages")) / "infitah-desk.pth"
    path_file.write_text(f"{ROOT}\n", encoding="utf-8")
    STAMP.write_text(wanted, encoding="utf-8")


def missing_libraries() -> list[str]:
    """The Debian packages of the shared libraries that the loader does not find."""
    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for library, package in WINDOW_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def missing(tools: dict[str, str]) -> list[str]:
    """The Debian packages of the programs that are not there."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for tool, package in tools.items() if not shutil.which(tool)]


def need_venv() -> None:
    """Debian splits `venv` off from Python."""
    if not importlib.util.find_spec("ensurepip"):
        need([f"python3.{sys.version_info.minor}-venv"])


def need(packages: list[str]) -> None:
    """Install Debian packages, or say how to.

    Raises:
        Trouble: they are missing and this user or system cannot install them.
    """
    if not packages:
        return
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        raise Trouble(f"This system lacks what Debian calls: {names}")
    if os.geteuid() != 0:
        raise Trouble(f"Run this once, then again what you ran:\n  sudo apt-get install {names}")
    print(f"Installing: {names}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # Old lists may still do where fresh ones cannot be had; what counts is the second command.
    run(["apt-get", "-qq", "update"], env=quiet)
    install: list[str | Path] = ["apt-get", "-qq", "install", "--yes", "--no-install-recommends"]
    if run([*install, *packages], env=quiet):
        raise Trouble(f"These packages could not be installed: {names}")


def refuse_arguments(arguments: list[str]) -> None:
    if arguments:
        raise Trouble(f"Not understood: {' '.join(arguments)}")


def run(command: Command, cwd: Path | None = None, env: dict[str, str] | None = None) -> int:
    """The exit code of a command that speaks to the terminal and is never asked anything."""
    return subprocess.run(
        command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, check=False
    ).returncode


def run_or_stop(command: Command, otherwise: str) -> None:
    """Run what must succeed, from the project's folder."""
    if run(command, cwd=ROOT):
        raise Trouble(otherwise)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
