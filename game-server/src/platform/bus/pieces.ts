/** NOTIFY carries less than 8,000 bytes: 1,900 characters of at most four bytes each, and the head. */
const PIECE_CHARACTERS = 1_900;

/**
 * Cuts texts into pieces that fit into a NOTIFY each: `<serial>.<index>.<count> <text>`. Sent in one transaction the
 * pieces of a text arrive together and in order. The serial keeps equal pieces apart: of equal notifications in one
 * transaction PostgreSQL delivers one.
 */
export function cutter(): (text: string) => string[] {
  let serial = 0;
  return (text) => {
    serial += 1;
    const count = Math.max(1, Math.ceil(text.length / PIECE_CHARACTERS));
    return Array.from({ length: count }, (_, index) => {
      const piece = text.slice(index * PIECE_CHARACTERS, (index + 1) * PIECE_CHARACTERS);
      return `${serial}.${index}.${count} ${piece}`;
    });
  };
}

/** Puts pieces together again: each gives the whole text when it was the last of it, otherwise null. */
export function joiner(): (piece: string) => string | null {
  let held = '';
  let next = 0;
  return (piece) => {
    const [, index, count, text] = /^\d+\.(\d+)\.(\d+) ([^]*)$/.exec(piece) ?? [];
    if (index === undefined || text === undefined) return null;
    if (index === '0') [held, next] = ['', 0];
    if (Number(index) !== next) return null;
    held += text;
    next += 1;
    return next === Number(count) ? held : null;
  };
}
