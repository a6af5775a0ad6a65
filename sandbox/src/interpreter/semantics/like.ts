/** One place of a LIKE pattern: a character, any one, any number, or one of a set. */
type Place =
  | { readonly kind: 'one'; readonly character: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'many' }
  | { readonly kind: 'set'; readonly has: (character: string) => boolean };

export type LikeRules = {
  /** Two characters match if these are equal. */
  readonly fold: (character: string) => string;
  readonly escape: string | null;
  /** SQL Server: [a-f], [^0-9]. */
  readonly sets?: boolean;
  /** What to do about a pattern that ends with its escape character. */
  readonly endsWithEscape?: () => never;
  /** Oracle: only %, _ and the escape itself may be escaped. */
  readonly wrongEscape?: () => never;
};

export type TextTest = (text: string, step: (count: number) => void) => boolean;

/** `%` and `_`; takes time linear in the text for each `%`. */
export function compileLike(pattern: string, rules: LikeRules): TextTest {
  return matcher(likePlaces(Array.from(pattern), rules), rules.fold);
}

/** SQLite's GLOB: `*`, `?`, [a-z], [^a-z]; case counts. */
export function compileGlob(pattern: string): TextTest {
  const characters = Array.from(pattern);
  const places: Place[] = [];
  for (let i = 0; i < characters.length; i += 1) {
    const character = characters[i] ?? '';
    if (character === '*') places.push({ kind: 'many' });
    else if (character === '?') places.push({ kind: 'any' });
    else if (character === '[') {
      const set = readSet(characters, i + 1, same);
      // A bracket that nothing closes matches nothing.
      places.push(set ? set.place : { kind: 'set', has: () => false });
      i = set ? set.end : characters.length;
    } else places.push({ kind: 'one', character });
  }
  return matcher(places, same);
}

function same(character: string): string {
  return character;
}

function likePlaces(characters: readonly string[], rules: LikeRules): Place[] {
  const places: Place[] = [];
  // Behind the last `]` no set is closed: each `[` there would be looked for to the end of the pattern.
  const lastClosed = rules.sets ? characters.lastIndexOf(']') : -1;
  for (let i = 0; i < characters.length; i += 1) {
    const character = characters[i] ?? '';
    if (character === rules.escape) {
      i += 1;
      const escaped = characters[i];
      if (escaped === undefined) rules.endsWithEscape?.();
      else if (escaped !== '%' && escaped !== '_' && escaped !== rules.escape) rules.wrongEscape?.();
      places.push({ kind: 'one', character: rules.fold(escaped ?? character) });
    } else if (character === '%') places.push({ kind: 'many' });
    else if (character === '_') places.push({ kind: 'any' });
    else {
      const set = character === '[' && i < lastClosed ? readSet(characters, i + 1, rules.fold) : null;
      places.push(set ? set.place : { kind: 'one', character: rules.fold(character) });
      if (set) i = set.end;
    }
  }
  return places;
}

/** From behind `[` to its `]`; null where none comes. */
function readSet(
  characters: readonly string[],
  start: number,
  fold: (character: string) => string,
): { readonly place: Place; readonly end: number } | null {
  const isNegated = characters[start] === '^';
  const ranges: (readonly [string, string])[] = [];
  let at = isNegated ? start + 1 : start;
  for (let isFirst = true; ; isFirst = false) {
    const from = characters[at];
    if (from === undefined) return null;
    if (from === ']' && !isFirst) break;
    const to = characters[at + 1] === '-' && characters[at + 2] !== ']' ? characters[at + 2] : undefined;
    ranges.push([fold(from), fold(to ?? from)]);
    at += to === undefined ? 1 : 3;
  }
  const has = (character: string): boolean => ranges.some(([a, b]) => character >= a && character <= b);
  return { place: { kind: 'set', has: isNegated ? (character) => !has(character) : has }, end: at };
}

/** Goes back to the last `%` only: an earlier one can't do better. */
function matcher(places: readonly Place[], fold: (character: string) => string): TextTest {
  return (text, step) => {
    const characters = Array.from(text, fold);
    let [at, place, backAt, backPlace, looks] = [0, 0, 0, -1, 0];
    while (at < characters.length) {
      looks += 1;
      if (looks % 64 === 0) step(1);
      const expected = places[place];
      if (expected?.kind === 'many') {
        backPlace = place;
        backAt = at;
        place += 1;
      } else if (expected && accepts(expected, characters[at] ?? '')) {
        at += 1;
        place += 1;
      } else if (backPlace >= 0) {
        backAt += 1;
        at = backAt;
        place = backPlace + 1;
      } else return false;
    }
    while (places[place]?.kind === 'many') place += 1;
    return place === places.length;
  };
}

function accepts(place: Place, character: string): boolean {
  if (place.kind === 'any') return true;
  return place.kind === 'one' ? place.character === character : place.kind === 'set' && place.has(character);
}
