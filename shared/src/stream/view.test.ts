import { beforeEach, expect, it } from 'vitest';
import type { AvatarEntity, BuildingEntity } from './entity.ts';
import type { Block, Frame } from './frame.ts';
import { StreamView } from './view.ts';

const WALKER: AvatarEntity = { sort: 'avatar', handle: 1, x: 10, y: 10, facing: 0 };
const HOUSE: BuildingEntity = {
  sort: 'building',
  handle: 2,
  buildingId: '9001',
  kind: 0,
  level: 1,
  stage: 1,
  stages: 1,
  readyAt: 0,
  x: 32,
  y: 32,
};
let view: StreamView;

beforeEach(() => {
  view = new StreamView();
  view.apply(snapshot(10, 0b11, [{ chunk: 0, whole: true, records: [WALKER, HOUSE] }]));
});

it('[S4] takes no delta before a snapshot', () => {
  expect(new StreamView().apply(delta(2, 1, 0b11, [])).kind).toBe('gap');
});

it('[S4] takes a delta only on top of the step that it names, and is unchanged otherwise', () => {
  expect(view.apply(delta(13, 12, 0b11, [{ chunk: 0, whole: true, records: [] }])).kind).toBe('gap');
  expect([view.step, view.entities.size]).toEqual([10, 2]);
  expect(view.apply(delta(13, 10, 0b11, [])).kind).toBe('applied');
});

it('[S4] takes a change of a building that it never saw as a gap', () => {
  const { kind: _kind, buildingId: _id, ...rest } = { ...HOUSE, handle: 77 };
  expect(
    view.apply(delta(11, 10, 0b11, [{ chunk: 0, whole: false, records: [{ ...rest, sort: 'change' }] }])),
  ).toEqual({
    kind: 'gap',
  });
});

it('[S4] changes a building in place and keeps its id and kind', () => {
  const { kind: _kind, buildingId: _id, ...rest } = { ...HOUSE, level: 2, x: 48 };
  view.apply(delta(11, 10, 0b11, [{ chunk: 0, whole: false, records: [{ ...rest, sort: 'change' }] }]));
  expect(view.entities.get(2)).toEqual({ ...HOUSE, level: 2, x: 48 });
});

it.each([
  ['the chunk that they left is told first', ['left', 'entered']],
  ['the chunk that they entered is told first', ['entered', 'left']],
] as const)('[S3] keeps whoever walks into another chunk when %s', (_, order) => {
  const blocks: Record<'left' | 'entered', Block> = {
    left: { chunk: 0, whole: false, records: [{ sort: 'gone', handle: 1 }] },
    entered: { chunk: 1, whole: false, records: [{ ...WALKER, x: 600 }] },
  };
  const applied = view.apply(
    delta(
      11,
      10,
      0b11,
      order.map((name) => blocks[name]),
    ),
  );
  expect(view.entities.get(1)).toEqual({ ...WALKER, x: 600 });
  expect(applied).toMatchObject({ changed: new Set([1]), gone: new Set() });
});

it('[S3] forgets the chunks that it looks at no more', () => {
  const applied = view.apply(delta(11, 10, 0b10, []));
  expect(applied).toMatchObject({ gone: new Set([1, 2]) });
  expect(view.entities.size).toBe(0);
});

it('[S3] knows from a whole chunk what is no longer there', () => {
  const applied = view.apply(delta(11, 10, 0b11, [{ chunk: 0, whole: true, records: [HOUSE] }]));
  expect(applied).toMatchObject({ changed: new Set([2]), gone: new Set([1]) });
});

function snapshot(step: number, chunks: number, blocks: readonly Block[]): Frame {
  return { kind: 'snapshot', step, since: 0, chunks, blocks };
}

function delta(step: number, since: number, chunks: number, blocks: readonly Block[]): Frame {
  return { kind: 'delta', step, since, chunks, blocks };
}
