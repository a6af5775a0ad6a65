import { Unsupported } from '../../errors/failure.ts';
import { Decimal, rescale } from '../../values/decimal.ts';
import { isNumeric } from '../../values/numeric.ts';
import { Temporal } from '../../values/temporal.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { bound, scalar } from '../define/scalar.ts';
import { shortest } from '../numbers/rounding.ts';
import { netDateText, netNumberText } from './net.ts';

/** T-SQL's FORMAT(value, format, culture), in the culture en-US alone; an unknown format gives NULL. */
export const netFormat = bound(
  'ass?',
  'text',
  (_, { arguments: spans, semantics }) =>
    ([value = null, format, culture]) => {
      if (culture !== undefined && !/^en(?:-us)?$/i.test(textIn(culture)))
        throw new Unsupported(`FORMAT in the culture ${textIn(culture)}`, spans[2] ?? null);
      if (value instanceof Temporal) return netDateText(value, textIn(format));
      if (value !== null && isNumeric(value)) return netNumberText(value, textIn(format));
      return refuse('FORMAT', semantics.dialect, {
        mssql: ['8116', 'Argument data type varchar is invalid for argument 1 of format function.'],
      });
    },
);

/** T-SQL's STR(number, length, decimals): right-aligned, asterisks where it is too long. */
export const str = scalar('fI?I?', 'text', ([value, length = 10n, places = 0n], { budget }) => {
  const [room, digits] = [Number(length), Math.min(16, Number(places))];
  if (room < 1 || digits < 0) throw new Unsupported('STR with this length', null);
  budget.text(room);
  const exact = shortest(value as number);
  const whole = decimalOf(rescale(exact, 0));
  if (whole.length > room) return '*'.repeat(room);
  const kept = Math.max(0, Math.min(digits, room - decimalOf(rescale(exact, 0, 'cut')).length - 1));
  return decimalOf(rescale(exact, kept)).padStart(room);
});

function decimalOf({ digits, scale }: Decimal): string {
  const all = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const text = scale === 0 ? all : `${all.slice(0, -scale)}.${all.slice(-scale)}`;
  return digits < 0n ? `-${text}` : text;
}
