// What is said of a verdict: its word, what it vouches for, and what to do now.

/** @import { Judgement, Verdict } from "./verdict.js" */
/** @import { PermitClaims } from "./claims.js" */
/** @import { Texts } from "./texts.js" */
/** @import { TrustList } from "./trust-list.js" */

/** @type {Record<Verdict, string>} */
const WORDS = {
  valid: "VALID",
  valid_stale: "VALID",
  revoked: "REVOKED",
  expired: "EXPIRED",
  not_yet_valid: "TOO EARLY",
  unknown_desk: "UNKNOWN DESK",
  forged: "FORGED",
  not_a_permit: "NOT A PERMIT",
};

/**
 * What is shown; an empty text is not shown.
 * @typedef {object} VerdictWords
 * @property {string} word
 * @property {string} limits what the word leaves open
 * @property {string} number
 * @property {string} name
 * @property {string} nameAr
 * @property {string[]} facts
 * @property {string[]} advice
 */

/**
 * @param {Judgement} judgement
 * @param {TrustList} list
 * @param {Texts} texts
 * @returns {VerdictWords}
 */
export function wordsOf({ verdict, listAgeDays, claims, why }, list, texts) {
  const advice = [texts.say(`verdict.${verdict}`)];
  if (why) advice.push(texts.say(why));
  if (verdict === "valid" || verdict === "valid_stale") {
    advice.push(texts.speak("Compare the name with the paper that is shown."));
  }
  const judged = texts.speak("Judged by the list of {day}.", { day: texts.day(list.date) });
  advice.push(`${judged} ${texts.speak("It is %n day(s) old.", { n: listAgeDays })}`);
  return {
    word: texts.speak(WORDS[verdict]),
    limits: verdict === "valid_stale" ? texts.speak("by an old list") : "",
    number: claims?.number ?? "",
    name: claims?.name ?? "",
    nameAr: claims?.nameAr ?? "",
    facts: claims ? factsOf(claims, texts) : [],
    advice,
  };
}

/**
 * @param {PermitClaims} claims
 * @param {Texts} texts
 */
function factsOf(claims, texts) {
  const line = [];
  if (claims.rc) {
    line.push(texts.speak("RC {number}, {court}", { number: claims.rc, court: claims.court }));
  } else if (claims.tp) {
    line.push(texts.speak("TP {number}", { number: claims.tp }));
  }
  const [day, forum] = [texts.day(claims.issuedAt), texts.forum(claims.forum)];
  line.push(texts.speak("issued on {day} at {forum}", { day, forum }));
  const facts = [line.join(" · ")];
  if (claims.manager) facts.push(texts.speak("Manager: {name}", { name: claims.manager }));
  return facts;
}
