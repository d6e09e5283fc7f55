// The page: a camera, a picture, a scanner or pasted text; one verdict, in one of three languages.

import { bringing } from "./brought-files.js";
import { Camera, HAS_CAMERA } from "./camera.js";
import { element } from "./elements.js";
import { ListPlace } from "./list-place.js";
import { isFrame, linesOf } from "./list-sheet.js";
import { showVerdict, showWaiting } from "./panel.js";
import { Refusal } from "./refusal.js";
import { ScanField } from "./scan-field.js";
import { wordsOf } from "./speaker.js";
import { LANGUAGES, OWN_NAMES, Texts } from "./texts.js";
import { browserStorage, Trusted } from "./trusted.js";
import { judgeSheet } from "./verdict.js";

/** @import { BuiltIn, Language } from "./texts.js" */
/** @import { TrustList } from "./trust-list.js" */
/** @import { Judgement } from "./verdict.js" */

const LANGUAGE_PLACE = "infitah-verifier.language";

class Page {
  /** @param {BuiltIn} builtIn */
  constructor(builtIn) {
    this.storage = browserStorage();
    this.texts = new Texts(builtIn, firstLanguage(this.storage));
    this.trusted = new Trusted(builtIn, this.storage);
    /** @type {{judgement: Judgement, list: TrustList} | null} */
    this.shown = null;
    /** @type {Refusal | null} */
    this.trouble = null;
    this.reading = false;
    this.seen = "";
    this.list = new ListPlace(this.trusted, (refusal) => this.heard(refusal));
    this.field = new ScanField((text) => this.check([text]));
    this.camera = new Camera((codes) => this.saw(codes));
    bringing({
      codes: (codes) => this.check(codes),
      list: (text) => this.list.take(text),
      refused: (code) => this.heard(new Refusal(code)),
      reading: (now) => this.read(now),
    });
    this.connect();
    this.list.open(builtIn.trust);
    this.retranslate();
    this.field.input.focus();
  }

  connect() {
    element("camera-button").hidden = !HAS_CAMERA;
    element("camera-button").addEventListener("click", () => void this.switchCamera());
    for (const language of LANGUAGES) {
      const button = element(`language-${language}`);
      button.textContent = OWN_NAMES[language];
      button.addEventListener("click", () => this.speak(language));
    }
  }

  /** @param {boolean} now whether a file is being read */
  read(now) {
    this.reading = now;
    if (now) this.shown = null;
    this.heard(null);
  }

  async switchCamera() {
    this.seen = "";
    try {
      if (this.camera.isOn) {
        this.camera.stop();
      } else {
        this.shown = null;
        await this.camera.start();
      }
      this.heard(null);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.heard(error);
    }
  }

  /**
   * Each code once, for as long as it is held before the camera.
   * @param {string[]} codes
   */
  saw(codes) {
    const seen = codes.join("\n");
    if (seen === this.seen) return;
    this.seen = seen;
    this.check(codes);
    // The verdict needs the room, and nobody forgets a camera that is off.
    if (this.shown && this.shown.judgement.verdict !== "not_a_permit") this.camera.stop();
    this.retranslate();
  }

  /** @param {string[]} codes of one sheet, or the text that was put in */
  check(codes) {
    const { list } = this.trusted;
    this.shown = list && { judgement: judgeSheet(codes, list, clock()), list };
    this.heard(null);
    element("verdict").scrollIntoView({ block: "nearest" });
    // A code of a list on paper is no permit either; with the others it may become a list.
    const frames = codes.flatMap(linesOf).filter(isFrame);
    if (frames.length) void this.list.takeFrames(frames);
  }

  /** @param {Refusal | null} refusal */
  heard(refusal) {
    this.trouble = refusal;
    // What was judged by another list says nothing any more.
    if (this.shown && this.shown.list !== this.trusted.list) this.shown = null;
    this.retranslate();
  }

  /** @param {Language} language */
  speak(language) {
    this.texts.language = language;
    try {
      this.storage?.setItem(LANGUAGE_PLACE, language);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
    this.retranslate();
  }

  /** Say everything anew, the last verdict too. */
  retranslate() {
    const { texts } = this;
    document.documentElement.lang = texts.language;
    document.documentElement.dir = texts.direction;
    document.title = texts.speak("Check a permit");
    for (const place of document.querySelectorAll("[data-say]")) {
      place.textContent = texts.say(place.getAttribute("data-say") ?? "");
    }
    for (const place of document.querySelectorAll("[data-speak]")) {
      place.textContent = texts.speak(place.getAttribute("data-speak") ?? "");
    }
    for (const language of LANGUAGES) {
      const pressed = String(language === texts.language);
      element(`language-${language}`).setAttribute("aria-pressed", pressed);
    }
    element("languages").setAttribute("aria-label", texts.say("language"));
    this.field.input.placeholder = texts.speak("Ready: scan the permit's code");
    this.field.input.setAttribute("aria-label", texts.speak("Permit code, from the scanner"));
    element("camera-button").setAttribute("aria-pressed", String(this.camera.isOn));
    const trouble = element("trouble");
    trouble.dataset.code = this.trouble?.code ?? "";
    trouble.textContent = this.trouble ? texts.say(this.trouble.code, this.trouble.details) : "";
    this.list.say(texts, clock());
    if (this.shown) {
      const { judgement, list } = this.shown;
      showVerdict(judgement.verdict, wordsOf(judgement, list, texts));
    } else {
      showWaiting(this.waiting());
    }
  }

  waiting() {
    if (this.reading) return this.texts.speak("The file is being read.");
    if (!this.trusted.list) return this.texts.say("first_list");
    return this.texts.speak("The verdict will stand here.");
  }
}

/** The one clock of the page, in seconds since 1970. */
function clock() {
  return Date.now() / 1000;
}

/**
 * @param {Storage | null} storage
 * @returns {Language}
 */
function firstLanguage(storage) {
  const wanted = storage?.getItem(LANGUAGE_PLACE) ?? navigator.language.slice(0, 2);
  return LANGUAGES.find((language) => language === wanted) ?? "fr";
}

new Page(JSON.parse(element("built-in").textContent ?? ""));
