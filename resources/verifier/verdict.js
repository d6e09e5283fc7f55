// The verdict on a permit's code: everything is checked before one word of it is believed.

import { decodeClaims } from "./claims.js";
import { isCodeSignedBy, readCode } from "./code.js";
import { same } from "./bytes.js";
import { readNumber } from "./number.js";

/** @import { PermitClaims } from "./claims.js" */
/** @import { PermitNumber } from "./number.js" */
/** @import { TrustedKey, TrustList } from "./trust-list.js" */

const ONE_DAY = 86_400;

/**
 * @typedef {"valid" | "valid_stale" | "revoked" | "expired" | "not_yet_valid" | "unknown_desk"
 *   | "forged" | "not_a_permit"} Verdict
 */

/**
 * `claims` is there only where a desk's signature vouches for each word of it. `why` says what
 * voids a revoked permit, by code.
 * @typedef {object} Judgement
 * @property {Verdict} verdict
 * @property {number} listAgeDays
 * @property {PermitClaims | null} claims
 * @property {string} why
 */

/**
 * Judge any text at all.
 * @param {string} text
 * @param {TrustList} list
 * @param {number} clock seconds since 1970; never taken to be before the list's own date
 * @returns {Judgement}
 */
export function judge(text, list, clock) {
  const now = Math.max(clock, list.date);
  const listAgeDays = Math.floor((now - list.date) / ONE_DAY);
  /** @type {(verdict: Verdict, claims?: PermitClaims | null) => Judgement} */
  const judged = (verdict, claims = null) => ({ verdict, listAgeDays, claims, why: "" });

  const code = readCode(text);
  if (code === null) return judged("not_a_permit");
  const key = list.keys.find((each) => same(each.kid, code.keyId));
  if (key === undefined) return judged("unknown_desk");
  if (!isCodeSignedBy(code, key.key)) return judged("forged");
  const claims = decodeClaims(code.payload);
  const number = claims && readNumber(claims.number);
  if (!claims || !number || !isWithinRights(claims, number, key, list)) return judged("forged");
  const why = whyVoid(claims, number.serial, key, list);
  if (why) return { verdict: "revoked", listAgeDays, claims, why };
  return judged(standing(claims, list, now, listAgeDays), claims);
}

/**
 * Judge the codes of one sheet: of several, the permit's own is wanted, not the one beside it. The
 * first that is one decides: who brings thousands waits for one.
 * @param {readonly string[]} texts
 * @param {TrustList} list
 * @param {number} clock
 * @returns {Judgement}
 */
export function judgeSheet(texts, list, clock) {
  for (const text of texts) {
    const judgement = judge(text, list, clock);
    if (judgement.verdict !== "not_a_permit") return judgement;
  }
  return judge("", list, clock);
}

/**
 * Whether that key may sign such a permit at all.
 * @param {PermitClaims} claims
 * @param {PermitNumber} number
 * @param {TrustedKey} key
 * @param {TrustList} list
 */
function isWithinRights(claims, number, key, list) {
  return (
    claims.issuer === list.issuer &&
    number.edition === list.edition &&
    number.node === key.node &&
    claims.forum === key.forum &&
    key.serials.some(([first, last]) => first <= number.serial && number.serial <= last) &&
    key.issuedFrom <= claims.issuedAt &&
    claims.issuedAt <= key.issuedUntil
  );
}

/**
 * How a genuine permit that nobody revoked stands today.
 * @param {PermitClaims} claims
 * @param {TrustList} list
 * @param {number} now
 * @param {number} listAgeDays
 * @returns {Verdict}
 */
function standing(claims, list, now, listAgeDays) {
  if (claims.expiresAt !== null && claims.expiresAt <= now) return "expired";
  if (claims.notBefore > now) return "not_yet_valid";
  return listAgeDays > list.staleAfterDays ? "valid_stale" : "valid";
}

/**
 * What voids a genuine permit, by code: its desk's end, the permit's own, this copy's; or "".
 * @param {PermitClaims} claims
 * @param {number} serial
 * @param {TrustedKey} key
 * @param {TrustList} list
 */
function whyVoid(claims, serial, key, list) {
  if (isAboveRevocation(serial, key)) return "void_because.desk";
  const copies = list.revoked
    .filter(({ number }) => number === claims.number)
    .map(({ copy }) => copy);
  if (copies.includes(null)) return "void_because.permit";
  return copies.includes(claims.copy) ? "void_because.copy" : "";
}

/**
 * @param {number} serial
 * @param {TrustedKey} key
 */
function isAboveRevocation(serial, key) {
  return (
    key.goodSerials !== null &&
    !key.goodSerials.some(([first, last]) => first <= serial && serial <= last)
  );
}
