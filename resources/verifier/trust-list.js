// The trust list: what anyone needs to judge permits offline, signed by the authority's root.
//
// The root is pinned by its fingerprint; everything else that is believed about desks, their
// serials and what was revoked comes from here.

import { fromBase64, same } from "./bytes.js";
import { hasExactly, isEnvelopeSignedBy, peekEnvelope, unambiguousJson } from "./envelope.js";
import { instantOf } from "./instants.js";
import { readNumber } from "./number.js";
import { Refusal } from "./refusal.js";
import { fingerprint, isStrongPoint, keyId } from "./signature.js";

const VERSION = 1;
const PAYLOAD_TYPE = /^application\/vnd\.infitah\.trust\.v([1-9][0-9]{0,3})\+json$/;
const LAST_SERIAL = 2 ** 32 - 1;
const LAST_COPY = 255;

/**
 * One installation that may sign permits. Instants are seconds; serials and instants inclusive.
 * `serials` are its ranges, in order, none within another.
 * `goodSerials`, where its log was revoked above a position, are all that still hold.
 * @typedef {object} TrustedKey
 * @property {string} node
 * @property {string} forum
 * @property {Uint8Array} key
 * @property {Uint8Array} kid
 * @property {[number, number][]} serials
 * @property {number} issuedFrom
 * @property {number} issuedUntil
 * @property {[number, number][] | null} goodSerials
 */

/**
 * `number` only ever grows; `root` is the root's fingerprint; `copy` null means all copies.
 * @typedef {object} TrustList
 * @property {number} number
 * @property {number} date
 * @property {string} issuer
 * @property {string} edition
 * @property {string} root
 * @property {number} staleAfterDays
 * @property {TrustedKey[]} keys
 * @property {{number: string, copy: number | null}[]} revoked
 */

/**
 * The list in these bytes, once its root and signature were checked. Without a fingerprint it
 * proves only that it is of one piece: a person must compare that of its `root`.
 * @param {Uint8Array} data
 * @param {string | null} rootFingerprint
 * @param {number} last the number of the list of that root which was read before, or 0
 * @returns {TrustList}
 * @throws {Refusal} "trust_list.unreadable", "trust_list.other_root", "trust_list.forged",
 *   "trust_list.newer_version", "trust_list.rollback"
 */
export function readTrustList(data, rootFingerprint, last) {
  const envelope = peekEnvelope(data);
  const content = envelope && unambiguousJson(envelope.payload);
  const beginning = beginningOf(content);
  const [, version] = PAYLOAD_TYPE.exec(envelope?.payloadType ?? "") ?? [];
  if (!envelope || !beginning || version === undefined) throw unreadable();
  if (!isStrongPoint(beginning.root)) throw unreadable();
  const root = fingerprint(beginning.root);
  if (rootFingerprint !== null && asWritten(rootFingerprint) !== root) {
    throw new Refusal("trust_list.other_root", { root });
  }
  if (!isEnvelopeSignedBy(envelope, beginning.root)) throw new Refusal("trust_list.forged");
  if (Math.max(Number(version), beginning.v) > VERSION) {
    throw new Refusal("trust_list.newer_version");
  }
  const list = listOf(content, root);
  if (list.number < last) throw new Refusal("trust_list.rollback");
  return list;
}

/**
 * A fingerprint as people copy it, with capitals, colons or spaces, in its one spelling.
 * @param {string} copied
 */
export function asWritten(copied) {
  return copied.replace(/[\s:]/g, "").toLowerCase();
}

function unreadable() {
  return new Refusal("trust_list.unreadable");
}

/**
 * What every version of the list begins with.
 * @param {unknown} content
 * @returns {{v: number, root: Uint8Array} | null}
 */
function beginningOf(content) {
  if (typeof content !== "object" || content === null) return null;
  const { v, root } = /** @type {Record<string, unknown>} */ (content);
  const key = typeof root === "string" ? fromBase64(root) : null;
  return Number.isSafeInteger(v) && key ? { v: /** @type {number} */ (v), root: key } : null;
}

