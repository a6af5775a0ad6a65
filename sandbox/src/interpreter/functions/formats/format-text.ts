import { NULL } from '../define/types.ts';
import { Unsupported } from '../../errors/failure.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { bound } from '../define/scalar.ts';
import { identifierText } from '../strings/postgresql.ts';

const PLACEHOLDER = /%(?:(\d+)\$)?(-)?(?:(\d+)|\*)?([%sIL])/g;

/** PostgreSQL's format(text, …): %s, %I, %L, with places and widths. */
export const formatText = bound(
  'sa*',
  'text',
  (args, { semantics }) => {
    const text = (value: Value, at: number): string => {
      if (value === null) return '';
      if (typeof value === 'boolean') return value ? 't' : 'f';
      return typeof value === 'string' ? value : semantics.text(value, args[at] ?? NULL);
    };
    return (values, { budget }) => {
      const [pattern = null] = values;
      if (pattern === null) return null;
      let next = 0;
      const result = textIn(pattern).replace(
        PLACEHOLDER,
        (
          all,
          place: string | undefined,
          minus: string | undefined,
          width: string | undefined,
          kind: string,
        ) => {
          if (kind === '%') return '%';
          if (all.includes('*')) throw new Unsupported('format with %*s', null);
          next = place === undefined ? next + 1 : Number(place);
          if (next >= values.length || next === 0)
            refuse('FORMAT', 'postgresql', { postgresql: ['22023', 'too few arguments for format()'] });
          const value = values[next] ?? null;
          if (value === null && kind === 'I')
            refuse('FORMAT', 'postgresql', {
              postgresql: ['22004', 'null values cannot be formatted as an SQL identifier'],
            });
          const shown =
            kind === 'I'
              ? identifierText(text(value, next))
              : kind === 'L'
                ? literal(value, text(value, next))
                : text(value, next);
          budget.text(Number(width ?? 0));
          return minus ? shown.padEnd(Number(width ?? 0)) : shown.padStart(Number(width ?? 0));
        },
      );
      budget.text(result.length);
      return result;
    };
  },
  { takesNull: true },
);

function literal(value: Value, text: string): string {
  if (value === null) return 'NULL';
  const quoted = `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
  return text.includes('\\') ? `E${quoted}` : quoted;
}
