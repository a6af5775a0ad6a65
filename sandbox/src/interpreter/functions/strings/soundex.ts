import { textIn } from '../define/read.ts';
import { bound, scalar } from '../define/scalar.ts';

const SOUNDS: Readonly<Record<string, string>> = {
  B: '1',
  F: '1',
  P: '1',
  V: '1',
  C: '2',
  G: '2',
  J: '2',
  K: '2',
  Q: '2',
  S: '2',
  X: '2',
  Z: '2',
  D: '3',
  T: '3',
  L: '4',
  M: '5',
  N: '5',
  R: '6',
};

/** A letter and three digits; MySQL writes as many digits as there are, and H and W there part like sounds no more than vowels. */
export const soundex = bound('s', 'text', (_, { semantics: { dialect } }) => {
  const isMysql = dialect === 'mysql' || dialect === 'mariadb';
  return ([text]) => soundOf(textIn(text), isMysql ? 'mysql' : dialect === 'mssql' ? 'mssql' : 'standard');
});
/** T-SQL: how many of the four characters of two SOUNDEX codes agree. */
export const difference = scalar('ss', 'integer', ([a, b]) => {
  const [left, right] = [soundOf(textIn(a), 'mssql'), soundOf(textIn(b), 'mssql')];
  return BigInt(Array.from(left).filter((letter, i) => letter === right[i]).length);
});

function soundOf(text: string, form: 'mysql' | 'mssql' | 'standard'): string {
  const letters = text.toUpperCase().replace(/[^A-Z]/g, '');
  const [first] = letters;
  if (!first) return form === 'mssql' ? '0000' : '';
  let code = first;
  let last = SOUNDS[first] ?? '';
  for (const letter of letters.slice(1)) {
    const sound = SOUNDS[letter] ?? '';
    if (sound && sound !== last) code += sound;
    // H and W stand between like sounds without parting them; vowels part them, except in MySQL.
    const isBridge = letter === 'H' || letter === 'W';
    if (sound || (form !== 'mysql' && !isBridge)) last = sound;
  }
  return form === 'mysql' ? code.padEnd(4, '0') : code.slice(0, 4).padEnd(4, '0');
}
