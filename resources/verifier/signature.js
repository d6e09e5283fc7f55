// Ed25519 as the program verifies it: every signature that one of the two refuses, both refuse.

import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { joined, same, toHex } from "./bytes.js";

const POINT_SIZE = 32;
const SIGNATURE_SIZE = 64;

// The y-coordinates of all points of small order, canonical or not, without the sign bit. Under
// such a key one signature fits many messages, and libraries disagree about such an R. (As in
// libsodium's ge25519_has_small_order.)
const SMALL_ORDER = new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]);

/**
 * SHA-256 of a raw public key in hexadecimal: what people compare.
 * @param {Uint8Array} key
 */
export function fingerprint(key) {
  return toHex(sha256(key));
}

/**
 * The first 8 bytes of that digest: how a code names its key.
 * @param {Uint8Array} key
 */
export function keyId(key) {
  return sha256(key).subarray(0, 8);
}

/**
 * Whether a public key, or a signature's R, is a point of a size that proves anything.
 * @param {Uint8Array} point
 */
export function isStrongPoint(point) {
  if (point.length !== POINT_SIZE) return false;
  const withoutSign = Uint8Array.from(point);
  withoutSign[POINT_SIZE - 1] &= 0x7f;
  return !SMALL_ORDER.has(toHex(withoutSign));
}

/**
 * @param {Uint8Array} signature
 * @param {Uint8Array} message
 * @param {Uint8Array} key raw public key
 */
export function isSignedBy(signature, message, key) {
  return (
    signature.length === SIGNATURE_SIZE &&
    isStrongPoint(signature.subarray(0, POINT_SIZE)) &&
    ed25519.verify(signature, message, key, { zip215: false }) &&
    isExact(signature, message, key)
  );
}

/**
 * Whether R is exactly [S]B - [k]A (RFC 8032, 5.1.7), which the program's library asks for. This
 * one multiplies both sides by 8 first, so it would let a part of small order through.
 * @param {Uint8Array} signature whose encodings were found sound
 * @param {Uint8Array} message
 * @param {Uint8Array} key
 */
function isExact(signature, message, key) {
  const { Point } = ed25519;
  const r = signature.subarray(0, POINT_SIZE);
  const s = littleEndian(signature.subarray(POINT_SIZE));
  const k = littleEndian(sha512(joined(r, key, message))) % Point.Fn.ORDER;
  const difference = Point.BASE.multiplyUnsafe(s).subtract(Point.fromBytes(key).multiplyUnsafe(k));
  return same(difference.toBytes(), r);
}

/** @param {Uint8Array} bytes */
function littleEndian(bytes) {
  return BigInt(`0x${toHex(Uint8Array.from(bytes).reverse())}`);
}
