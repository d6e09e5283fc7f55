// The page's words in three languages, which the build took from where the program has its own.

/** @typedef {"fr" | "ar" | "en"} Language */

/**
 * What the build puts into the page. `words` are the page's and the catalogue's, by code;
 * `spoken` are the window's, by their English, one form for each plural; `forums` are cities.
 * @typedef {object} BuiltIn
 * @property {Record<string, Record<Language, string>>} words
 * @property {Record<string, Record<Language, string[]>>} spoken
 * @property {Record<string, Record<"fr" | "ar", string>>} forums
 * @property {string | null} trust a trust list's file
 * @property {string | null} root the fingerprint of the only root that is believed
 */

/** @type {readonly Language[]} */
export const LANGUAGES = ["fr", "ar", "en"];
export const OWN_NAMES = { fr: "Français", ar: "العربية", en: "English" };

const LOCALES = { fr: "fr-MA", ar: "ar-MA", en: "en-GB" };
/** @type {Record<Language, Intl.LDMLPluralRule[]>} */
const PLURALS = {
  fr: ["one", "other"],
  ar: ["zero", "one", "two", "few", "many", "other"],
  en: ["one", "other"],
};
const DIRECTION_MARKS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

export class Texts {
  /**
   * @param {BuiltIn} builtIn
   * @param {Language} language
   */
  constructor(builtIn, language) {
    this.builtIn = builtIn;
    this.language = language;
  }

  get direction() {
    return this.language === "ar" ? "rtl" : "ltr";
  }

  /**
   * A text of the page or of the program's catalogue.
   * @param {string} code
   * @param {Record<string, string | number>} [values]
   */
  say(code, values = {}) {
    return filled(this.builtIn.words[code][this.language], values);
  }

  /**
   * What the window says, by its English.
   * @param {string} source
   * @param {Record<string, string | number>} [values] `n` chooses the plural
   */
  speak(source, values = {}) {
    const forms = this.builtIn.spoken[source][this.language];
    const rule = new Intl.PluralRules(LOCALES[this.language]).select(Number(values.n ?? 0));
    const form = forms[PLURALS[this.language].indexOf(rule)] ?? forms[forms.length - 1];
    return filled(form.replace("%n", "{n}"), values);
  }

  /**
   * A day with its month in letters.
   * @param {number} instant seconds since 1970
   */
  day(instant) {
    const style = new Intl.DateTimeFormat(LOCALES[this.language], {
      dateStyle: "long",
      timeZone: "UTC",
    });
    return style.format(instant * 1000);
  }

  /**
   * A forum's city, or its code where this build does not know it.
   * @param {string} code
   */
  forum(code) {
    return this.builtIn.forums[code]?.[this.language === "ar" ? "ar" : "fr"] ?? code;
  }
}

/**
 * A text with its values, each apart from the direction of what stands around it.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) =>
    name in values ? `\u2068${String(values[name]).replace(DIRECTION_MARKS, "")}\u2069` : whole,
  );
}
