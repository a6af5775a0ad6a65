import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import { describe, expect, it } from 'vitest';
import { CommandQueue, LostReply, MAX_WAITING } from './command-queue.ts';

const command = (n: number): CityCommand =>
  ({ type: 'place', commandId: `command-number-${n}`, kind: 'house', x: n, y: 0 }) as unknown as CityCommand;

const done = (of: CityCommand): CommandReply =>
  ({ kind: 'done', commandId: of.commandId, version: 1, coins: 0 }) as CommandReply;

describe('commands over a line that breaks', () => {
  it('sends one at a time, in the order given', async () => {
    const queue = new CommandQueue();
    const sent: string[] = [];
    let inFlight = 0;
    queue.open(async (c) => {
      expect(++inFlight).toBe(1);
      await Promise.resolve();
      inFlight--;
      sent.push(c.commandId);
      return done(c);
    });
    await Promise.all([0, 1, 2].map((n) => queue.push(command(n))));
    expect(sent).toEqual([0, 1, 2].map((n) => command(n).commandId));
  });

  it('sends a command again under its own id when the reply was lost', async () => {
    const queue = new CommandQueue();
    const sent: string[] = [];
    queue.open((c) => {
      sent.push(c.commandId);
      return Promise.reject(new LostReply());
    });
    const reply = queue.push(command(7));
    await Promise.resolve();
    await Promise.resolve();
    queue.open((c) => {
      sent.push(c.commandId);
      return Promise.resolve(done(c));
    });
    expect(await reply).toMatchObject({ kind: 'done' });
    expect(sent).toEqual([command(7).commandId, command(7).commandId]);
  });

  it('holds what is given while the line is closed, and refuses beyond ten', async () => {
    const queue = new CommandQueue();
    const replies = Array.from({ length: MAX_WAITING }, (_, n) => queue.push(command(n)));
    expect(await queue.push(command(99))).toMatchObject({ kind: 'refused' });
    queue.open((c) => Promise.resolve(done(c)));
    expect((await Promise.all(replies)).every((reply) => reply.kind === 'done')).toBe(true);
  });

  it('answers a fault with a refusal and goes on', async () => {
    const queue = new CommandQueue();
    queue.open((c) =>
      c.commandId.endsWith('0') ? Promise.reject(new Error('x')) : Promise.resolve(done(c)),
    );
    const [first, second] = await Promise.all([queue.push(command(0)), queue.push(command(1))]);
    expect(first).toMatchObject({ kind: 'refused', code: 'internal' });
    expect(second).toMatchObject({ kind: 'done' });
  });
});
