// The permit's code: PN1 and the base45 of a COSE_Sign1 message (RFC 9052, 4.2).
//
// A code is taken apart by position and compared with what it would be if the program had written
// it, so nothing of a stranger's CBOR is interpreted. Who signed it is another file's question.

import { encode, Tagged } from "cborg";
import { fromBase45 } from "./base45.js";
import { same } from "./bytes.js";
import { isSignedBy } from "./signature.js";

const PREFIX = "PN1";
const LONGEST_CODE = 1451; // what version 25 of a QR code holds at error correction M
const LINE_END = 2;

const [ALGORITHM, KEY_ID, EDDSA, COSE_SIGN1] = [1, 4, -8, 18];
const KEY_ID_SIZE = 8;
const SIGNATURE_SIZE = 64;
// Tag 18, array of four, then the protected header up to the key id: {1: -8, 4: <8 bytes>}.
const BEGINNING_SIZE = 8;
const PAYLOAD_AT = BEGINNING_SIZE + KEY_ID_SIZE + 1;
/** @type {Record<number, number>} */
const PAYLOAD_HEADS = { 0x58: 2, 0x59: 3 };

/**
 * A code in its one valid form. Nothing of it has been verified; `payload` is unread.
 * @typedef {object} ParsedCode
 * @property {Uint8Array} keyId
 * @property {Uint8Array} payload
 * @property {Uint8Array} signature
 */

/**
 * The parts of a code, from text as a scanner gives it (its last line end is tolerated).
 * @param {string} text
 * @returns {ParsedCode | null} null for what is no permit, or badly read
 */
export function readCode(text) {
  // The length first: ten megabytes of anything are refused without being looked at.
  if (text.length > LONGEST_CODE + LINE_END) return null;
  const body = text.replace(/[\r\n]+$/, "");
  const message = body.startsWith(PREFIX) ? fromBase45(body.slice(PREFIX.length)) : null;
  return message && takenApart(message);
}

/**
 * @param {ParsedCode} code
 * @param {Uint8Array} key raw Ed25519 public key
 */
export function isCodeSignedBy(code, key) {
  // Sig_structure (RFC 9052, 4.4).
  const nothing = new Uint8Array();
  const signed = encode(["Signature1", protectedHeader(code.keyId), nothing, code.payload]);
  return isSignedBy(code.signature, signed, key);
}

/**
 * @param {Uint8Array} message
 * @returns {ParsedCode | null}
 */
function takenApart(message) {
  const head = PAYLOAD_HEADS[message[PAYLOAD_AT]];
  if (head === undefined || message.length < PAYLOAD_AT + head + SIGNATURE_SIZE + 2) return null;
  const code = {
    keyId: message.slice(BEGINNING_SIZE, BEGINNING_SIZE + KEY_ID_SIZE),
    payload: message.slice(PAYLOAD_AT + head, -SIGNATURE_SIZE - 2),
    signature: message.slice(-SIGNATURE_SIZE),
  };
  return same(putTogether(code), message) ? code : null;
}

/** @param {ParsedCode} code */
function putTogether(code) {
  const content = [protectedHeader(code.keyId), new Map(), code.payload, code.signature];
  return encode(new Tagged(COSE_SIGN1, content));
}

/** @param {Uint8Array} keyId */
function protectedHeader(keyId) {
  return encode(
    new Map(/** @type {[number, unknown][]} */ ([[ALGORITHM, EDDSA], [KEY_ID, keyId]])),
  );
}
