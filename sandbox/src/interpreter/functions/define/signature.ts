/**
 * What a function takes, as one word of letters, each an argument: `s` text, `i` an integer, `I` a big one, `n` a
 * number as it is (`m` where SQLite wants nothing else), `N` an exact one, `f` a float, `d` a date or timestamp, `t` a time, `x` an interval, `j` JSON,
 * `y` bytes, `b` a truth value, `A` an array, `a` anything, `w` a word (month), `c` a condition.
 * Behind a letter `?` means it and what follows may be left out, `*` any number of it, `+` at least one.
 */
export type Signature = {
  readonly letters: readonly string[];
  /** The last letter stands for all that follow. */
  readonly repeats: boolean;
  readonly least: number;
  readonly most: number;
  readonly words: readonly number[];
  readonly conditions: readonly number[];
};

export function readSignature(text: string): Signature {
  const letters = text.replace(/[?*+]/g, '').split('');
  const optional = text.indexOf('?');
  const repeats = /[*+]$/.test(text);
  const required = optional === -1 ? letters.length : optional - 1;
  const least = text.endsWith('*') ? Math.min(required, letters.length - 1) : required;
  const places = (letter: string): number[] => letters.flatMap((it, i) => (it === letter ? [i] : []));
  return {
    letters,
    repeats,
    least,
    most: repeats ? Number.POSITIVE_INFINITY : letters.length,
    words: places('w'),
    conditions: places('c'),
  };
}

export function letterAt({ letters }: Signature, index: number): string {
  return letters[Math.min(index, letters.length - 1)] ?? 'a';
}
