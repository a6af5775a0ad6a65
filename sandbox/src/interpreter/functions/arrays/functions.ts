import type { Type } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { aggregate, gathering } from '../aggregates/define.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { type Define, bound, scalar } from '../define/scalar.ts';
import { NULL, type Result, textLike } from '../define/types.ts';
import type { CallSite, ScalarFunction } from '../function.ts';

/** PostgreSQL, 9.19 "Array Functions and Operators". */
function items(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}
function itemType(type: Type = NULL): Type {
  return type.kind === 'array' ? type.of : NULL;
}
function depth(value: Value | undefined): number {
  if (!Array.isArray(value)) return 0;
  return value.length === 0 ? 0 : 1 + depth((value as readonly Value[])[0]);
}
function flatten(value: Value): Value[] {
  return Array.isArray(value) ? (value as readonly Value[]).flatMap(flatten) : [value];
}
const OF_TEXT: Result = (_, site) => ({ kind: 'array', of: textLike([], site) });

export const arrayAgg = aggregate(
  'a',
  ([type = NULL]) => ({ kind: 'array', of: type }),
  () =>
    gathering(
      ([value = null]) => value,
      (all) => (all.length === 0 ? null : all),
    ),
  { takesNull: true },
);

function dimension(value: Value | undefined, nth: number): number | null {
  if (nth < 1 || nth > depth(value)) return null;
  return nth === 1 ? items(value).length : dimension(items(value)[0], nth - 1);
}
const size = (value: Value): number =>
  Array.isArray(value) ? (value as readonly Value[]).reduce<number>((sum, item) => sum + size(item), 0) : 1;

export const ARRAYS = {
  ARRAY_LENGTH: scalar('Ai', 'integer', ([array, nth]) => {
    const length = dimension(array, Number(nth));
    return length === null ? null : BigInt(length);
  }),
  ARRAY_UPPER: scalar('Ai', 'integer', ([array, nth]) => {
    const length = dimension(array, Number(nth));
    return length === null ? null : BigInt(length);
  }),
  ARRAY_LOWER: scalar('Ai', 'integer', ([array, nth]) =>
    dimension(array, Number(nth)) === null ? null : 1n,
  ),
  ARRAY_NDIMS: scalar('A', 'integer', ([array]) => (depth(array) === 0 ? null : BigInt(depth(array)))),
  CARDINALITY: scalar('A', 'integer', ([array]) => BigInt(size(array ?? null))),
  ARRAY_APPEND: withItem('first', (array, item) => [...array, item]),
  ARRAY_PREPEND: withItem('last', (array, item) => [item, ...array]),
  ARRAY_CAT: scalar('AA', 'first', ([a, b]) => [...items(a), ...items(b)], { takesNull: true }),
  ARRAY_REMOVE: searching('first', (array, isSame) => array.filter((item) => !isSame(item))),
  ARRAY_POSITION: searching('integer', (array, isSame) => {
    const at = array.findIndex(isSame);
    return at === -1 ? null : BigInt(at + 1);
  }),
  ARRAY_POSITIONS: searching(
    { kind: 'array', of: { kind: 'integer', bits: 32, unsigned: false } },
    (array, isSame) => array.flatMap((item, i) => (isSame(item) ? [BigInt(i + 1)] : [])),
  ),
  ARRAY_REVERSE: scalar('A', 'first', ([array]) => items(array).toReversed()),
  ARRAY_REPLACE: bound(
    'Aaa',
    'first',
    ([type, from = NULL, to = NULL], { semantics, span }) => {
      const of = itemType(type);
      const key = semantics.key(of);
      const [convertFrom, convertTo] = [semantics.implicit(from, of, span), semantics.implicit(to, of, span)];
      return ([array = null, old = null, by = null], run) => {
        if (array === null) return null;
        const wanted = old === null ? null : key(convertFrom(old, run));
        const put = by === null ? null : convertTo(by, run);
        return items(array).map((item) => ((item === null ? null : key(item)) === wanted ? put : item));
      };
    },
    { takesNull: true },
  ),
  ARRAY_TO_STRING: bound(
    'Ass?',
    'text',
    ([type], { semantics }) =>
      ([array = null, by = null, nullText = null]) => {
        if (array === null || by === null) return null;
        const of = itemType(type);
        const flat = flatten(array);
        return flat
          .flatMap((item) => {
            if (item === null) return nullText === null ? [] : [textIn(nullText)];
            if (typeof item === 'boolean') return [item ? 't' : 'f'];
            return [typeof item === 'string' ? item : semantics.text(item, of)];
          })
          .join(textIn(by));
      },
    { takesNull: true },
  ),
  STRING_TO_ARRAY: scalar(
    'sss?',
    OF_TEXT,
    ([text = null, by = null, nullText = null]) => {
      if (text === null) return null;
      const fields = splitText(textIn(text), by);
      return nullText === null ? fields : fields.map((field) => (field === nullText ? null : field));
    },
    { takesNull: true },
  ),
};

/** By a delimiter; by NULL into characters; '' splits nothing. An empty text has no fields. */
export function splitText(text: string, by: Value): Value[] {
  if (text === '') return [];
  if (by === null) return Array.from(text);
  return by === '' ? [text] : text.split(textIn(by));
}

function withItem(
  arrayPlace: 'first' | 'last',
  make: (array: readonly Value[], item: Value) => Value,
): Define<ScalarFunction> {
  const isFirst = arrayPlace === 'first';
  const result: Result = (args, site) => {
    const [array = NULL, item = NULL] = isFirst ? args : args.toReversed();
    const of = array.kind === 'array' ? array.of : item;
    if (array.kind !== 'array' && array.kind !== 'null' && array.kind !== 'unknown') refuseArray(site);
    return { kind: 'array', of };
  };
  return bound(
    'aa',
    result,
    (args, { semantics, span }) => {
      const [array = NULL, item = NULL] = isFirst ? args : args.toReversed();
      const convert = semantics.implicit(item, array.kind === 'array' ? array.of : item, span);
      return ([a = null, b = null], run) => {
        const [given, one] = isFirst ? [a, b] : [b, a];
        return make(items(given), one === null ? null : convert(one, run));
      };
    },
    { takesNull: true },
  );
}

function refuseArray({ semantics }: CallSite): never {
  return refuse('ARRAY_APPEND', semantics.dialect, {
    postgresql: ['42883', 'function array_append does not exist'],
  });
}

function searching(
  result: Result,
  find: (array: readonly Value[], isSame: (item: Value) => boolean) => Value,
): Define<ScalarFunction> {
  return bound(
    'Aa',
    result,
    ([type, wantedType = NULL], { semantics, span }) => {
      const of = itemType(type);
      const key = semantics.key(of);
      const convert = semantics.implicit(wantedType, of, span);
      return ([array = null, wanted = null], run) => {
        if (array === null) return null;
        const target = wanted === null ? null : key(convert(wanted, run));
        return find(items(array), (item) =>
          item === null ? target === null : target !== null && key(item) === target,
        );
      };
    },
    { takesNull: true },
  );
}
