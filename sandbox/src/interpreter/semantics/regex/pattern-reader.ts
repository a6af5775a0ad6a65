/** Walks over a pattern, character by character. */
export class PatternReader {
  readonly #pattern: string;
  readonly #extended: boolean;
  #at = 0;

  constructor(pattern: string, extended: boolean) {
    this.#pattern = pattern;
    this.#extended = extended;
    this.#skip();
  }

  get atEnd(): boolean {
    return this.#at >= this.#pattern.length;
  }

  is(text: string): boolean {
    return this.#pattern.startsWith(text, this.#at);
  }

  /** What comes next, if it is this (a sticky pattern, or a text); null otherwise. */
  accept(what: string | RegExp): readonly string[] | null {
    if (typeof what === 'string') {
      if (!this.is(what)) return null;
      this.#at += what.length;
      this.#skip();
      return [what];
    }
    what.lastIndex = this.#at;
    const match = what.exec(this.#pattern);
    if (!match) return null;
    this.#at = what.lastIndex;
    this.#skip();
    return match;
  }

  /** The next character's code point. */
  take(): number {
    const point = this.takeRaw();
    this.#skip();
    return point;
  }

  /** The next character, the blanks behind it left where they are: inside brackets and behind a backslash. */
  takeRaw(): number {
    const point = this.#pattern.codePointAt(this.#at) ?? 0;
    this.#at += point > 0xff_ff ? 2 : 1;
    return point;
  }

  #skip(): void {
    if (!this.#extended) return;
    while (/[\s#]/.test(this.#pattern.charAt(this.#at))) {
      if (this.#pattern.charAt(this.#at) !== '#') this.#at += 1;
      else {
        const end = this.#pattern.indexOf('\n', this.#at);
        this.#at = end < 0 ? this.#pattern.length : end;
      }
    }
  }
}
