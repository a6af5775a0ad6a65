import { NULL } from '../define/types.ts';
import { Json } from '../../values/json.ts';
import { type JsonNode, quoteJson } from '../../values/json-document.ts';
import type { Value } from '../../values/value.ts';
import { aggregate, gathering } from '../aggregates/define.ts';
import { refuse } from '../define/complain.ts';
import type { Define } from '../define/scalar.ts';
import type { AggregateFunction } from '../function.ts';
import { jsonType, toValue } from './documents.ts';
import { encoder, textEncoder } from './encode.ts';

/** JSON_ARRAYAGG, json_agg, json_group_array. Over no rows NULL, in SQLite an empty array; Oracle leaves NULLs out. */
export function arrayAggregate(binary = false): Define<AggregateFunction> {
  return aggregate(
    'a',
    jsonType(binary),
    ([type = NULL], { semantics }) => {
      const { dialect } = semantics;
      const encode = encoder(type, semantics);
      const writeText = textEncoder(type, semantics);
      return gathering(
        ([value = null]) => value,
        (all) => {
          const items = dialect === 'oracle' ? all.filter((value) => value !== null) : all;
          if (all.length === 0 && dialect !== 'sqlite') return null;
          if (dialect === 'postgresql' && !binary)
            return new Json(`[${all.map(writeText).join(', ')}]`, false);
          if (dialect === 'mariadb') return `[${all.map(writeText).join(',')}]`;
          return toValue({ kind: 'array', items: items.map(encode) }, dialect, binary);
        },
      );
    },
    { takesNull: true },
  );
}

/** JSON_OBJECTAGG, json_object_agg, json_group_object. */
export function objectAggregate(binary = false): Define<AggregateFunction> {
  return aggregate(
    'aa',
    jsonType(binary),
    ([nameType = NULL, type = NULL], { semantics }) => {
      const { dialect } = semantics;
      const encode = encoder(type, semantics);
      const writeText = textEncoder(type, semantics);
      const nameOf = (name: Value): string => {
        if (name === null)
          return refuse('JSON_OBJECTAGG', dialect, {
            postgresql: ['22004', 'field name must not be null'],
            mysql: ['3158', 'JSON documents may not contain NULL member names.'],
          });
        return typeof name === 'string' ? name : semantics.text(name, nameType);
      };
      return gathering(
        ([name = null, value = null]) => [name, value] as const,
        (all) => {
          if (all.length === 0 && dialect !== 'sqlite') return null;
          if (dialect === 'postgresql' && !binary) {
            const members = all.map(([name, value]) => `${quoteJson(nameOf(name))} : ${writeText(value)}`);
            return new Json(`{ ${members.join(', ')} }`, false);
          }
          if (dialect === 'mariadb')
            return `{${all.map(([name, value]) => `${quoteJson(nameOf(name))}:${writeText(value)}`).join(', ')}}`;
          const members = all.map(([name, value]): readonly [string, JsonNode] => [
            nameOf(name),
            encode(value),
          ]);
          return toValue({ kind: 'object', members }, dialect, binary);
        },
      );
    },
    { takesNull: true },
  );
}
