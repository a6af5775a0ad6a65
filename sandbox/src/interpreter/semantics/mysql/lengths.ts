import { Unsupported, fail } from '../../errors/failure.ts';
import { type Sized, fractionOf, lengthOf } from '../type-arguments.ts';

const MOST_FIXED = 255;
const MOST_FRACTION = 6;
/** A row has 65,535 bytes; four of them are a character of utf8mb4, three of NVARCHAR's utf8mb3. */
const MOST = {
  text: 16_383,
  national: { mysql: 21_845, mariadb: 21_844 },
  bytes: { mysql: 65_535, mariadb: 65_532 },
} as const;
/** max_allowed_packet as it comes: what is padded to more is NULL there, with a warning. */
const MOST_OF_A_CAST = 16_777_216;

/** @throws SqlFailure 1074: Column length too big */
export function checkLength(sized: Sized, server: 'mysql' | 'mariadb'): void {
  checkFraction(sized, server);
  const given = lengthOf(sized);
  const { type, name, place, column } = sized;
  if (!given || (type.kind !== 'text' && type.kind !== 'blob')) return;
  if (place === 'cast' || column === null) {
    if (given.length > MOST_OF_A_CAST) throw new Unsupported(`${name.name} of so many characters`, name.span);
    return;
  }
  const national = name.name.startsWith('N') ? MOST.national[server] : MOST.text;
  const most = type.fixed ? MOST_FIXED : type.kind === 'blob' ? MOST.bytes[server] : national;
  if (given.length <= most) return;
  const what = `ERROR 1074 (42000): Column length too big for column '${column}' (max = ${most}); use BLOB or TEXT instead`;
  fail({ kind: 'invalid-argument', name: name.name, code: '1074', what }, name.span);
}

/** MariaDB names what is cast in its own words, which are not kept. @throws SqlFailure 1426 */
function checkFraction(sized: Sized, server: 'mysql' | 'mariadb'): void {
  const fraction = fractionOf(sized);
  if (fraction === null || (fraction >= 0 && fraction <= MOST_FRACTION)) return;
  const { name, column } = sized;
  if (fraction < 0 || (column === null && server === 'mariadb'))
    throw new Unsupported(`${name.name}(${fraction})`, name.span);
  const what =
    server === 'mysql'
      ? `ERROR 1426 (42000): Too-big precision ${fraction} specified for '${column ?? 'CAST'}'. Maximum is 6.`
      : `ERROR 1426 (42000): Too big precision specified for '${column}'. Maximum is 6`;
  fail({ kind: 'invalid-argument', name: name.name, code: '1426', what }, name.span);
}
