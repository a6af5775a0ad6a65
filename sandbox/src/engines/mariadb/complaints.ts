import type { DatasetSchema } from '@sqltown/content/grading';
import type { Outcome } from '@sqltown/shared/api';
import { lex } from '../../interpreter/lexer/lex.ts';
import { explainError } from '../../sql/explain-error.ts';
import { stopped } from '../stops.ts';
import type { MariadbComplaint } from './session.ts';

export type Place = {
  readonly sql: string;
  /** The statement that failed. */
  readonly text: string;
  readonly offset: number;
  readonly schema: DatasetSchema;
  /** What the database and the login are called on the server, which nobody needs to know. */
  readonly databaseName: string;
  readonly owner: string;
};

const OUT_OF_TIME: ReadonlySet<number> = new Set([1317, 1969, 1927, 3024]);
const OUT_OF_MEMORY: ReadonlySet<number> = new Set([1037, 1038, 1041, 1114, 1135, 1290]);
const TOO_LARGE: ReadonlySet<number> = new Set([1153, 1162, 1301]);
const TOO_DEEP: ReadonlySet<number> = new Set([1119, 1436, 4003]);
const NO_RIGHT: ReadonlySet<number> = new Set([1044, 1045, 1142, 1143, 1227, 1370, 1410, 1419]);
/** Nobody may call routines, and there are none: so it is told like a function that isn't there. */
const NO_SUCH_ROUTINE = 1370;
/** Limits are stops, what rights deny is rejected, everything else is the learner's error. */
export function outcomeOf({ message, errno }: MariadbComplaint, place: Place): Outcome {
  if (OUT_OF_TIME.has(errno)) return stopped('time', 0);
  if (OUT_OF_MEMORY.has(errno)) return stopped('memory', 0);
  if (TOO_LARGE.has(errno)) return stopped('size', 0);
  if (TOO_DEEP.has(errno)) return stopped('depth', 0);
  const words = message.replaceAll(place.databaseName, place.schema.id).replaceAll(place.owner, 'learner');
  const unknown = errno === NO_SUCH_ROUTINE ? /for routine '([^']+)'$/.exec(words)?.[1] : undefined;
  const said = unknown
    ? { message: `FUNCTION ${unknown} does not exist`, code: '1305' }
    : { message: words, code: String(errno) };
  const complaint = { ...said, offset: placeOf(said.message, place) };
  const error = explainError(complaint, { sql: place.sql, dialect: 'mariadb', schema: place.schema });
  return NO_RIGHT.has(errno) && unknown === undefined
    ? { kind: 'rejected', error }
    : { kind: 'error', error, elapsedMs: 0 };
}

/** MariaDB gives no place: it quotes what follows, or names what it doesn't know. */
function placeOf(message: string, { text, offset }: Place): number | undefined {
  const near = /near '([\s\S]*)' at line (\d+)$/.exec(message);
  if (near) {
    const [, rest = '', line = '1'] = near;
    const lineStart = startOfLine(text, Number(line));
    // An end that was not expected stands behind everything.
    const at = rest === '' ? text.trimEnd().length : text.indexOf(rest, Math.max(0, lineStart - rest.length));
    return at < 0 ? undefined : offset + at;
  }
  const name =
    /'(?:[^'.]+\.)*([^'.]+)'/.exec(message)?.[1] ??
    /FUNCTION (?:\S+\.)?(\S+) does not exist/.exec(message)?.[1];
  if (name === undefined) return undefined;
  const wanted = name.toLowerCase();
  const token = lex(text, 'mariadb').tokens.find(({ value }) => value.toLowerCase() === wanted);
  return token && offset + token.offset;
}

function startOfLine(text: string, line: number): number {
  let at = 0;
  for (let n = 1; n < line; n += 1) {
    const next = text.indexOf('\n', at);
    if (next < 0) return at;
    at = next + 1;
  }
  return at;
}
