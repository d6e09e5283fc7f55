// Files that people bring: chosen, dropped or pasted; pictures, codes as text, trust lists.

import { fromUtf8 } from "./bytes.js";
import { element, elementOf } from "./elements.js";
import { isFrame, linesOf } from "./list-sheet.js";
import { codesIn } from "./pictures.js";

const LARGEST_FILE = 8 * 1024 * 1024;

/**
 * What is done with what they hold.
 * @typedef {object} Takers
 * @property {(codes: string[]) => void} codes
 * @property {(text: string) => void} list
 * @property {(code: string) => void} refused
 * @property {(now: boolean) => void} reading
 */

/** @param {Takers} takers */
export function bringing(takers) {
  /** @type {(file: File) => Promise<void>} */
  const take = (file) => (isPicture(file) ? takePicture(file, takers) : takeText(file, takers));
  choosing("picture-button", "picture-file", take);
  choosing("list-button", "list-file", async (file) => {
    // Whatever was chosen as a list is one, or is refused as one.
    if (isPicture(file)) await takePicture(file, takers);
    else takeList((await textOf(file)) ?? "", takers);
  });
  /** @type {(event: Event, brought: DataTransfer | null) => Promise<void>} */
  const takeAll = async (event, brought) => {
    if (event.defaultPrevented) return; // its text was taken already
    const files = [...(brought?.files ?? [])];
    if (files.length || event.type === "drop") event.preventDefault();
    for (const file of files) await take(file);
  };
  document.addEventListener("paste", (event) => takeAll(event, event.clipboardData));
  document.addEventListener("drop", (event) => takeAll(event, event.dataTransfer));
  document.addEventListener("dragover", (event) => event.preventDefault());
}

/**
 * @param {string} button
 * @param {string} chooser
 * @param {(file: File) => Promise<void>} take
 */
function choosing(button, chooser, take) {
  const input = elementOf(chooser, HTMLInputElement);
  element(button).addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    const files = [...(input.files ?? [])];
    input.value = ""; // the same file may be chosen again
    for (const file of files) await take(file);
  });
}

/**
 * @param {File} file
 * @param {Takers} takers
 */
async function takePicture(file, takers) {
  takers.reading(true);
  const codes = await codesIn(file).finally(() => takers.reading(false));
  if (codes?.length) takers.codes(codes);
  else takers.refused(codes ? "no_code" : "not_a_picture");
}

/**
 * @param {File} file
 * @param {Takers} takers
 */
async function takeText(file, takers) {
  const text = await textOf(file);
  if (text?.startsWith("PN1")) takers.codes(linesOf(text).filter(Boolean));
  else if (text === null || text.startsWith("%PDF")) takers.refused("not_a_picture");
  else takeList(text, takers);
}

/**
 * @param {string} text
 * @param {Takers} takers
 */
function takeList(text, takers) {
  if (isFrame(text)) takers.codes(linesOf(text));
  else takers.list(text);
}

/** @param {File} file */
function isPicture(file) {
  return file.type.startsWith("image/");
}

/**
 * @param {File} file
 * @returns {Promise<string | null>} null where it is too large or no text
 */
async function textOf(file) {
  return file.size <= LARGEST_FILE ? fromUtf8(new Uint8Array(await file.arrayBuffer())) : null;
}
