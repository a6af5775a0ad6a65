import { localBus } from '#platform/bus/index.ts';
import { createLogger } from '#platform/logger/index.ts';
import { expect, it } from 'vitest';
import { type Condition, createPeers } from './peers.ts';

const condition = (processId: string, players = 0): Condition => ({
  processId,
  address: `ws://${processId}`,
  rooms: 0,
  players,
  busy: 0,
  takesRooms: true,
});

it('[P1] hears how the others are, and forgets who falls silent', () => {
  const bus = localBus({ log: createLogger({ level: 'silent' }) });
  let nowMs = 0;
  const one = createPeers({ bus, self: () => condition('one'), nowMs: () => nowMs });
  let players = 1;
  const two = createPeers({ bus, self: () => condition('two', players), nowMs: () => nowMs });
  expect(one.others()).toEqual([condition('two', 1)]);
  players = 7;
  nowMs = 3_000;
  two.tell();
  expect(one.others()).toEqual([condition('two', 7)]);
  nowMs = 6_400;
  expect(one.others()).toHaveLength(1);
  nowMs = 6_600;
  expect(one.others()).toEqual([]);
  one.close();
  two.close();
});

it('[P1] says that it takes no rooms any more when it goes', () => {
  const bus = localBus({ log: createLogger({ level: 'silent' }) });
  const one = createPeers({ bus, self: () => condition('one'), nowMs: () => 0 });
  createPeers({ bus, self: () => condition('two'), nowMs: () => 0 }).close();
  expect(one.others()).toEqual([{ ...condition('two'), takesRooms: false }]);
  one.close();
});
