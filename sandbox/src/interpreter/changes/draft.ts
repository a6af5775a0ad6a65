import type { Keyer } from '../catalog/keys.ts';
import { rowsByKey } from '../catalog/lookups.ts';
import type { DatabaseState, StoredRow, Table } from '../catalog/state.ts';
import type { Semantics } from '../semantics/semantics.ts';
import type { Row } from '../values/value.ts';
import { inStorageOrder } from './storage-order.ts';

/** The tables as a statement changes them. Nothing of it is seen unless it comes to its end. */
export class Draft {
  readonly #base: DatabaseState;
  readonly #semantics: Semantics;
  readonly #tables = new Map<string, TableDraft>();

  constructor(base: DatabaseState, semantics: Semantics) {
    this.#base = base;
    this.#semantics = semantics;
  }

  /** Tables of the state before the statement, by key: to see who refers to whom. */
  get tables(): ReadonlyMap<string, Table> {
    const entries = [...this.#base.relations].flatMap(([key, relation]) =>
      relation.kind === 'table' ? [[key, relation] as const] : [],
    );
    return new Map(entries);
  }

  /** @param key of a table that is there. */
  table(key: string): TableDraft {
    const known = this.#tables.get(key);
    if (known) return known;
    const table = this.#base.relations.get(key);
    if (table?.kind !== 'table') throw new Error(`the draft was asked for ${key}, which is no table`);
    const draft = new TableDraft(table, this.#semantics);
    this.#tables.set(key, draft);
    return draft;
  }

  /** The state with what was changed; the same one where nothing was. */
  finish(): DatabaseState {
    const changed = [...this.#tables].filter(([, draft]) => draft.isChanged);
    if (changed.length === 0) return this.#base;
    const relations = new Map(this.#base.relations);
    for (const [key, draft] of changed) relations.set(key, draft.finish());
    return { ...this.#base, relations };
  }
}

/** One table's rows as a statement changes them. */
export class TableDraft {
  readonly table: Table;
  readonly #semantics: Semantics;
  /** Made with the first change. */
  #rows: Map<number, StoredRow> | null = null;
  #nextRowId: number;
  /** Rows that this statement made, changed, or took away (null). */
  readonly #touched = new Map<number, StoredRow | null>();
  /** The rows in the order of storage, until the next change. */
  #stored: readonly StoredRow[] | null = null;
  /** For each rule in use, where touched rows stand now. */
  readonly #keys = new Map<object, KeyOverlay>();

  constructor(table: Table, semantics: Semantics) {
    this.table = table;
    this.#semantics = semantics;
    this.#nextRowId = table.nextRowId;
  }

  get isChanged(): boolean {
    return this.#touched.size > 0;
  }

  get size(): number {
    return this.#rows?.size ?? this.table.rows.length;
  }

  /** The row as it stands now; undefined once it is gone. */
  get(id: number): StoredRow | undefined {
    return this.#writable().get(id);
  }

  rows(): Iterable<StoredRow> {
    return this.#rows?.values() ?? this.table.rows;
  }

  /** All rows as a scan would meet them now; the same array until the next change. */
  stored(): readonly StoredRow[] {
    if (!this.isChanged) return this.table.rows;
    return (this.#stored ??= inStorageOrder([...this.rows()], this.table, this.#semantics));
  }

  touched(): ReadonlyMap<number, StoredRow | null> {
    return this.#touched;
  }

  /** @param id SQLite's rowid, where the row brings its own. */
  insert(values: Row, id = this.#nextRowId): StoredRow {
    const row = { id, values };
    this.#nextRowId = Math.max(this.#nextRowId, id + 1);
    this.#set(row, undefined);
    return row;
  }

  update(row: StoredRow, values: Row): StoredRow {
    const changed = { id: row.id, values };
    // PostgreSQL writes a new version of the row behind the others.
    if (this.#semantics.dialect === 'postgresql') this.#writable().delete(row.id);
    this.#set(changed, row);
    return changed;
  }

  remove(row: StoredRow): void {
    this.#writable().delete(row.id);
    this.#stored = null;
    this.#touched.set(row.id, null);
    for (const overlay of this.#keys.values()) overlay.move(row, null);
  }

  /** The rows that have this key now. */
  withKey(rule: object, keyOf: Keyer, key: string): readonly StoredRow[] {
    const overlay = this.#overlay(rule, keyOf);
    const before = rowsByKey(this.table.rows, rule, keyOf).get(key) ?? [];
    if (this.#touched.size === 0) return before;
    const untouched = before.filter((row) => !this.#touched.has(row.id));
    const now = overlay.at(key);
    return now.length === 0 ? untouched : [...untouched, ...now];
  }

  finish(): Table {
    return { ...this.table, rows: this.stored(), nextRowId: this.#nextRowId };
  }

  #set(row: StoredRow, before: StoredRow | undefined): void {
    this.#writable().set(row.id, row);
    this.#stored = null;
    this.#touched.set(row.id, row);
    for (const overlay of this.#keys.values()) overlay.move(before ?? null, row);
  }

  #writable(): Map<number, StoredRow> {
    this.#rows ??= new Map(this.table.rows.map((row) => [row.id, row]));
    return this.#rows;
  }

  #overlay(rule: object, keyOf: Keyer): KeyOverlay {
    const known = this.#keys.get(rule);
    if (known) return known;
    const overlay = new KeyOverlay(keyOf);
    for (const row of this.#touched.values()) if (row) overlay.move(null, row);
    this.#keys.set(rule, overlay);
    return overlay;
  }
}

/** Touched rows by their key as it is now. */
class KeyOverlay {
  readonly #keyOf: Keyer;
  readonly #rows = new Map<string, Map<number, StoredRow>>();

  constructor(keyOf: Keyer) {
    this.#keyOf = keyOf;
  }

  at(key: string): StoredRow[] {
    return [...(this.#rows.get(key)?.values() ?? [])];
  }

  move(before: StoredRow | null, now: StoredRow | null): void {
    const old = before && this.#keyOf(before.values);
    if (before && old !== null) this.#rows.get(old)?.delete(before.id);
    const key = now && this.#keyOf(now.values);
    if (!now || key === null) return;
    const alike = this.#rows.get(key) ?? new Map<number, StoredRow>();
    alike.set(now.id, now);
    this.#rows.set(key, alike);
  }
}
