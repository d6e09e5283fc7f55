"""The verifier page as a person uses it: what is put in, and what is then seen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.helpers.browser import Browser


class Seen(NamedTuple):
    """A verdict on the screen; texts that are not shown are empty."""

    verdict: str
    word: str
    number: str
    name: str
    name_ar: str
    facts: str


class VerifierPage:
    """One open page."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def open(self, address: str) -> None:
        """Open it in French."""
        self.browser.run("localStorage.setItem('infitah-verifier.language', 'fr')")
        self.browser.open(address)

    def set_clock(self, at: str) -> None:
        """Make it that moment (ISO 8601) on this machine, as far as the page can tell."""
        self.browser.run("Date.now = () => Date.parse(arguments[0])", at)

    def submit(self, code: str) -> Seen:
        """Put a text into the code's field and have it checked."""
        # Half a surrogate is no JSON that travels; written as an escape it is.
        return self._seen_after(
            "document.getElementById('code').value = JSON.parse(arguments[0]);"
            "document.getElementById('scan-form').requestSubmit();",
            json.dumps(code),
        )

    def scan(self, code: str) -> Seen:
        """Have a scanner type it on a French keyboard: its keys are those of a US one."""
        return self._seen_after(SCANNER, code)

    def paste(self, text: str, times: int = 1) -> Seen:
        """Paste a text into the code's field, perhaps written many times over."""
        return self._seen_after(
            """
            const data = new DataTransfer();
            data.setData("text/plain", arguments[0].repeat(arguments[1]));
            const options = { clipboardData: data, bubbles: true, cancelable: true };
            document.getElementById("code").dispatchEvent(new ClipboardEvent("paste", options));
            """,
            text,
            times,
        )

    def choose_picture(self, file: Path) -> None:
        self.browser.type("picture-file", str(file))

    def choose_list(self, file: Path) -> None:
        self.browser.type("list-file", str(file))

    def bring(self, event: str, content: bytes, media_type: str = "image/png") -> None:
        """Drop or paste a file onto the page."""
        self.browser.run(BRING, event, list(content), media_type)

    def answer(self) -> str:
        """What became of a list's file: a code, "asked" for its root, or "accepted"."""
        self.browser.wait_for(OUTCOME)
        return str(self.browser.run(f"return {OUTCOME}"))

    def verdict(self) -> Seen:
        """The verdict, once there is one."""
        self.browser.wait_for("document.getElementById('verdict').dataset.verdict")
        return Seen(*self.browser.run(LOOK))

    def trouble(self) -> str:
        """The code of what the page could not do, once there is one."""
        self.browser.wait_for("document.getElementById('trouble').dataset.code")
        return str(self.browser.run("return document.getElementById('trouble').dataset.code"))

    def _seen_after(self, script: str, *arguments: object) -> Seen:
        forget = "delete document.getElementById('verdict').dataset.verdict;"
        seen: Sequence[str] = self.browser.run(f"{forget}{script}{LOOK}", *arguments)
        return Seen(*seen)


LOOK = """
const panel = document.getElementById("verdict");
const of = (id) => {
  const place = document.getElementById(id);
  return place.checkVisibility() ? place.textContent : "";
};
return [panel.dataset.verdict ?? "", ...["word", "number", "name", "name-ar", "facts"].map(of)];
"""

OUTCOME = """(
  document.getElementById("trouble").dataset.code
    || (document.getElementById("root-question").hidden ? "" : "asked")
    || (document.getElementById("list-label").textContent ? "accepted" : "")
)"""

# Where a French keyboard has what a US one calls by these names.
SCANNER = """
const azerty = { KeyQ: "a", KeyA: "q", KeyW: "z", KeyZ: "w", KeyM: ",", Semicolon: "m" };
const shifted = ")!@#$%^&*(";
const others = { " ": "Space", "-": "Minus", ".": "Period", "/": "Slash" };
const field = document.getElementById("code");
const press = (code, shiftKey, key) =>
  field.dispatchEvent(
    new KeyboardEvent("keydown", { code, key, shiftKey, bubbles: true, cancelable: true }),
  );
for (const one of arguments[0]) {
  if (/[A-Z]/.test(one)) press(`Key${one}`, true, azerty[`Key${one}`] ?? one);
  else if (/[0-9]/.test(one)) press(`Digit${one}`, false, "à&é\\"'(-è_ç"[one]);
  else if (shifted.includes(one)) press(`Digit${shifted.indexOf(one)}`, true, one);
  else if (one === ":") press("Semicolon", true, "M");
  else if (one === "+") press("Equal", true, "+");
  else press(others[one], false, "?");
}
press("Enter", false, "Enter");
"""

BRING = """
const data = new DataTransfer();
data.items.add(new File([Uint8Array.from(arguments[1])], "file", { type: arguments[2] }));
const [kind, name] =
  arguments[0] === "drop" ? [DragEvent, "dataTransfer"] : [ClipboardEvent, "clipboardData"];
const options = { [name]: data, bubbles: true, cancelable: true };
document.body.dispatchEvent(new kind(arguments[0], options));
"""
