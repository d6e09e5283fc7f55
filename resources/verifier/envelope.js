// DSSE envelopes (1.0.2) with exactly one Ed25519 signature: no unknown member, none twice.

import { fromBase64, fromUtf8, joined } from "./bytes.js";
import { fingerprint, isSignedBy } from "./signature.js";

const LIMIT = 8 * 1024 * 1024;
const KEY_ID = /^[0-9a-f]{64}$/;
const STRINGS = /"(?:[^"\\]|\\.)*"/g;

/**
 * What an envelope claims; nobody has looked at its signature yet.
 * @typedef {object} UnverifiedEnvelope
 * @property {Uint8Array} payload
 * @property {string} payloadType
 * @property {string} keyId
 * @property {Uint8Array} signature
 */

/**
 * @param {Uint8Array} data
 * @returns {UnverifiedEnvelope | null}
 */
export function peekEnvelope(data) {
  if (data.length > LIMIT) return null;
  const content = unambiguousJson(data);
  if (!hasExactly(content, ["payload", "payloadType", "signatures"])) return null;
  const { payload, payloadType, signatures } = content;
  if (!Array.isArray(signatures) || signatures.length !== 1) return null;
  if (!hasExactly(signatures[0], ["keyid", "sig"])) return null;
  const { keyid, sig } = signatures[0];
  if (![payload, payloadType, keyid, sig].every((each) => typeof each === "string")) return null;
  const bytes = fromBase64(payload);
  const signature = fromBase64(sig);
  if (!bytes || !signature || !KEY_ID.test(keyid)) return null;
  return { payload: bytes, payloadType, keyId: keyid, signature };
}

/**
 * @param {UnverifiedEnvelope} envelope
 * @param {Uint8Array} key the raw public key of the only signer who is accepted
 */
export function isEnvelopeSignedBy(envelope, key) {
  if (fingerprint(key) !== envelope.keyId) return false;
  const text = new TextEncoder();
  const type = text.encode(envelope.payloadType);
  const signed = joined(
    text.encode(`DSSEv1 ${type.length} `),
    type,
    text.encode(` ${envelope.payload.length} `),
    envelope.payload,
  );
  return isSignedBy(envelope.signature, signed, key);
}

/**
 * JSON in UTF-8 that every reader reads alike: no member twice.
 * @param {Uint8Array} data
 * @returns {unknown} undefined where it is none
 */
export function unambiguousJson(data) {
  const text = fromUtf8(data);
  if (text === null) return undefined;
  try {
    const content = JSON.parse(text);
    // Of a member that stands there twice only the last is kept, and its name is written once.
    return strings(text) === strings(JSON.stringify(content)) ? content : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** @param {string} json */
function strings(json) {
  return json.match(STRINGS)?.length ?? 0;
}

/**
 * Whether a value is an object with these members, perhaps with those, and with no others.
 * @param {unknown} value
 * @param {readonly string[]} members
 * @param {readonly string[]} [optional]
 * @returns {value is Record<string, any>}
 */
export function hasExactly(value, members, optional = []) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const present = Object.keys(value);
  return (
    members.every((name) => present.includes(name)) &&
    present.every((name) => members.includes(name) || optional.includes(name))
  );
}
