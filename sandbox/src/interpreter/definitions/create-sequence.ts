import { keptName, keyOf, lastPart } from '../catalog/names.ts';
import type { DatabaseState, EnumType, Sequence } from '../catalog/state.ts';
import { fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { CreateEnum, CreateSequence } from '../tree/definitions.ts';
import type { TypeName } from '../tree/expressions.ts';
import { newName } from './new-name.ts';
import { wholeNumber } from './whole-number.ts';

/** Where a sequence ends unless it says so, by dialect: the widest integer, or Oracle's 28 nines. */
const ORACLE_MAX = 10n ** 28n - 1n;
const WIDEST = 2n ** 63n;

/** CREATE SEQUENCE. */
export function createSequence(node: CreateSequence, work: Work): DatabaseState {
  const { semantics, state } = work.context;
  const name = keptName(lastPart(node.name), semantics);
  const key = keyOf(name, semantics);
  if (!newName({ key, name, span: node.name.span, mayExist: node.ifNotExists }, work)) return state;
  const whole = (text: string): bigint => wholeNumber(text, node.span, work);
  const step = whole(node.step ?? '1');
  if (step === 0n) fail({ kind: 'invalid-argument', name: 'INCREMENT', what: '0' }, node.span);
  const range = rangeOf(semantics.dialect, node.dataType, work);
  const isUp = step > 0n;
  const isServer = semantics.dialect === 'mssql';
  const minimum = node.minimum === null ? (isUp && !isServer ? 1n : range.least) : whole(node.minimum);
  const maximum = node.maximum === null ? (isUp || isServer ? range.most : -1n) : whole(node.maximum);
  const start = node.start === null ? (isUp ? minimum : maximum) : whole(node.start);
  if (start < minimum || start > maximum) {
    fail({ kind: 'invalid-argument', name: 'START', what: String(start) }, node.span);
  }
  const sequence: Sequence = { name, start, step, minimum, maximum, cycle: node.cycle, ownedBy: null };
  return { ...state, sequences: new Map([...state.sequences, [key, sequence]]) };
}

function rangeOf(dialect: string, name: TypeName | null, { context }: Work): { least: bigint; most: bigint } {
  if (dialect === 'oracle') return { least: -ORACLE_MAX, most: ORACLE_MAX };
  const type = name && context.semantics.typeOf(name);
  if (type?.kind !== 'integer') return { least: -WIDEST, most: WIDEST - 1n };
  const half = 2n ** BigInt(type.bits - 1);
  return type.unsigned ? { least: 0n, most: 2n * half - 1n } : { least: -half, most: half - 1n };
}

/** PostgreSQL's CREATE TYPE … AS ENUM. */
export function createEnum(node: CreateEnum, { context }: Work): DatabaseState {
  const { semantics, state } = context;
  const name = keptName(lastPart(node.name), semantics);
  const key = keyOf(name, semantics);
  if (state.enums.has(key)) fail({ kind: 'duplicate-type', name }, node.name.span);
  const made: EnumType = { name, labels: node.labels };
  return { ...state, enums: new Map([...state.enums, [key, made]]) };
}
