import { bound } from '../define/scalar.ts';

/** TO_CLOB and its kin: a value as the dialect writes it. */
export const textOf = bound(
  'a',
  'text',
  ([type = { kind: 'null' }], { semantics }) =>
    ([value = null]) =>
      typeof value === 'string' ? value : semantics.text(value, type),
);
