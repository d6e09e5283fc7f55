// Base45 (RFC 9285, 4): the letters that a QR code holds most densely, two bytes in three.

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/**
 * The bytes of a text; null where it is no base45. Spaces are data.
 * @param {string} text
 * @returns {Uint8Array | null}
 */
export function fromBase45(text) {
  const digits = Array.from(text, (letter) => ALPHABET.indexOf(letter));
  if (digits.includes(-1) || digits.length % 3 === 1) return null;
  const bytes = [];
  for (let at = 0; at < digits.length; at += 3) {
    const [first, second, third] = digits.slice(at, at + 3);
    const value = first + second * 45 + (third ?? 0) * 45 * 45;
    if (value > (third === undefined ? 0xff : 0xffff)) return null;
    if (third !== undefined) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return Uint8Array.from(bytes);
}
