import { type Catalogue, type DatasetSchema, ddlFor } from '@sqltown/content/grading';
import { type Cell, type EngineDialect, MAX_RESULT_ROWS, type ResultSet } from '@sqltown/shared/api';
import { type Light, type Lights, MAX_LIGHTS } from '@sqltown/shared/lights';
import type { DatabaseState } from '../interpreter/catalog/state.ts';
import { dialectOf } from '../interpreter/dialects/index.ts';
import { databaseFrom } from '../interpreter/session/database.ts';
import { openSession } from '../interpreter/session/session.ts';

type Order = { readonly dataset: string; readonly dialect: EngineDialect; readonly sql: string };
type Source = { readonly table: string; readonly row: number };

/** Lights are a gift: what takes longer is not worth it. */
const LIMITS = { steps: 400_000, cells: 400_000 };
const MAX_MS = 150;
const MAX_LABEL = 40;

/** Finds the buildings behind any query: grouped, put together, through windows. */
export type ProvenanceLights = { of(order: Order, result: ResultSet): Lights };

/**
 * Asks the interpreter which stored rows made each row of a result. What the engine answered stays the answer: only
 * where the interpreter's rows are the very same does anything light up; otherwise nothing does, rather than wrong.
 */
export function createProvenanceLights(catalogue: Catalogue): ProvenanceLights {
  const states = new Map<string, DatabaseState>();
  return {
    of(order, result) {
      const schema = catalogue.datasets.get(order.dataset);
      if (!schema || result.truncated) return dark();
      const state = stateOf(order, schema);
      const session = openSession({ dialect: dialectOf(order.dialect), state });
      const answer = session.run(order.sql, {
        provenance: true,
        rows: MAX_RESULT_ROWS,
        statements: 1,
        limits: { ...LIMITS, deadlineMs: performance.now() + MAX_MS },
      });
      const [ours] = answer.kind === 'rows' ? answer.results : [];
      if (!ours?.sources || ours.columns.length !== result.columns.length) return dark();
      const numbers = sameRows(ours.rows, result.rows);
      return numbers ? gather(ours.sources, numbers, { schema, state }) : dark();
    },
  };

  function stateOf({ dataset, dialect }: Order, schema: DatasetSchema): DatabaseState {
    const key = `${dialect} ${dataset}`;
    const known = states.get(key);
    if (known) return known;
    const made = databaseFrom({
      dialect: dialectOf(dialect),
      ddl: ddlFor(schema, dialect),
      rows: catalogue.visibleRows(dataset),
    });
    states.set(key, made);
    return made;
  }
}

function dark(why = 'These rows could not be matched with buildings.'): Lights {
  return { kind: 'dark', why };
}

/** For each of our rows the number of the same row in the result, from 1; null where the two differ at all. */
function sameRows(ours: readonly Cell[][], theirs: readonly Cell[][]): number[] | null {
  if (ours.length !== theirs.length) return null;
  const places = new Map<string, number[]>();
  for (const [i, row] of theirs.entries()) {
    const key = keyOf(row);
    places.set(key, [...(places.get(key) ?? []), i + 1]);
  }
  const numbers: number[] = [];
  for (const row of ours) {
    const number = places.get(keyOf(row))?.shift();
    if (number === undefined) return null;
    numbers.push(number);
  }
  return numbers;
}

/** Numbers by their value, whatever they travel as. */
function keyOf(row: readonly Cell[]): string {
  return JSON.stringify(row.map(comparable));
}

const DIGITS = 12;

function comparable(cell: Cell): Cell {
  if (typeof cell === 'number') return Number(cell.toPrecision(DIGITS));
  if (typeof cell !== 'object' || cell === null || 'blob' in cell) return cell;
  return Number(Number('int' in cell ? cell.int : cell.decimal).toPrecision(DIGITS));
}

type Town = { readonly schema: DatasetSchema; readonly state: DatabaseState };

/** One light a landmark, with the first of the result's rows that it stands behind. */
function gather(sources: readonly (readonly Source[])[], numbers: readonly number[], town: Town): Lights {
  const lit = litTables(town);
  const found = sources
    .flatMap((of, i) => of.map((source) => ({ source, row: numbers[i] ?? 0 })))
    .toSorted((left, right) => left.row - right.row);
  const lights = new Map<number, Light>();
  for (const { source, row } of found) {
    const landmark = lit.get(source.table)?.get(source.row);
    if (!landmark || lights.has(landmark.id)) continue;
    lights.set(landmark.id, { landmarkId: landmark.id, row, label: landmark.label });
  }
  if (lights.size === 0) return dark('None of these rows belongs to a building.');
  return { kind: 'lit', lights: [...lights.values()].slice(0, MAX_LIGHTS), total: lights.size };
}

type Landmark = { readonly id: number; readonly label: string };

/** By table and row id the landmark that a row stands at. Rows were loaded in their order, from 1. */
function litTables({ schema, state }: Town): Map<string, Map<number, Landmark>> {
  const tables = new Map<string, Map<number, Landmark>>();
  for (const relation of state.relations.values()) {
    const table = schema.tables.find(({ name }) => name.toLowerCase() === relation.name.toLowerCase());
    if (relation.kind !== 'table' || !table?.lightColumn) continue;
    const columnOf = (name: string | null) => table.columns.findIndex((column) => column.name === name);
    const [key, label] = [columnOf(table.lightColumn), columnOf(table.labelColumn)];
    const landmarks = new Map<number, Landmark>();
    for (const { id, values } of relation.rows) {
      const landmark = whole(values[key]);
      const words = values[label];
      if (landmark === null) continue;
      landmarks.set(id, { id: landmark, label: typeof words === 'string' ? words.slice(0, MAX_LABEL) : '' });
    }
    tables.set(relation.name, landmarks);
  }
  return tables;
}

/** Oracle's whole numbers are decimals. */
function whole(value: unknown): number | null {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null || !('digits' in value) || !('scale' in value)) return null;
  return Number(value.digits) / 10 ** Number(value.scale);
}
