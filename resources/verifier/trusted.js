// The one trust list that permits are judged by: embedded, or chosen and kept by this browser.
//
// Once a root is pinned, by whoever built the page or by a person who compared its fingerprint,
// no other is believed, and no list older than one that was read.

import { hasExactly, unambiguousJson } from "./envelope.js";
import { asWritten, readTrustList } from "./trust-list.js";

/** @import { BuiltIn } from "./texts.js" */
/** @import { TrustList } from "./trust-list.js" */

const PLACE = "infitah-verifier.trust";
const ROOT = /^[0-9a-f]{64}$/;

/**
 * @typedef {object} Kept
 * @property {string} root
 * @property {number} number of the latest list that was read
 * @property {string | null} list
 */

export class Trusted {
  /**
   * @param {BuiltIn} builtIn
   * @param {Storage | null} storage where this browser keeps things, if it does
   */
  constructor(builtIn, storage) {
    this.storage = storage;
    /** @type {string | null} */
    this.builtInRoot = builtIn.root && asWritten(builtIn.root);
    /** @type {TrustList | null} */
    this.list = null;
    /** @type {Kept | null} */
    this.kept = this.remembered();
  }

  /** The fingerprint that every list must have, once there is one. */
  get root() {
    return this.builtInRoot ?? this.kept?.root ?? null;
  }

  /**
   * What a file holds, if it may be believed. Where no root is pinned yet, a person must compare
   * its `root` before it is `adopted`.
   * @param {string} file
   * @returns {TrustList}
   * @throws {import("./refusal.js").Refusal} as `readTrustList`
   */
  examine(file) {
    return readTrustList(new TextEncoder().encode(file), this.root, this.kept?.number ?? 0);
  }

  /**
   * Judge by this list from now on, and remember it.
   * @param {TrustList} list
   * @param {string} file
   * @returns {boolean} whether it will still be there next time
   */
  adopt(list, file) {
    this.list = list;
    this.kept = { root: list.root, number: list.number, list: file };
    // A full store still remembers whom to believe and since when.
    return this.remember(this.kept) || (this.remember({ ...this.kept, list: null }), false);
  }

  /** Believe nobody any more, except whom the page was built for. */
  forget() {
    this.list = null;
    this.kept = null;
    this.storage?.removeItem(PLACE);
  }

  /**
   * @param {Kept} kept
   * @returns {boolean}
   */
  remember(kept) {
    try {
      this.storage?.setItem(PLACE, JSON.stringify(kept));
      return this.storage !== null;
    } catch (error) {
      if (error instanceof DOMException) return false;
      throw error;
    }
  }

  /** @returns {Kept | null} */
  remembered() {
    const kept = keptIn(this.storage?.getItem(PLACE) ?? "");
    // Another root's numbers say nothing about this one's.
    return kept && (!this.builtInRoot || kept.root === this.builtInRoot) ? kept : null;
  }
}

/**
 * What this page wrote; null for anything else, which pages opened from the same disk can write.
 * @param {string} text
 * @returns {Kept | null}
 */
function keptIn(text) {
  const kept = unambiguousJson(new TextEncoder().encode(text));
  if (!hasExactly(kept, ["root", "number", "list"])) return null;
  const { root, number, list } = kept;
  if (typeof root !== "string" || !ROOT.test(root) || !Number.isSafeInteger(number)) return null;
  return list === null || typeof list === "string" ? { root, number, list } : null;
}

/** Where this browser keeps things; null where it was told not to. */
export function browserStorage() {
  try {
    return window.localStorage;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
