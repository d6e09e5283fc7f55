// What a person can be told of a file that is not taken: a code of the program's catalogue.

export class Refusal extends Error {
  /**
   * @param {string} code such as "trust_list.forged"
   * @param {Record<string, string>} [details] what its words name
   */
  constructor(code, details = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
