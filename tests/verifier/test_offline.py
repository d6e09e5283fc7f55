"""The verifier page fetches nothing, and nothing in it could."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest

from tests.helpers.browser import Browser
from tests.trust.made_codes import CLAIMS, signed
from tests.verifier.verifier_page import VerifierPage

REACH = """
const address = `http://127.0.0.1:${arguments[0]}/`;
const image = new Image();
const frame = document.createElement("iframe");
const sheet = document.createElement("link");
const form = document.createElement("form");
image.src = sheet.href = form.action = frame.src = address;
sheet.rel = "stylesheet";
form.target = "_blank";
document.body.append(image, frame, form);
document.head.append(sheet);
form.submit();
navigator.sendBeacon(address, "x");
try { new WebSocket(address.replace("http", "ws")); } catch { /* refused at once */ }
try { new Worker(address); } catch { /* the same */ }
fetch(address).catch(() => null);
await new Promise((resolve) => setTimeout(resolve, 500));
"""


PICTURE = """
const picture = new Image();
return await new Promise((became) => {
  picture.onload = () => became("loaded");
  picture.onerror = () => became("refused");
  picture.src = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";
});
"""


class Neighbour:
    """A server on this machine that notes who asks it for something."""

    def __init__(self) -> None:
        asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.requestline)
                self.send_error(404)

            do_POST = do_GET  # noqa: N815 - as http.server names them

            def log_message(self, *_: object) -> None:
                """Nothing is said on the terminal."""

        self.asked = asked
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port


@pytest.fixture
def neighbour() -> Iterator[Neighbour]:
    made = Neighbour()
    thread = Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def test_using_the_page_asks_for_nothing_outside_it(page: VerifierPage) -> None:
    page.browser.log("performance")
    page.browser.run("location.reload()")
    page.submit(signed(CLAIMS))
    for language in ("ar", "en", "fr"):
        page.browser.click(f"language-{language}")
    messages = [
        json.loads(entry["message"])["message"] for entry in page.browser.log("performance")
    ]
    asked = {
        urlsplit(message["params"]["request"]["url"]).scheme
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    }
    assert "file" in asked
    assert asked <= {"file", "data", "blob"}


def test_the_policy_stops_whatever_would_reach_out(
    page: VerifierPage, neighbour: Neighbour
) -> None:
    page.browser.run(REACH, neighbour.port)
    page.browser.log("browser")  # each refusal stands there
    assert neighbour.asked == []


def test_the_policy_lets_not_even_a_picture_of_the_page_itself_be_loaded(
    page: VerifierPage,
) -> None:
    became = page.browser.run(PICTURE)
    page.browser.log("browser")  # the refusal stands there
    assert became == "refused"


def test_without_the_policy_the_same_would_get_out(
    browser: Browser, built_page: Path, tmp_path: Path, neighbour: Neighbour
) -> None:
    """So the test above does see what the policy stops."""
    page = built_page.read_text(encoding="utf-8")
    bare, found = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    assert found == 1
    file = tmp_path / "bare.html"
    file.write_text(bare, encoding="utf-8")
    browser.open(file.as_uri())
    assert browser.run(PICTURE) == "loaded"
    browser.run(REACH, neighbour.port)
    browser.log("browser")
    assert len(neighbour.asked) >= len(("image", "sheet", "frame", "form", "beacon", "fetch"))


def test_the_page_names_no_place_to_go_to(built_page: Path) -> None:
    """Beside licences, namespaces and addresses in messages of the libraries."""
    page = built_page.read_text(encoding="utf-8")
    loaded = re.findall(r"""(?:src|href|action)\s*=\s*["']?(?:https?:)?//""", page)
    assert loaded == []
