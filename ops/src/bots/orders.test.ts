import type { CommandReply } from '@sqltown/shared/api';
import { CityId, CommandId, PlayerId } from '@sqltown/shared/ids';
import { refuse } from '@sqltown/shared/refusals';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Order, Orders } from './orders.ts';
import type { CityRoom } from './sdk.ts';

const CLOSED = new Error('connection closed before a response was received.');
const DONE = { kind: 'done', commandId: 'c', version: 2, coins: 1 } as unknown as CommandReply;

let log: string[];
let orders: Orders;

beforeEach(() => {
  log = [];
  orders = new Orders({
    sending: ({ command }) => log.push(`sending ${command.commandId}`),
    done: ({ command }) => log.push(`done ${command.commandId}`),
    refused: ({ command }, code) => log.push(`${code} ${command.commandId}`),
  });
});

describe('a bot’s orders', () => {
  it('go out one after the other, in the order given', async () => {
    orders.through(roomThat(DONE, DONE));
    await Promise.all([orders.give(order('a')), orders.give(order('b'))]);
    expect(log).toEqual([`sending ${id('a')}`, `done ${id('a')}`, `sending ${id('b')}`, `done ${id('b')}`]);
  });

  it('are sent again under the same id on the next line, when a reply was lost', async () => {
    const given = orders.give(order('a'));
    orders.through(roomThat(CLOSED));
    await until(() => log.length === 1);
    expect(orders.open).toHaveLength(1);
    orders.through(roomThat(DONE));
    expect(await given).toEqual(DONE);
    expect(log).toEqual([`sending ${id('a')}`, `sending ${id('a')}`, `done ${id('a')}`]);
  });

  it('wait for the city’s next room when this one is closing', async () => {
    const given = orders.give(order('a'));
    orders.through(roomThat(refuse('draining'), CLOSED));
    await until(() => log.length === 2);
    orders.through(roomThat(DONE));
    expect(await given).toEqual(DONE);
    expect(log.filter((line) => line.startsWith('draining'))).toEqual([]);
  });

  it('end with what the city refuses', async () => {
    orders.through(roomThat(refuse('coins-short')));
    expect(await orders.give(order('a'))).toEqual(refuse('coins-short'));
    expect(log).toContain(`coins-short ${id('a')}`);
    expect(orders.open).toEqual([]);
  });
});

function id(name: string): CommandId {
  return CommandId.parse(name.padEnd(16, '-'));
}

function order(name: string): Order {
  return {
    kind: 'command',
    playerId: PlayerId.parse('1'),
    cityId: CityId.parse('2'),
    command: { type: 'place', commandId: id(name), kind: 'house', x: 1, y: 1 },
  };
}

/** A room that gives these answers in turn; its line is broken once it gave an error. */
function roomThat(...answers: (CommandReply | Error)[]): CityRoom {
  const connection = { isOpen: true };
  const request = (): Promise<unknown> => {
    const answer = answers.shift();
    if (!(answer instanceof Error)) return Promise.resolve(answer);
    connection.isOpen = false;
    return Promise.reject(answer);
  };
  return { request, connection } as unknown as CityRoom;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}
