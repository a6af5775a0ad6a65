import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import { describe, expect, it } from 'vitest';
import { createBridge } from '#bridge/index.ts';
import { Announcer } from '../services/announcer.ts';
import { Toasts } from '../services/toasts.ts';
import { createOrders } from './orders.ts';

function town(answer: (command: CityCommand) => CommandReply) {
  const bridge = createBridge();
  const toasts = new Toasts();
  const given: CityCommand[] = [];
  const orders = createOrders({
    bridge,
    toasts,
    announcer: new Announcer(),
    command: (command) => {
      given.push(command);
      return Promise.resolve(answer(command));
    },
  });
  return { bridge, toasts, given, orders };
}

const done = (command: CityCommand): CommandReply =>
  ({ kind: 'done', commandId: command.commandId, building: { kind: 'house' } }) as CommandReply;

describe('ordering in a city', () => {
  it('offers to undo exactly what was just done', async () => {
    const { toasts, given, orders } = town(done);
    expect(await orders.place('house', { x: 3, y: 4 })).toBe(true);
    const [toast] = toasts.shown.get();
    expect(toast?.words).toBe('House placed.');
    toast?.action?.act();
    expect(given[1]).toMatchObject({ type: 'undo', undoes: given[0]?.commandId });
    expect(given[1]?.commandId).not.toBe(given[0]?.commandId);
  });

  it('offers to undo the last deed only', async () => {
    const { toasts, orders } = town(done);
    await orders.place('house', { x: 3, y: 4 });
    await orders.move('9', { x: 5, y: 6 });
    expect(toasts.shown.get().map((toast) => toast.words)).toEqual(['House moved.']);
  });

  it('says in words why an order was refused, and offers nothing to undo', async () => {
    const { toasts, orders } = town(() => ({ kind: 'refused', code: 'tile-taken', message: 'Taken.' }));
    expect(await orders.move('9', { x: 0, y: 0 })).toBe(false);
    expect(toasts.shown.get()).toMatchObject([{ tone: 'bad', words: 'Taken.' }]);
    expect(toasts.shown.get()[0]?.action).toBeUndefined();
  });

  it('puts the tool away when the map was clicked', () => {
    const { bridge, given } = town(done);
    const tools: string[] = [];
    bridge.hud.on('tool', (tool) => tools.push(tool.kind));
    bridge.game.emit('place', { kind: 'house', x: 1, y: 2 });
    expect(tools).toEqual(['look']);
    expect(given).toMatchObject([{ type: 'place', x: 1, y: 2 }]);
  });
});
