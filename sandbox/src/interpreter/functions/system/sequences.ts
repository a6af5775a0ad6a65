import { Unsupported } from '../../errors/failure.ts';
import type { Value } from '../../values/value.ts';
import { bound } from '../define/scalar.ts';
import { INT64 } from '../define/types.ts';

/** `nextval('ids')`: the text is read as a name would be, so that capitals need quotes in it. */
export const nextval = bound(
  'a',
  INT64,
  (_, { span }) =>
    ([text = null], run) =>
      run.sequences.next(sequenceName(text), span),
  { volatile: true },
);

export const currval = bound(
  'a',
  INT64,
  (_, { span }) =>
    ([text = null], run) =>
      run.sequences.current(sequenceName(text), span),
  { volatile: true },
);

export const setval = bound(
  'aia?',
  INT64,
  (_, { span }) =>
    ([text = null, value = null, isCalled = true], run) => {
      if (typeof value !== 'bigint') throw new Error('setval was given no integer');
      run.sequences.set(sequenceName(text), value, isCalled !== false, span);
      return value;
    },
  { volatile: true },
);

function sequenceName(text: Value): string {
  if (typeof text !== 'string') throw new Unsupported('a sequence that no text names', null);
  const last = /(?:^|\.)("[^"]*"|[^."]*)$/.exec(text)?.[1] ?? text;
  return last.startsWith('"') ? last.slice(1, -1) : last.toLowerCase();
}
