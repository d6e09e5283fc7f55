"""A headless Chromium, driven by chromedriver over WebDriver's own protocol (W3C WebDriver 2)."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE_SECONDS = 60
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # what WebDriver calls an element's reference
_QUIET = (
    "--headless",
    "--no-sandbox",  # Chromium asks for it where root runs it
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=fr",
)


def missing_programs() -> list[str]:
    """What of a browser and its driver is not installed."""
    return [name for name in ("chromium", "chromedriver") if not shutil.which(name)]


class Browser:
    """One session. Elements are found by their id."""

    def __init__(self, address: str, options: dict[str, object]) -> None:
        self._session = address
        capabilities = {
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        made = self._call("session", {"capabilities": {"alwaysMatch": capabilities}})
        self._session = f"{address}/session/{made['sessionId']}"
        self._call("timeouts", {"script": PATIENCE_SECONDS * 1000})

    def close(self) -> None:
        self._call("", method="DELETE")

    def open(self, url: str) -> None:
        self._call("url", {"url": url})

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever it gives
        """What a script's function body returns, awaited where it is a promise."""
        return self._call("execute/sync", {"script": script, "args": list(arguments)})

    def type(self, name: str, text: str) -> None:
        """Press the keys of that text, or hand a file chooser its path."""
        found = self._call("element", {"using": "css selector", "value": f"#{name}"})
        self._call(f"element/{found[_ELEMENT]}/value", {"text": text})

    def press_keys(self, text: str) -> None:
        """Press the keys of that text, wherever the focus is."""
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": keys}
        self._call("actions", {"actions": [source]})

    def click(self, name: str) -> None:
        found = self._call("element", {"using": "css selector", "value": f"#{name}"})
        self._call(f"element/{found[_ELEMENT]}/click", {})

    def text(self, name: str) -> str:
        """What is seen of an element."""
        return str(self.run("return document.getElementById(arguments[0]).innerText", name))

    def wait_for(self, condition: str, *arguments: object) -> None:
        """Until that expression holds in the page."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not self.run(f"return {condition}", *arguments):
            assert time.monotonic() < end, f"it never came to be: {condition}"
            time.sleep(0.02)

    def command(self, name: str, **parameters: object) -> Any:  # noqa: ANN401 - as `run`
        """A command of Chromium's own protocol."""
        return self._call("goog/cdp/execute", {"cmd": name, "params": parameters})

    def log(self, kind: str) -> list[dict[str, Any]]:
        """What came into the log since it was last asked for."""
        entries: list[dict[str, Any]] = self._call("se/log", {"type": kind})
        return entries

    def picture(self) -> bytes:
        """What is seen, as PNG."""
        return base64.b64decode(self._call("screenshot", method="GET"))

    def _call(self, path: str, content: dict[str, Any] | None = None, method: str = "POST") -> Any:  # noqa: ANN401 - JSON
        data = json.dumps(content).encode() if method == "POST" else None
        url = f"{self._session}/{path}".rstrip("/")
        request = urllib.request.Request(url, data, method=method)  # noqa: S310 - this machine
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=2 * PATIENCE_SECONDS) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                said = json.load(error)["value"]
            raise AssertionError(f"{path}: {said['error']}: {said['message'][:500]}") from error


@contextmanager
def chromium(folder: Path, switches: Sequence[str] = ()) -> Iterator[Browser]:
    """A browser with a profile of its own in `folder`, gone afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = [*_QUIET, f"--user-data-dir={folder}", *switches]
    driver = subprocess.Popen(
        ["chromedriver", f"--port={port}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_open(port)
        browser = Browser(f"http://127.0.0.1:{port}", {"args": arguments})
        try:
            yield browser
        finally:
            browser.close()
    finally:
        driver.terminate()
        driver.wait(PATIENCE_SECONDS)


def _wait_until_open(port: int) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return
