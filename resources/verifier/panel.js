// The verdict: a sign, a word and a colour for people two metres away; details for who is near.

import { element } from "./elements.js";

/** @import { VerdictWords } from "./speaker.js" */
/** @import { Verdict } from "./verdict.js" */

const CHECK = "M18 66 58 132 130 14";
const CROSS = "M20 20 130 130M130 20 20 130";
const WARNING = "M75 14 140 132H10ZM75 52V92M75 104V116";
const QUESTION =
  "M138 75A63 63 0 1 1 12 75 63 63 0 1 1 138 75M55 58C55 34 97 34 97 58 97 76 75 72 75 92M75 102V114";

/** @type {Record<Verdict, string>} */
const SIGNS = {
  valid: CHECK,
  valid_stale: WARNING,
  revoked: CROSS,
  expired: CROSS,
  forged: CROSS,
  not_yet_valid: QUESTION,
  unknown_desk: QUESTION,
  not_a_permit: QUESTION,
};

/**
 * Show this verdict, or the same in another language. It is read out only once it is complete.
 * @param {Verdict} verdict
 * @param {VerdictWords} words
 */
export function showVerdict(verdict, words) {
  const panel = element("verdict");
  panel.dataset.verdict = verdict;
  element("sign-path").setAttribute("d", SIGNS[verdict]);
  put("word", words.word);
  put("limits", words.limits);
  put("number", words.number);
  put("name", words.name);
  put("name-ar", words.nameAr);
  element("names").hidden = !words.name && !words.nameAr;
  element("between").hidden = !words.name || !words.nameAr;
  put("facts", words.facts.join("\n"));
  put("advice", words.advice.join("\n"));
}

/**
 * No verdict: only what to do.
 * @param {string} advice
 */
export function showWaiting(advice) {
  delete element("verdict").dataset.verdict;
  for (const id of ["word", "limits", "number", "name", "name-ar", "facts"]) put(id, "");
  element("names").hidden = true;
  put("advice", advice);
}

/**
 * What a code says comes from a stranger: it is never taken for anything but text.
 * @param {string} id
 * @param {string} text
 */
function put(id, text) {
  const place = element(id);
  place.textContent = text;
  place.hidden = !text;
}
