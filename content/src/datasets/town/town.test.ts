import { LANDMARKS } from '@sqltown/shared/plan';
import { describe, expect, it } from 'vitest';
import { faultsIn } from '../integrity.ts';
import { RESERVED_WORDS } from './reserved-words.fixture.ts';
import { TOWN_SCHEMA } from './schema.ts';
import { townRows } from './visible.ts';
import { TOWN_VOCABULARY } from './vocabulary.ts';

const rows = townRows();

function cells(table: string, column: string) {
  const index = TOWN_SCHEMA.tables.find((t) => t.name === table)!.columns.findIndex((c) => c.name === column);
  return rows[table]!.map((row) => row[index]!);
}

describe('the town', () => {
  it('is large enough to get lost in', () => {
    expect(TOWN_SCHEMA.tables.length).toBeGreaterThanOrEqual(6);
    expect(Object.values(rows).flat().length).toBeGreaterThanOrEqual(1_500);
  });

  it('is the same every time', () => {
    expect(townRows()).toEqual(rows);
  });

  it('keeps its own constraints', () => {
    expect(faultsIn(TOWN_SCHEMA, rows)).toEqual([]);
  });

  it('has exactly the landmarks of the old quarter, with their names and kinds', () => {
    expect(rows.buildings!.map((row) => row.slice(0, 3))).toEqual(
      LANDMARKS.map(({ id, name, kind }) => [id, name, kind]),
    );
  });

  it('lists every dharamshala under its landmark', () => {
    const landmarks = LANDMARKS.filter((l) => l.kind === 'dharamshala').map(({ id, name }) => [id, name]);
    expect(rows.dharamshalas!.map((row) => row.slice(0, 2))).toEqual(landmarks);
  });

  it('lights only landmarks', () => {
    const landmarkIds = new Set(LANDMARKS.map((l) => l.id));
    for (const { name, lightColumn } of TOWN_SCHEMA.tables) {
      if (lightColumn === null) continue;
      expect(cells(name, lightColumn).filter((id) => !landmarkIds.has(Number(id)))).toEqual([]);
    }
  });

  it('has as many guests still here as the dharamshalas say are taken', () => {
    const here = rows.stays!.filter((row) => row[6] === null);
    for (const [id, name, , , taken] of rows.dharamshalas!) {
      const guests = here.filter((row) => row[3] === id).length;
      expect(`${name}: ${guests}`).toBe(`${name}: ${taken ?? 0}`);
    }
  });

  it('names no table or column by a word that a dialect reserves', () => {
    const names = TOWN_SCHEMA.tables.flatMap((t) => [t.name, ...t.columns.map((c) => c.name)]);
    expect(names.filter((name) => RESERVED_WORDS.has(name))).toEqual([]);
  });

  it('knows words for every column that is neither key nor reference', () => {
    for (const { name, columns } of TOWN_SCHEMA.tables) {
      const free = columns.filter((c) => !c.primaryKey && !c.references).map((c) => c.name);
      expect(Object.keys(TOWN_VOCABULARY.words[name]!).sort()).toEqual(free.sort());
    }
  });
});