/**
 * @param {unknown} content
 * @param {string} root
 * @returns {TrustList}
 */
function listOf(content, root) {
  const members = ["v", "number", "date", "issuer", "edition", "root", "stale_after_days"];
  needs(hasExactly(content, members, ["keys", "revoked"]));
  const { number, issuer, edition, keys = [], revoked = [] } = content;
  const date = instantOf(content.date);
  needs(content.v === VERSION && Number.isSafeInteger(number) && date !== null);
  needs(typeof issuer === "string" && typeof edition === "string");
  needs(isWithin(content.stale_after_days, 0, Number.MAX_SAFE_INTEGER));
  needs(Array.isArray(keys) && Array.isArray(revoked));
  const trusted = keys.map(keyOf);
  needs(trusted.every((key, at) => !trusted.slice(0, at).some(({ kid }) => same(kid, key.kid))));
  return {
    number,
    date,
    issuer,
    edition,
    root,
    staleAfterDays: content.stale_after_days,
    keys: trusted,
    revoked: revoked.map(revocationOf),
  };
}

/**
 * @param {unknown} content
 * @returns {TrustedKey}
 */
function keyOf(content) {
  const members = ["log", "node", "forum", "key", "kid", "first_serial", "last_serial"];
  const optional = ["revoked_above", "further_serials"];
  needs(hasExactly(content, [...members, "issued_from", "issued_until"], optional));
  const { log, node, forum } = content;
  needs([log, node, forum, content.key, content.kid].every((each) => typeof each === "string"));
  const key = fromBase64(content.key);
  const kid = fromBase64(content.kid);
  const issuedFrom = instantOf(content.issued_from);
  const issuedUntil = instantOf(content.issued_until);
  needs(key !== null && isStrongPoint(key) && kid !== null && same(kid, keyId(key)));
  const { further_serials: further = [] } = content;
  needs(Array.isArray(further));
  const serials = rangesOf([[content.first_serial, content.last_serial], ...further]);
  needs(serials.every(([first, last]) => first <= last));
  needs(serials.every(([first], at) => at === 0 || first > (serials[at - 1]?.[1] ?? LAST_SERIAL)));
  needs(issuedFrom !== null && issuedUntil !== null && issuedFrom <= issuedUntil);
  const goodSerials = goodSerialsOf(content.revoked_above ?? null);
  return { node, forum, key, kid, serials, issuedFrom, issuedUntil, goodSerials };
}

/**
 * @param {unknown} content
 * @returns {[number, number][] | null}
 */
function goodSerialsOf(content) {
  if (content === null) return null;
  needs(hasExactly(content, ["seq"], ["good"]) && Number.isSafeInteger(content.seq));
  const { good = [] } = content;
  needs(Array.isArray(good));
  return rangesOf(good);
}

/**
 * Ranges of serials, each its first and last.
 * @param {unknown[]} ranges
 * @returns {[number, number][]}
 */
function rangesOf(ranges) {
  return ranges.map((range) => {
    needs(Array.isArray(range) && range.length === 2);
    const [first, last] = range;
    needs(isWithin(first, 0, LAST_SERIAL) && isWithin(last, 0, LAST_SERIAL));
    return [first, last];
  });
}

/** @param {unknown} content */
function revocationOf(content) {
  needs(hasExactly(content, ["number"], ["copy"]));
  const { number, copy = null } = content;
  needs(typeof number === "string" && readNumber(number) !== null);
  needs(copy === null || isWithin(copy, 1, LAST_COPY));
  return { number, copy };
}

/**
 * @param {unknown} value
 * @param {number} least
 * @param {number} most
 * @returns {value is number}
 */
function isWithin(value, least, most) {
  return typeof value === "number" && Number.isInteger(value) && least <= value && value <= most;
}

/**
 * @param {boolean} holds
 * @returns {asserts holds}
 */
function needs(holds) {
  if (!holds) throw unreadable();
}
