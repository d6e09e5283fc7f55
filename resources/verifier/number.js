// The permit's number, such as C2-TET1-00042-E, in the one spelling that codes and lists use.

const NUMBER = /^([A-Z0-9]{1,4})-([A-Z]{2,6})([1-9][0-9]{0,2})-([0-9]{5})-([0-9A-Z])$/;
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * @typedef {object} PermitNumber
 * @property {string} edition
 * @property {string} node
 * @property {number} serial
 */

/**
 * @param {string} text
 * @returns {PermitNumber | null} null where its form or its check character is wrong
 */
export function readNumber(text) {
  const [, edition, letters, place, digits, check] = NUMBER.exec(text) ?? [];
  const serial = Number(digits);
  if (!serial || checkCharacter(edition + letters + place + digits) !== check) return null;
  return { edition, node: `${letters}-${place}`, serial };
}

/**
 * ISO 7064 MOD 37,36.
 * @param {string} body
 */
function checkCharacter(body) {
  let rest = 18;
  for (const character of body) rest = (doubled(rest) + ALPHABET.indexOf(character)) % 36;
  return ALPHABET[(37 - doubled(rest)) % 36];
}

/** @param {number} rest */
function doubled(rest) {
  return ((rest || 36) * 2) % 37;
}
