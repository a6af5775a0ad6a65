import type { CityCommand } from '@sqltown/shared/commands';
import { CommandId } from '@sqltown/shared/ids';
import { refuse } from '@sqltown/shared/refusals';
import { describe, expect, it } from 'vitest';
import { LostReply } from './command-queue.ts';
import { type AskedRoom, sendOrder } from './order.ts';

const COMMAND: CityCommand = {
  type: 'place',
  commandId: CommandId.parse('a-command-of-sixteen'),
  kind: 'house',
  x: 1,
  y: 2,
};
const LATE = new Error('request "place" timed out after 10000ms.');
const CLOSED = new Error('connection closed before a response was received.');

/** Answers with each of these in turn, and keeps what it was asked. */
function roomThat(...answers: unknown[]): { room: AskedRoom; asked: unknown[] } {
  const asked: unknown[] = [];
  const request = (type: string, payload: unknown): Promise<unknown> => {
    asked.push({ type, payload });
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { room: { request: request as AskedRoom['request'], connection: { isOpen: true } }, asked };
}

describe('an order', () => {
  it('comes back with the room’s reply', async () => {
    const { room } = roomThat(refuse('coins-short'));
    expect(await sendOrder(room, COMMAND)).toEqual(refuse('coins-short'));
  });

  it.each(['draining', 'owner-moved'] as const)(
    'waits for the next room when this one says %s',
    async (code) => {
      const { room } = roomThat(refuse(code));
      await expect(sendOrder(room, COMMAND)).rejects.toBeInstanceOf(LostReply);
    },
  );

  it('is sent again, with the same id, while an open line brings no answer', async () => {
    const { room, asked } = roomThat(LATE, LATE, refuse('tile-taken'));
    expect(await sendOrder(room, COMMAND)).toEqual(refuse('tile-taken'));
    expect(asked).toHaveLength(3);
    expect(new Set(asked.map((sent) => JSON.stringify(sent))).size).toBe(1);
  });

  it('is lost with its line', async () => {
    await expect(sendOrder(roomThat(CLOSED).room, COMMAND)).rejects.toBeInstanceOf(LostReply);
    const { room } = roomThat(LATE);
    const broken = { ...room, connection: { isOpen: false } };
    await expect(sendOrder(broken, COMMAND)).rejects.toBeInstanceOf(LostReply);
  });

  it('is refused when the room throws', async () => {
    expect(await sendOrder(roomThat(new Error('bang')).room, COMMAND)).toEqual(refuse('input-invalid'));
  });
});
