// A trust list on paper: its file in pieces that fit QR codes, read in any order, from several
// sheets. A frame is PNT1/<place>/<of how many>/<digest>/<piece>; what they carry together is the
// signed file itself, packed.

import { sha256 } from "@noble/hashes/sha2.js";
import { fromBase45 } from "./base45.js";
import { fromUtf8, joined, toHex } from "./bytes.js";
import { Refusal } from "./refusal.js";

const PREFIX = "PNT1/";
const FRAME =
  /^PNT1\/([1-9][0-9]{0,2})\/([1-9][0-9]{0,2})\/([0-9A-F]{16})\/([0-9A-Z $%*+\-./:]+)$/;
const LONGEST_FRAME = 970;
const MOST_FRAMES = 600;
const LARGEST_FILE = 8 * 1024 * 1024;
const DIGEST_SIZE = 8;
const MOST_NAMED = 12; // missing places that are told one by one

/**
 * Whether a code says that it is a frame of a trust list.
 * @param {string} text
 */
export function isFrame(text) {
  return text.startsWith(PREFIX);
}

/** @param {string} text what was read at once may be several codes */
export function linesOf(text) {
  return text.split(/[\r\n]+/);
}

/**
 * The text of the file that these frames carry, however often each was read.
 * @param {readonly string[]} texts what is no frame is passed over
 * @returns {Promise<string>}
 * @throws {Refusal} "trust_list.unreadable" where there is no frame, "trust_sheet.mixed",
 *   "trust_sheet.incomplete", "trust_sheet.damaged"
 */
export async function fileOf(texts) {
  /** @type {Map<number, string>} */
  const found = new Map();
  /** @type {Set<string>} */
  const lists = new Set();
  let [digest, count] = ["", 0];
  for (const text of texts.filter(isFrame)) {
    const parts = text.length < 2 * LONGEST_FRAME ? FRAME.exec(text.replace(/[\r\n]+$/, "")) : null;
    if (parts === null) throw damaged();
    const [place, piece] = [Number(parts[1]), parts[4]];
    [digest, count] = [parts[3], Number(parts[2])];
    lists.add(`${digest}/${count}`);
    if (place > count || count > MOST_FRAMES || (found.get(place) ?? piece) !== piece) {
      throw lists.size > 1 ? new Refusal("trust_sheet.mixed") : damaged();
    }
    found.set(place, piece);
  }
  if (lists.size === 0) throw new Refusal("trust_list.unreadable");
  if (lists.size > 1) throw new Refusal("trust_sheet.mixed");
  const places = Array.from({ length: count }, (_, at) => at + 1);
  const missing = places.filter((place) => !found.has(place));
  if (missing.length) throw incomplete(missing, count);
  return unpacked(places.map((place) => found.get(place) ?? ""), digest);
}

/**
 * @param {readonly string[]} pieces
 * @param {string} digest
 */
async function unpacked(pieces, digest) {
  const parts = pieces.map(fromBase45).filter((part) => part !== null);
  if (parts.length < pieces.length) throw damaged();
  const packed = joined(...parts);
  if (toHex(sha256(packed).subarray(0, DIGEST_SIZE)).toUpperCase() !== digest) throw damaged();
  const file = await inflated(packed);
  const text = file && fromUtf8(file);
  if (text === null) throw damaged();
  return text;
}

/**
 * @param {Uint8Array<ArrayBuffer>} packed
 * @returns {Promise<Uint8Array | null>} null where it does not unpack to its end and no further
 */
async function inflated(packed) {
  const unpacking = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  const reader = unpacking.getReader();
  const parts = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return joined(...parts);
      size += value.length;
      if (size > LARGEST_FILE) {
        await reader.cancel();
        return null;
      }
      parts.push(value);
    }
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function damaged() {
  return new Refusal("trust_sheet.damaged");
}

/**
 * @param {readonly number[]} missing
 * @param {number} count
 */
function incomplete(missing, count) {
  const named = missing.slice(0, MOST_NAMED).join(", ");
  const details = { missing: missing.length > MOST_NAMED ? `${named}, …` : named };
  return new Refusal("trust_sheet.incomplete", { ...details, count: String(count) });
}
