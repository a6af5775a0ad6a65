import type { Cell, Outcome, ResultSet } from '@sqltown/shared/api';
import { type Light, type Lights, MAX_LIGHTS } from '@sqltown/shared/lights';
import type { LightsPlan } from './plan.ts';

const MAX_LABEL = 40;
const UNMATCHED = 'These rows could not be matched with buildings.';

type Row = readonly Cell[];
type Probe = Extract<LightsPlan, { kind: 'probe' }>;

/** The landmarks behind a result, once the probe's rows have proved to be the same rows in the same order. */
export function lightsOf(plan: Probe, result: ResultSet, outcome: Outcome | undefined): Lights {
  if (result.rows.length === 0) return { kind: 'dark', why: 'No rows, so nothing lights up.' };
  const probe = outcome?.kind === 'rows' ? outcome.results[0] : undefined;
  if (!probe) return { kind: 'dark', why: UNMATCHED };
  const rowNumbers = matchRows(plan.mode, result, probe);
  if (!rowNumbers) return { kind: 'dark', why: UNMATCHED };
  return gather(probe.rows, rowNumbers, workedOut(plan, result));
}

/** For each probe row the number of its result row, from 1; null where it has none. Null when unsure. */
function matchRows(mode: Probe['mode'], result: ResultSet, probe: ResultSet): (number | null)[] | null {
  if (mode === 'aggregate') return result.rows.length === 1 ? probe.rows.map(() => 1) : null;
  const width = result.columns.length;
  if (probe.columns.length !== width + 2) return null;
  const keys = result.rows.map((row) => keyOf(row, width));
  if (mode === 'distinct') {
    const numbers = new Map(keys.map((key, i) => [key, i + 1]));
    return probe.rows.map((row) => numbers.get(keyOf(row, width)) ?? null);
  }
  const isSame =
    probe.rowCount === result.rowCount &&
    probe.rows.every((row, i) => keyOf(row, width) === (keys[i] ?? keyOf(row, width)));
  return isSame ? probe.rows.map((_, i) => i + 1) : null;
}

function keyOf(row: Row, width: number): string {
  return JSON.stringify(row.slice(0, width));
}

type Measure = { readonly index: number; readonly name: string };

/** The first number that the learner worked out and named ("31 free"): it says more on a badge than a name. */
function workedOut(plan: Probe, result: ResultSet): Measure | null {
  if (plan.mode === 'aggregate') return null;
  const index = result.columns.findIndex(
    ({ name, type }) => isNumeric(type) && /^[a-z]\w*$/i.test(name) && !plan.columns.has(name.toLowerCase()),
  );
  return index < 0 ? null : { index, name: (result.columns[index]?.name ?? '').replaceAll('_', ' ') };
}

function isNumeric(type: ResultSet['columns'][number]['type']): boolean {
  return type === 'integer' || type === 'decimal' || type === 'float';
}

/** One light a landmark, with the first of its rows. */
function gather(
  rows: readonly Row[],
  rowNumbers: readonly (number | null)[],
  measure: Measure | null,
): Lights {
  const lights = new Map<number, Light>();
  for (const [i, row] of rows.entries()) {
    const number = rowNumbers[i] ?? null;
    const [landmarkId, label] = row.slice(-2);
    if (number === null || typeof landmarkId !== 'number' || lights.has(landmarkId)) continue;
    const value = measure === null ? null : (row[measure.index] ?? null);
    const words =
      value === null || measure === null
        ? labelOf(label ?? null)
        : labelOf(`${plain(value)} ${measure.name}`);
    lights.set(landmarkId, { landmarkId, row: number, label: words });
  }
  if (lights.size === 0) return { kind: 'dark', why: 'None of these rows belongs to a building.' };
  return { kind: 'lit', lights: [...lights.values()].slice(0, MAX_LIGHTS), total: lights.size };
}

function labelOf(cell: Cell): string {
  if (cell === null) return '';
  const text = plain(cell);
  const points = Array.from(text);
  return points.length <= MAX_LABEL
    ? text.slice(0, MAX_LABEL)
    : `${points.slice(0, MAX_LABEL - 2).join('')}…`.slice(0, MAX_LABEL);
}

function plain(cell: Exclude<Cell, null>): string {
  return typeof cell === 'object' ? (Object.values(cell)[0] ?? '') : String(cell);
}
