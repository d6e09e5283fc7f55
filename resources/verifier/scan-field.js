// The scan field: takes a code as a scanner types it, whatever the keyboard's layout is.

import { readCode } from "./code.js";
import { elementOf } from "./elements.js";

const PAUSE_MILLISECONDS = 300;
const GIVEN_UP_MILLISECONDS = 2000; // after this long nothing more comes of what is there
const SHORTEST_GIVEN_UP = 4;

/**
 * What keys type on a US keyboard, without and with Shift, by their place (UI Events, code).
 * Letters are capitals: codes have no others, and some scanners turn Shift round under Caps Lock.
 * @type {Map<string, [string, string]>}
 */
const US_KEYS = new Map([
  ...Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (one) => key(`Key${one}`, one, one)),
  ...Array.from(")!@#$%^&*(", (shifted, digit) => key(`Digit${digit}`, String(digit), shifted)),
  ...Array.from("0123456789", (digit) => key(`Numpad${digit}`, digit, digit)),
  key("Space", " ", " "),
  key("Minus", "-", "_"),
  key("Equal", "=", "+"),
  key("BracketLeft", "[", "{"),
  key("BracketRight", "]", "}"),
  key("Backslash", "\\", "|"),
  key("Semicolon", ";", ":"),
  key("Quote", "'", '"'),
  key("Backquote", "`", "~"),
  key("Comma", ",", "<"),
  key("Period", ".", ">"),
  key("Slash", "/", "?"),
  key("NumpadAdd", "+", "+"),
  key("NumpadSubtract", "-", "-"),
  key("NumpadMultiply", "*", "*"),
  key("NumpadDivide", "/", "/"),
  key("NumpadDecimal", ".", "."),
]);

/**
 * @param {string} code
 * @param {string} plain
 * @param {string} shifted
 * @returns {[string, [string, string]]}
 */
function key(code, plain, shifted) {
  return [code, [plain, shifted]];
}

export class ScanField {
  /** @param {(text: string) => void} scanned */
  constructor(scanned) {
    this.scanned = scanned;
    // A field of one line would drop the line ends within a text, and judge what was never read.
    this.input = elementOf("code", HTMLTextAreaElement);
    this.pause = 0;
    this.longPause = 0;
    this.input.addEventListener("keydown", (event) => this.typed(event));
    this.input.addEventListener("paste", (event) => this.pasted(event));
    elementOf("scan-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      this.end();
    });
    // A scanner works wherever the focus was left.
    document.addEventListener("keydown", (event) => {
      const inField = event.target === this.input;
      if (!inField && event.key !== " " && typedAsUs(event)) {
        this.input.focus();
        this.typed(event);
      }
    });
  }

  /** @param {KeyboardEvent} event */
  typed(event) {
    const text = typedAsUs(event);
    if (text) {
      event.preventDefault();
      const { value, selectionStart: from, selectionEnd: to } = this.input;
      this.input.setRangeText(text, from ?? value.length, to ?? value.length, "end");
      this.wait();
    } else if (event.key === "Escape") {
      this.clear();
    } else if (event.key === "Enter" || (event.key === "Tab" && this.input.value)) {
      event.preventDefault();
      if (this.input.value) this.end();
    }
  }

  /** @param {ClipboardEvent} event */
  pasted(event) {
    const text = event.clipboardData?.getData("text/plain");
    if (!text) return; // a picture is the page's to take
    event.preventDefault();
    this.clear();
    // A copied line brings its end along; spaces at its end may be data.
    this.scanned(text.replace(/^[\r\n\t]+|[\r\n\t]+$/g, ""));
  }

  wait() {
    window.clearTimeout(this.pause);
    window.clearTimeout(this.longPause);
    this.pause = window.setTimeout(() => {
      if (readCode(this.input.value)) this.end();
    }, PAUSE_MILLISECONDS);
    this.longPause = window.setTimeout(() => {
      if (this.input.value.length >= SHORTEST_GIVEN_UP) this.end();
    }, GIVEN_UP_MILLISECONDS);
  }

  clear() {
    window.clearTimeout(this.pause);
    window.clearTimeout(this.longPause);
    this.input.value = "";
  }

  end() {
    const text = this.input.value;
    this.clear();
    // Where nothing was read there is nothing to judge.
    if (text) this.scanned(text);
  }
}

/**
 * What the key of this event types on a US keyboard; "" for keys that type nothing. Keyboards on
 * glass have no places: what they write arrives as it is.
 * @param {KeyboardEvent} event
 */
function typedAsUs(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return "";
  return US_KEYS.get(event.code)?.[event.shiftKey ? 1 : 0] ?? "";
}
