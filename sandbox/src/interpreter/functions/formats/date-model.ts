import { refuse } from '../define/complain.ts';

/**
 * The date format models of Oracle ("Format Models") and PostgreSQL (9.8): a text cut into elements, the longest first.
 * `letters` is the element as written, whose case says the case of names; literals are what stands between.
 */
export type Element = {
  readonly code: string;
  readonly letters: string;
  /** Without padding: FM stands before it (PostgreSQL), or an odd number of times anywhere before (Oracle). */
  readonly fill: boolean;
  /** TH or th behind a number. */
  readonly ordinal: 'TH' | 'th' | null;
};
export type Model = readonly (Element | { readonly literal: string; readonly quoted: boolean })[];

const SHARED =
  'YYYY YYY YY Y IYYY IYY IY I RRRR RR MONTH MON MM RM DAY DY DDD DD D HH24 HH12 HH MI SSSSS SS FF1 FF2 FF3 FF4 FF5 FF6 A.M. P.M. AM PM B.C. A.D. BC AD CC Q WW IW W J';
const CODES = {
  oracle: `SYYYY Y,YYY YEAR SYEAR FF7 FF8 FF9 FF X TS TZH TZM TZR TZD DL DS ${SHARED}`,
  postgresql: `Y,YYY MS US IDDD ID SSSS TZH TZM TZ OF ${SHARED}`,
} as const;

const PATTERNS = {
  oracle: patternOf(CODES.oracle),
  postgresql: patternOf(CODES.postgresql),
} as const;

/** Sticky; the longer codes come first. */
function patternOf(codes: string): RegExp {
  const all = codes
    .split(' ')
    .toSorted((a, b) => b.length - a.length)
    .map((code) => code.replaceAll('.', '\\.'));
  return new RegExp(`(?:${all.join('|')})`, 'iy');
}

/** @throws SqlFailure where Oracle doesn't know a letter; PostgreSQL writes it as it is. */
export function readDateModel(text: string, dialect: 'oracle' | 'postgresql'): Model {
  const model: Model[number][] = [];
  const pattern = PATTERNS[dialect];
  let [at, fill] = [0, true];
  while (at < text.length) {
    const rest = text.slice(at, at + 2).toUpperCase();
    const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(text.slice(at));
    pattern.lastIndex = at;
    const element = pattern.exec(text);
    if (rest === 'FM') {
      fill = dialect === 'oracle' ? !fill : false;
      at += 2;
    } else if (rest === 'FX') at += 2;
    else if (quoted) {
      model.push({ literal: (quoted[1] ?? '').replace(/\\(.)/g, '$1'), quoted: true });
      at += quoted[0].length;
    } else if (element) {
      const [letters] = element;
      at += letters.length;
      const suffix = /^(?:TH|th)/.exec(text.slice(at))?.[0];
      if (suffix) at += 2;
      if (dialect === 'oracle' && /^(?:SP|SPTH)/i.test(text.slice(at))) unknown();
      model.push({
        code: letters.toUpperCase(),
        letters,
        fill,
        ordinal: (suffix as 'TH' | undefined) ?? null,
      });
      // PostgreSQL: FM stands for the next element alone.
      if (dialect === 'postgresql') fill = true;
    } else {
      const [letter = ''] = Array.from(text.slice(at, at + 2));
      if (dialect === 'oracle' && /[\p{L}\p{N}]/u.test(letter)) unknown();
      model.push({ literal: letter, quoted: false });
      at += letter.length;
    }
  }
  return model;

  function unknown(): never {
    return refuse('TO_CHAR', dialect, { oracle: ['ORA-01821', 'date format not recognized'] });
  }
}
