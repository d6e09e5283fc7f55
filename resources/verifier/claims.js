// Permit claims from canonical CBOR (RFC 8949, 4.2): one value, one sequence of bytes.

import { decode, encode, Tokenizer, Type } from "cborg";
import { fromUtf8, same } from "./bytes.js";
import { readNumber } from "./number.js";

const [ISSUER, NUMBER, EXPIRES, NOT_BEFORE, ISSUED, STATUS, FACE] = [1, 2, 4, 5, 6, 7, 169];
const [NAME, NAME_AR, ICE, RC, COURT, TP, FORUM, MANAGER] = [4, 19, 24, 25, 26, 27, 28, 29];
const STATUS_SIZE = 5; // serial in 4 bytes, copy in 1
const LATEST = 2 ** 33; // the year 2242: what every calendar function still takes

/**
 * What a code says. Times are seconds since 1970 (UTC); an empty text is a claim not made.
 * @typedef {object} PermitClaims
 * @property {string} issuer
 * @property {string} number
 * @property {number} issuedAt
 * @property {number} notBefore
 * @property {number | null} expiresAt
 * @property {number} copy
 * @property {string} forum
 * @property {string} name
 * @property {string} nameAr
 * @property {string} ice
 * @property {string} rc
 * @property {string} court
 * @property {string} tp
 * @property {string} manager
 */

class MalformedClaims extends Error {}

/** The library replaces what is no UTF-8 and drops byte order marks; here a text is its bytes. */
class ExactTexts extends Tokenizer {
  next() {
    const token = super.next();
    if (Type.equals(token.type, Type.string) && token.byteValue) {
      token.value = fromUtf8(token.byteValue);
    }
    return token;
  }
}

/**
 * The claims of these bytes, which a signature has vouched for; null for anything but what the
 * program writes.
 * @param {Uint8Array} data
 * @returns {PermitClaims | null}
 */
export function decodeClaims(data) {
  const content = decoded(data);
  if (!(content instanceof Map)) return null;
  try {
    const claims = claimsOf(content);
    // What is unknown, doubled, out of order, longer than needed or at odds with the number's
    // serial does not come back from here as the same bytes.
    const written = encoded(claims);
    return written && same(written, data) ? claims : null;
  } catch (error) {
    if (error instanceof MalformedClaims) return null;
    throw error;
  }
}

/**
 * @param {Uint8Array} data
 * @returns {unknown} undefined where it is no strict CBOR
 */
function decoded(data) {
  const options = {
    strict: true,
    useMaps: true,
    rejectDuplicateMapKeys: true,
    allowIndefinite: false,
    allowUndefined: false,
    allowInfinity: false,
    allowNaN: false,
    retainStringBytes: true,
  };
  try {
    return decode(data, { ...options, tokenizer: new ExactTexts(data, options) });
  } catch (error) {
    // The library has no error of its own; it only throws for bytes that it does not accept.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/**
 * @param {Map<unknown, unknown>} content
 * @returns {PermitClaims}
 */
function claimsOf(content) {
  const face = content.get(FACE);
  const status = content.get(STATUS);
  if (!(face instanceof Map) || !(status instanceof Uint8Array) || status.length !== STATUS_SIZE) {
    throw new MalformedClaims("no face or status");
  }
  return {
    issuer: textIn(content, ISSUER),
    number: textIn(content, NUMBER),
    issuedAt: timeIn(content, ISSUED),
    notBefore: timeIn(content, NOT_BEFORE),
    expiresAt: content.has(EXPIRES) ? timeIn(content, EXPIRES) : null,
    copy: status[STATUS_SIZE - 1],
    forum: textIn(face, FORUM),
    name: textIn(face, NAME),
    nameAr: textIn(face, NAME_AR),
    ice: digitsIn(face, ICE, 15),
    rc: digitsIn(face, RC, 1),
    court: textIn(face, COURT),
    tp: digitsIn(face, TP, 8),
    manager: textIn(face, MANAGER),
  };
}

/**
 * As the program writes them; null where it would refuse to.
 * @param {PermitClaims} claims
 * @returns {Uint8Array | null}
 */
function encoded(claims) {
  const number = readNumber(claims.number);
  if (number === null || claims.copy === 0) return null;
  const status = new Uint8Array(STATUS_SIZE);
  const view = new DataView(status.buffer);
  view.setUint32(0, number.serial);
  view.setUint8(STATUS_SIZE - 1, claims.copy);
  /** @type {[number, string | number][]} */
  const face = [
    [NAME, claims.name],
    [NAME_AR, claims.nameAr],
    [ICE, asInteger(claims.ice, /^[0-9]{15}$/)],
    [RC, asInteger(claims.rc, /^[1-9][0-9]{0,14}$/)],
    [COURT, claims.court],
    [TP, asInteger(claims.tp, /^[0-9]{8}$/)],
    [FORUM, claims.forum],
    [MANAGER, claims.manager],
  ];
  /** @type {Map<number, unknown>} */
  const content = new Map(
    /** @type {[number, unknown][]} */ ([
      [ISSUER, claims.issuer],
      [NUMBER, claims.number],
      [NOT_BEFORE, claims.notBefore],
      [ISSUED, claims.issuedAt],
      [STATUS, status],
      [FACE, new Map(face.filter(([, value]) => value !== ""))],
    ]),
  );
  if (claims.expiresAt !== null) content.set(EXPIRES, claims.expiresAt);
  return encode(content);
}

/**
 * Digits as an integer, where reading can put the leading zeros back.
 * @param {string} text
 * @param {RegExp} pattern
 */
function asInteger(text, pattern) {
  return pattern.test(text) ? Number(text) : text;
}

/**
 * @param {Map<unknown, unknown>} values
 * @param {number} label
 * @param {number} width
 */
function digitsIn(values, label, width) {
  const value = values.get(label);
  return typeof value === "number" ? String(value).padStart(width, "0") : textIn(values, label);
}

/**
 * @param {Map<unknown, unknown>} values
 * @param {number} label
 */
function textIn(values, label) {
  const value = values.get(label) ?? "";
  if (typeof value !== "string") throw new MalformedClaims(`claim ${label} is no text`);
  return value;
}

/**
 * @param {Map<unknown, unknown>} values
 * @param {number} label
 */
function timeIn(values, label) {
  const value = values.get(label);
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value >= LATEST) {
    throw new MalformedClaims(`claim ${label} is no time`);
  }
  return value;
}
