import { Unsupported } from '../../errors/failure.ts';
import { byteCount } from '../../values/text.ts';
import { bytesOf, fromBytes } from '../strings/bytes.ts';
import { aggregate } from './define.ts';
import { textOf } from './texts.ts';

/** MySQL: all arguments of a row together; a row in which one is NULL is passed over. */
export const groupConcat = aggregate('a+', 'text', (args, site) => {
  const texts = args.map((type) => textOf([type], site));
  const { separator = ',' } = site;
  const limit = LIMITS[site.semantics.dialect];
  if (!limit) throw new Unsupported('GROUP_CONCAT', site.span);
  return ({ budget }) => {
    const pieces: string[] = [];
    return {
      add(values) {
        if (values.includes(null)) return;
        const piece = values.map((value, i) => texts[i]?.(value) ?? '').join('');
        budget.text(piece.length + separator.length);
        pieces.push(piece);
      },
      result: () => (pieces.length === 0 ? null : cut(pieces.join(separator), limit)),
    };
  };
});

/** group_concat_max_len: bytes behind which MySQL cuts. */
const LIMITS: Readonly<Record<string, number>> = { mysql: 1024, mariadb: 1_048_576 };

function cut(text: string, bytes: number): string {
  if (text.length * 3 <= bytes || byteCount(text) <= bytes) return text;
  return fromBytes(bytesOf(text).slice(0, bytes)).replace(/\ufffd+$/, '');
}
