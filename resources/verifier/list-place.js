// The trust list's place on the page: which one is in use, choosing another, comparing its root.

import { element } from "./elements.js";
import { fileOf } from "./list-sheet.js";
import { Refusal } from "./refusal.js";

/** @import { Texts } from "./texts.js" */
/** @import { Trusted } from "./trusted.js" */
/** @import { TrustList } from "./trust-list.js" */

const GROUPS = /.{4}/g; // in which a fingerprint is compared
const ONE_DAY = 86_400;

export class ListPlace {
  /**
   * @param {Trusted} trusted
   * @param {(refusal: Refusal | null) => void} tell what became of a file; null where it is taken
   */
  constructor(trusted, tell) {
    this.trusted = trusted;
    this.tell = tell;
    /** @type {{list: TrustList, file: string} | null} */
    this.proposed = null;
    /** @type {Set<string>} frames of a list on paper, until it is whole */
    this.frames = new Set();
    element("root-same").addEventListener("click", () => this.answer(true));
    element("root-differs").addEventListener("click", () => this.answer(false));
    element("forget-button").addEventListener("click", () => this.askToForget(true));
    element("forget-no").addEventListener("click", () => this.askToForget(false));
    element("forget-yes").addEventListener("click", () => this.forget());
  }

  /**
   * The newer of the list that was kept and the one that the page was built with.
   * @param {string | null} embedded
   */
  open(embedded) {
    const kept = this.trusted.kept?.list;
    if (kept) this.take(kept);
    if (embedded === null) return;
    const inUse = this.trusted.list;
    this.take(embedded, (refusal) => {
      // Since the page was built a newer list came: that is how it should be.
      if (!inUse || refusal?.code !== "trust_list.rollback") this.tell(refusal);
    });
  }

  /** @param {readonly string[]} frames of a list on paper, with those that were read before */
  async takeFrames(frames) {
    for (const frame of frames) this.frames.add(frame);
    try {
      const file = await fileOf([...this.frames]);
      this.frames.clear();
      this.take(file);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code !== "trust_sheet.incomplete") this.frames.clear();
      this.tell(error);
    }
  }

  /**
   * @param {string} file a trust list's file, or anything else
   * @param {(refusal: Refusal | null) => void} [tell]
   */
  take(file, tell = this.tell) {
    try {
      const list = this.trusted.examine(file);
      this.proposed = this.trusted.root === null ? { list, file } : null;
      tell(this.proposed ? null : this.use(list, file));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      tell(error);
    }
    if (this.proposed) element("root-differs").focus();
  }

  /**
   * @param {TrustList} list
   * @param {string} file
   * @returns {Refusal | null}
   */
  use(list, file) {
    return this.trusted.adopt(list, file) ? null : new Refusal("not_kept");
  }

  /** @param {boolean} same whether the fingerprint is headquarters' */
  answer(same) {
    const proposed = this.proposed;
    if (proposed === null) return;
    this.proposed = null;
    this.tell(same ? this.use(proposed.list, proposed.file) : new Refusal("root_refused"));
    element("list-button").focus();
  }

  /** @param {boolean} asking */
  askToForget(asking) {
    element("forget-question").hidden = !asking;
    element(asking ? "forget-no" : "forget-button").focus();
  }

  forget() {
    this.trusted.forget();
    this.askToForget(false);
    this.tell(null);
  }

  /**
   * @param {Texts} texts
   * @param {number} clock seconds since 1970
   */
  say(texts, clock) {
    const { list, root, builtInRoot } = this.trusted;
    element("root-question").hidden = this.proposed === null;
    element("proposed-root").textContent = inGroups(this.proposed?.list.root ?? "");
    element("root-shown").hidden = root === null;
    element("root").textContent = inGroups(root ?? "");
    element("list-button").classList.toggle("primary", list === null && this.proposed === null);
    element("forget-button").hidden = root === null || builtInRoot !== null;
    element("list-label").textContent = list ? described(list, texts, clock) : "";
  }
}

/** @param {string} fingerprint */
function inGroups(fingerprint) {
  return fingerprint.match(GROUPS)?.join(" ") ?? "";
}

/**
 * @param {TrustList} list
 * @param {Texts} texts
 * @param {number} clock
 */
function described(list, texts, clock) {
  const age = Math.max(0, Math.floor((clock - list.date) / ONE_DAY));
  const day = texts.day(list.date);
  const sentences = [
    texts.say("list_in_use", { number: list.number, day }),
    texts.speak("It is %n day(s) old.", { n: age }),
  ];
  if (age > list.staleAfterDays) sentences.push(texts.say("list_old"));
  // A day is what two clocks of one day may differ by, in whatever zones they stand.
  if (clock + ONE_DAY < list.date) sentences.push(texts.say("trust_list.ahead_of_clock", { date: day }));
  return sentences.join(" ");
}
