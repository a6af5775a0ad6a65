import { backlogBytes } from '#platform/transport/index.ts';
import { Protocol, matchMaker } from '@colyseus/core';
import { STEP_HZ } from '@sqltown/shared/rules';
import type { Building } from '@sqltown/shared/api';
import type { PlayerId } from '@sqltown/shared/ids';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CITY, OWNER, VISITOR } from './cities.fake.ts';
import { BEHIND_BYTES } from './sync/city-stream.ts';
import { type Guest, type Town, type TownOptions, accountOf, openTown } from './town.testbed.ts';

const FREE = { x: 40, y: 50 };
const BUILDER = '2003' as PlayerId;
let town: Town;

describe.each(['uws', 'ws'] as const)('a city over %s', (transport) => {
  const reopen = async (options: Partial<TownOptions>): Promise<void> => {
    await town.stop();
    town = await openTown({ transport, ...options });
    town.cities.roles.set(BUILDER, 'builder');
  };

  beforeEach(async () => {
    town = await openTown({ transport });
    town.cities.roles.set(BUILDER, 'builder');
  });

  afterEach(() => town.stop());

  it('[R1] shows everyone who is here, and who left', async () => {
    const [meera, bo] = await twoGuests();
    await vi.waitFor(() => expect(avatars(meera)).toHaveLength(2));
    expect(avatars(meera)).toEqual(avatars(bo));
    expect(meera.seat()).toMatchObject({ playerId: OWNER, role: 'owner', guest: false, connected: true });
    expect(new Set([...meera.room.state.seats.values()].map(({ color }) => color)).size).toBe(2);
    await bo.room.leave();
    await vi.waitFor(() => expect(avatars(meera)).toHaveLength(1));
    expect(meera.room.state.seats.size).toBe(1);
  });

  it('[R2] shows a building to everyone, to its builder before the answer', async () => {
    const [meera, bo] = await twoGuests();
    const built = done(await meera.place(FREE));
    expect(meera.buildings().get(built.id)).toMatchObject({ x: 640, y: 800, kind: 0 });
    await vi.waitFor(() => expect(bo.buildings().get(built.id)).toMatchObject({ x: 640, y: 800 }));
    await vi.waitFor(() => expect(bo.room.state).toMatchObject({ coins: 440, version: 1 }));
  });

  it('[S9] shows the same by mirror, where that is chosen', async () => {
    await reopen({ sync: 'mirror' });
    const [meera, bo] = [await town.join(), await town.join(BUILDER)];
    const { id } = done(await meera.place(FREE));
    await vi.waitFor(() => {
      const shown = [...bo.room.state.world.values()];
      expect(shown.find(({ buildingId }) => buildingId === id)).toMatchObject({ sort: 0, x: 640, y: 800 });
      expect(shown.filter(({ sort }) => sort === 1)).toHaveLength(2);
    });
    expect(bo.view.step).toBe(0);
  });

  it('[R2] walks an avatar in everyone’s city', async () => {
    const [meera, bo] = await twoGuests();
    const avatar = meera.seat()?.avatar ?? 0;
    await vi.waitFor(() => expect(bo.view.entities.has(avatar)).toBe(true));
    const before = bo.view.entities.get(avatar)?.y;
    meera.room.send('walk', { x: 66, y: 66 });
    await vi.waitFor(() => expect(bo.view.entities.get(avatar)?.y).toBeLessThan(before ?? 0));
  });

  it.each([
    ['a taken tile', { x: 41, y: 51 }, 'tile-taken'],
    ['water, roads and the old quarter', { x: 64, y: 60 }, 'tile-blocked'],
    ['what reaches over the edge', { x: 127, y: 50 }, 'tile-outside'],
    ['tiles beyond the map', { x: 128, y: 50 }, 'input-invalid'],
    ['negative tiles', { x: -1, y: 50 }, 'input-invalid'],
    ['fractional tiles', { x: 40.5, y: 50 }, 'input-invalid'],
    ['what is no number', { x: Number.NaN, y: 50 }, 'input-invalid'],
    ['kinds that are none', { ...FREE, kind: '__proto__' }, 'input-invalid'],
    ['fields that nobody asked for', { ...FREE, priceCoins: 0 }, 'input-invalid'],
  ])('[R3] refuses %s', async (_, wish, code) => {
    const meera = await town.join();
    done(await meera.place(FREE));
    const reply = await meera.ask('place', { commandId: crypto.randomUUID(), kind: 'house', ...wish });
    expect(reply).toMatchObject({ kind: 'refused', code });
    expect(town.cities.buildings.size).toBe(1);
  });

  it('[R4] lets one of a hundred at once take a tile, and one of a hundred spend the last coins', async () => {
    const [meera, bo] = await twoGuests();
    await rush(meera, bo, () => FREE);
    expect(town.cities.buildings.size).toBe(1);
    await reopen({});
    town.cities.coins = 60;
    const [again, other] = await twoGuests();
    const replies = await rush(again, other, (i) => ({ x: 2 + 2 * i, y: 20 }));
    expect(replies.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    expect(town.cities).toMatchObject({ coins: 0 });
  });

  it('[R4] holds a tile while a slow write is under way', async () => {
    const [meera, bo] = await twoGuests();
    const slow = Promise.withResolvers<void>();
    town.cities.delay = () => slow.promise;
    const replies = Promise.all([meera.place(FREE), bo.place(FREE)]);
    slow.resolve();
    expect(
      (await replies).map((reply) => (reply.kind === 'refused' ? reply.code : reply.kind)).sort(),
    ).toEqual(['done', 'tile-taken']);
  });

  it('[R5] answers a repeated command alike and acts once', async () => {
    const [meera, bo] = await twoGuests();
    const commandId = crypto.randomUUID();
    const first = await meera.place({ ...FREE, commandId });
    expect(await meera.place({ ...FREE, commandId })).toEqual(first);
    expect(await meera.place({ x: 30, y: 50, commandId })).toMatchObject({ code: 'command-reused' });
    expect(await bo.place({ ...FREE, commandId })).toMatchObject({ code: 'command-foreign' });
    expect(town.cities).toMatchObject({ coins: 440 });
  });

  it('[R6] lets visitors look on, and builders build once they are', async () => {
    await town.join();
    const visitor = await town.join(VISITOR);
    expect(await visitor.place(FREE)).toMatchObject({ kind: 'refused', code: 'role-visitor' });
    town.cities.roles.set(VISITOR, 'builder');
    done(await visitor.place(FREE));
  });

  it('[R7] moves, demolishes and takes back, and keeps the tiles right', async () => {
    const meera = await town.join();
    const { id } = done(await meera.place(FREE));
    const moved = crypto.randomUUID();
    done(await meera.ask('move', { commandId: moved, buildingId: id, x: 41, y: 50 }));
    await meera.place({ x: 38, y: 50 });
    expect(await meera.place(FREE)).toMatchObject({ code: 'tile-taken' });
    const razed = crypto.randomUUID();
    done(await meera.ask('demolish', { commandId: razed, buildingId: id }));
    expect(meera.buildings().has(id)).toBe(false);
    done(await meera.ask('undo', { commandId: crypto.randomUUID(), undoes: razed }));
    expect(meera.buildings().has(id)).toBe(true);
  });

  it('[R8] drops a flood beyond 60 at once, tells requests so, and keeps everyone’s seat', async () => {
    const [meera, bo] = await twoGuests();
    for (let i = 0; i < 200; i++) meera.room.send('emote', { emote: 'wave' });
    expect(await meera.place(FREE)).toMatchObject({ kind: 'refused', code: 'rate-limited' });
    done(await bo.place(FREE));
    expect(bo.told('emote').length).toBeGreaterThanOrEqual(60);
    expect(bo.told('emote').length).toBeLessThan(80);
    expect(meera.room.connection.isOpen).toBe(true);
  });

  it('[R8] closes only whoever floods it with walks, which are read before anything else is', async () => {
    const [meera, bo] = await twoGuests();
    const left = new Promise((resolve) => bo.room.onLeave(resolve));
    const dropped = new Promise((resolve) => bo.room.onDrop(resolve));
    for (let i = 0; i < 1_500; i++) bo.room.send('walk', { x: 60, y: 60 + i / 1_500 });
    await Promise.race([left, dropped]);
    expect(await meera.place(FREE)).toMatchObject({ kind: 'done' });
    expect(meera.room.connection.isOpen).toBe(true);
  });

  it('[R9] tells whoever walks off the map so, and moves nobody', async () => {
    const [meera] = await twoGuests();
    meera.room.send('walk', { x: 1e6, y: 60 });
    await vi.waitFor(() => expect(meera.told('notice')).toMatchObject([{ code: 'input-invalid' }]));
  });

  it('[R9] survives what nobody sends: unknown types, odd payloads, prototype keys, broken frames', async () => {
    const [meera, bo] = await twoGuests();
    for (const type of ['nonsense', '__proto__', 'constructor', 'toString']) {
      meera.room.send(type, { any: 'thing' });
      meera.room.sendBytes(type, Uint8Array.of(1, 2, 3));
    }
    meera.room.send('walk', JSON.parse('{"__proto__":{"x":1},"x":"1e309"}'));
    meera.room.send('look', null);
    meera.room.send('chat', { text: { toString: 'x' } });
    await vi.waitFor(() => expect(meera.told('notice').length).toBeGreaterThanOrEqual(3));
    done(await meera.place(FREE));
    for (const frame of HOSTILE_FRAMES) (await town.join(BUILDER)).room.connection.send(frame);
    done(await bo.place({ x: 30, y: 50 }));
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('[R10] closes only whoever sends a frame of 1 MB', async () => {
    const [meera, bo] = await twoGuests();
    const left = new Promise((resolve) => bo.room.onLeave(resolve));
    const dropped = new Promise((resolve) => bo.room.onDrop(resolve));
    bo.room.sendBytes('walk', new Uint8Array(1024 * 1024));
    await Promise.race([left, dropped]);
    expect(await meera.place(FREE)).toMatchObject({ kind: 'done' });
  });

  it('[T3] closes only whoever floods it with pings', async () => {
    const [meera, bo] = await twoGuests();
    const { ws } = bo.room.connection.transport as unknown as { ws: { ping(): void } };
    const gone = Promise.race([
      new Promise((resolve) => bo.room.onLeave(resolve)),
      new Promise((resolve) => bo.room.onDrop(resolve)),
    ]);
    for (let i = 0; i < 200; i++) ws.ping();
    await gone;
    expect(await meera.place(FREE)).toMatchObject({ kind: 'done' });
  });

  it('[R11] keeps the seat of a lost connection, and shows the city anew on return', async () => {
    const [meera, bo] = await twoGuests();
    const { id } = done(await meera.place(FREE));
    const avatar = bo.seat()?.avatar;
    const token = bo.room.reconnectionToken;
    bo.room.connection.close();
    await vi.waitFor(() => expect(meera.room.state.seats.get(bo.room.sessionId)?.connected).toBe(false));
    const back = await town.rejoin(token);
    await vi.waitFor(() => expect(back.buildings().has(id)).toBe(true));
    expect(back.seat()).toMatchObject({ avatar, connected: true });
    expect(meera.room.state.seats.size).toBe(2);
    await expect(town.rejoin(token)).rejects.toThrow('reconnection token invalid');
  });

  it('[R11] refuses the token of somebody who is still here, and leaves them be', async () => {
    const [meera, bo] = await twoGuests();
    await expect(town.rejoin(meera.room.reconnectionToken)).rejects.toThrow('expired');
    expect(await meera.place(FREE)).toMatchObject({ kind: 'done' });
    expect(bo.room.state.seats.size).toBe(2);
  });

  it('[R11] gives up the seat of a lost connection when its player comes anew', async () => {
    const [meera, bo] = await twoGuests();
    bo.room.connection.close();
    await vi.waitFor(() => expect(meera.room.state.seats.get(bo.room.sessionId)?.connected).toBe(false));
    await town.join(BUILDER);
    await vi.waitFor(() => expect(meera.room.state.seats.size).toBe(2));
    await vi.waitFor(() => expect(avatars(meera)).toHaveLength(2));
  });

  it('[R12] drops a reader that is too slow, and gives it the whole city when it comes back', async () => {
    const [meera, bo] = await twoGuests();
    const token = bo.room.reconnectionToken;
    const socket = (bo.room.connection.transport as unknown as { ws: { pause(): void; resume(): void } }).ws;
    socket.pause();
    const room = matchMaker.getLocalRoomById(bo.room.roomId);
    const client = room.clients.get(bo.room.sessionId);
    await vi.waitFor(
      () => {
        client?.send('notice', 'x'.repeat(500_000));
        expect(meera.room.state.seats.get(bo.room.sessionId)?.connected).toBe(false);
      },
      { timeout: 10_000, interval: 5 },
    );
    const { id } = done(await meera.place(FREE));
    const back = await town.rejoin(token);
    await vi.waitFor(() => expect(back.buildings().has(id)).toBe(true));
    socket.resume();
  });

  it('[S13] sends no frames to a reader that is behind, and a snapshot once it has caught up', async () => {
    const [meera, bo] = await twoGuests();
    const socket = (bo.room.connection.transport as unknown as { ws: { pause(): void; resume(): void } }).ws;
    const client = matchMaker.getLocalRoomById(bo.room.roomId).clients.get(bo.room.sessionId);
    if (client === undefined) throw new Error('there is no such client');
    socket.pause();
    await vi.waitFor(
      () => {
        if (backlogBytes(client) <= BEHIND_BYTES) client.send('notice', 'x'.repeat(500_000));
        expect(backlogBytes(client)).toBeGreaterThan(BEHIND_BYTES);
      },
      { timeout: 10_000, interval: 5 },
    );
    meera.room.send('walk', { x: 100, y: 60 });
    const { step } = meera.view;
    await vi.waitFor(() => expect(meera.view.step).toBeGreaterThan(step + STEP_HZ), { timeout: 5_000 });
    const frames = vi.spyOn(client, 'raw');
    const { id } = done(await meera.place(FREE));
    meera.room.send('phrase', { phrase: 'hello' });
    await vi.waitFor(() => expect(meera.told('said')).toHaveLength(1));
    expect(frames.mock.calls.filter(([data]) => data[0] === Protocol.ROOM_DATA_BYTES)).toEqual([]);
    socket.resume();
    await vi.waitFor(() => expect(bo.buildings().has(id)).toBe(true));
    expect(bo.told('said')).toEqual([]);
    expect(bo.room.connection.isOpen).toBe(true);
  });

  it('[R13] passes chat of claimed accounts on as text, and refuses guests and bad words', async () => {
    const [meera, bo] = await twoGuests();
    const text = '<img src=x onerror=alert(1)> & "quotes"';
    meera.room.send('chat', { text });
    bo.room.send('chat', { text: 'hello' });
    meera.room.send('chat', { text: 'fuck you' });
    bo.room.send('phrase', { phrase: 'hello' });
    await vi.waitFor(() => expect(meera.told('said')).toHaveLength(2));
    expect(meera.told('said')[0]).toMatchObject({ playerId: OWNER, name: `Player ${OWNER}`, text });
    expect(meera.told('said')[1]).toMatchObject({ playerId: BUILDER, text: 'Namaste!' });
    await vi.waitFor(() => expect(bo.told('notice')).toMatchObject([{ code: 'chat-guest' }]));
    expect(meera.told('notice')).toMatchObject([{ code: 'chat-blocked' }]);
  });

  it('[R13] tells everyone all pointers in one message, at most five times a second', async () => {
    const [meera, bo] = await twoGuests();
    for (let i = 0; i < 30; i++) meera.room.send('cursor', { x: 60 + i / 10, y: 60 });
    bo.room.send('cursor', { x: 10, y: 10 });
    await vi.waitFor(() =>
      expect(bo.told('cursors').flat()).toContainEqual(
        expect.objectContaining({ playerId: OWNER, x: 62.9, y: 60 }),
      ),
    );
    expect(bo.told('cursors').length).toBeLessThanOrEqual(3);
    expect(bo.told('cursors')).toEqual(meera.told('cursors'));
  });

  it('[R14] shows lit rows to everyone, of people who are here only', async () => {
    const [meera, bo] = await twoGuests();
    const lights = [{ landmarkId: 3, row: 1, label: '31 free' }];
    await town.seats.showLights(CITY, { playerId: VISITOR, name: 'x', color: 9, lights, total: 1 });
    await town.seats.showLights(CITY, { playerId: BUILDER, name: 'x', color: 9, lights, total: 1 });
    const color = bo.seat()?.color;
    await vi.waitFor(() => expect(meera.told('lights')).toHaveLength(1));
    expect(meera.told('lights')).toEqual([
      { playerId: BUILDER, name: `Player ${BUILDER}`, color, lights, total: 1 },
    ]);
  });

  it('[R15] gives a grant free ground and shows each stage of it', async () => {
    const meera = await town.join();
    town.cities.grant('7001', 1, 2);
    await vi.waitFor(() => expect(meera.buildings().get('7001')).toMatchObject({ stage: 1, stages: 2 }));
    town.cities.grant('7001', 2, 2);
    await vi.waitFor(() => expect(meera.buildings().get('7001')).toMatchObject({ stage: 2 }));
    expect(town.cities.buildings.get('7001')).toMatchObject({ x: expect.any(Number), y: expect.any(Number) });
  });

  it('[P3] learns from the renewal of its lease what it was never told of', async () => {
    const meera = await town.join();
    town.cities.grantUnheard('501', 1, 1);
    await vi.waitFor(() => expect(meera.buildings().has('501')).toBe(true), { timeout: 10_000 });
  });

  it('[R15] applies what it missed before it answers', async () => {
    const meera = await town.join();
    const slow = Promise.withResolvers<void>();
    town.cities.delay = () => slow.promise;
    const reply = meera.place(FREE);
    town.cities.grant('7001', 1, 2);
    slow.resolve();
    done(await reply);
    expect(meera.buildings().has('7001')).toBe(true);
    expect(meera.room.state.version).toBe(town.cities.version);
  });

  it('[R16] leaves when the lease has passed on, says so, and writes nothing', async () => {
    const meera = await town.join();
    const left = new Promise((resolve) => meera.room.onLeave(resolve));
    town.cities.epoch += 1;
    expect(await meera.place(FREE)).toMatchObject({ code: 'owner-moved' });
    expect(await left).toBe(4001);
    expect(meera.told('notice')).toMatchObject([{ code: 'owner-moved' }]);
    expect(town.cities.buildings.size).toBe(0);
  });

  it('[R19] seats somebody in the next room when the last one is just being closed', async () => {
    const meera = await town.join();
    const { roomId } = meera.room;
    const stale = await town.seat();
    const saved = Promise.withResolvers<void>();
    const before = { ...town.cities };
    town.cities.releaseLease = async (...lease) => {
      await saved.promise;
      return before.releaseLease(...lease);
    };
    await meera.room.leave();
    await vi.waitFor(() => expect(town.joinRoom(roomId, stale.ticket)).rejects.toThrow(/not found|locked/), {
      timeout: 10_000,
    });
    const joining = town.join();
    saved.resolve();
    expect((await joining).room.roomId).not.toBe(roomId);
    await expect(town.joinRoom(roomId, stale.ticket)).rejects.toThrow(/not found/);
  });

  it('[R18] lets nobody into the next room with a ticket for the one before', async () => {
    const meera = await town.join();
    const stale = await town.seat();
    await meera.room.leave();
    await vi.waitFor(async () => expect((await town.seat()).roomId).not.toBe(stale.roomId), {
      timeout: 10_000,
    });
    const { roomId } = await town.seat();
    await expect(town.joinRoom(roomId, stale.ticket)).rejects.toThrow('signed-out');
  });

  it('[P7] drains: finishes what it was asked, gives the lease back, then sends everyone away', async () => {
    const meera = await town.join();
    const slow = Promise.withResolvers<void>();
    const order: string[] = [];
    town.cities.delay = () => slow.promise;
    const before = { ...town.cities };
    town.cities.execute = (wish) => before.execute(wish).finally(() => order.push('committed'));
    town.cities.drainLease = (...lease) => before.drainLease(...lease).finally(() => order.push('draining'));
    town.cities.releaseLease = (...lease) =>
      before.releaseLease(...lease).finally(() => order.push('released'));
    const left = new Promise((resolve) => meera.room.onLeave(resolve));
    const placing = meera.place(FREE).finally(() => order.push('answered'));
    await vi.waitFor(() => expect(meera.view.step).toBeGreaterThan(0));
    const stopped = town.server.gracefullyShutdown(false);
    await vi.waitFor(() => expect(order).toEqual(['draining']));
    expect(await meera.place({ x: 30, y: 50 })).toMatchObject({ code: 'draining' });
    await expect(town.seat()).rejects.toThrow('draining');
    expect(meera.told('notice')).toEqual([]);
    slow.resolve();
    done(await placing);
    expect(await left).toBe(4001);
    await stopped;
    expect(meera.told('notice')).toMatchObject([{ code: 'draining' }]);
    expect(order.slice(0, 3)).toEqual(['draining', 'committed', 'released']);
    expect(town.cities.buildings.size).toBe(1);
  });

  it('[R17] pauses saving while the database is away, goes on with the rest, and comes back by itself', async () => {
    const meera = await town.join();
    town.cities.fault = new Error('connection refused');
    expect(await meera.place(FREE)).toMatchObject({ code: 'saving-paused' });
    await vi.waitFor(() => expect(meera.room.state.savingPaused).toBe(true));
    meera.room.send('chat', { text: 'still here' });
    await vi.waitFor(() => expect(meera.told('said')).toHaveLength(1));
    town.cities.fault = null;
    await vi.waitFor(() => expect(meera.room.state.savingPaused).toBe(false), { timeout: 5_000 });
    done(await meera.place(FREE));
  });

  it('[R17] asks a database that turns it away once more before it pauses', async () => {
    const meera = await town.join();
    const before = { ...town.cities };
    let asked = 0;
    town.cities.execute = (order) => {
      asked += 1;
      if (asked > 1) return before.execute(order);
      return Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    };
    done(await meera.place(FREE));
    expect(meera.room.state.savingPaused).toBe(false);
    expect(asked).toBe(2);
  });

  it('[R17] says that saving is paused also when the database is back before the answer', async () => {
    const meera = await town.join();
    const before = { ...town.cities };
    town.cities.execute = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    expect(await meera.place(FREE)).toMatchObject({ code: 'saving-paused' });
    await vi.waitFor(() => expect(meera.room.state.savingPaused).toBe(true));
    await vi.waitFor(() => expect(meera.room.state.savingPaused).toBe(false), { timeout: 5_000 });
    town.cities.execute = () => Promise.reject(new Error('a bug'));
    expect(await meera.place(FREE)).toMatchObject({ code: 'internal' });
    town.cities.execute = (order) => before.execute(order);
    done(await meera.place(FREE));
  });

  it('[R18] lets one player in fifty times at once, and others as well', async () => {
    const tabs = await Promise.all(Array.from({ length: 50 }, () => town.join()));
    await expect(town.join()).rejects.toThrow('seats-many');
    await town.join(BUILDER);
    await tabs[0]?.room.leave();
    await vi.waitFor(() => town.join());
  });

  it('[P11] shows the city live to a spectator, who takes no seat and can do nothing', async () => {
    await reopen({ maxSeats: 1 });
    const meera = await town.join();
    const watcher = await town.watch(BUILDER);
    const { id } = done(await meera.place(FREE));
    await vi.waitFor(() => expect(watcher.buildings().has(id)).toBe(true));
    expect(await watcher.place({ x: 30, y: 50 })).toMatchObject({ kind: 'refused', code: 'forbidden' });
    for (const [type, message] of PRESENCE) watcher.room.send(type, message);
    await vi.waitFor(() => expect(watcher.told('notice')).toHaveLength(PRESENCE.length));
    expect(new Set(watcher.told('notice').map((n) => (n as { code: string }).code))).toEqual(
      new Set(['forbidden']),
    );
    expect(meera.room.state.seats.size).toBe(1);
    expect(avatars(meera)).toHaveLength(1);
    expect(['said', 'emote', 'cursors'].flatMap((type) => meera.told(type))).toEqual([]);
    expect(town.cities.buildings.size).toBe(1);
  });

  it('[P11] shows a spectator what they look at', async () => {
    const meera = await town.join();
    const { id } = done(await meera.place({ x: 10, y: 10 }));
    const watcher = await town.watch(BUILDER);
    await vi.waitFor(() => expect(watcher.view.step).toBeGreaterThan(0));
    expect(watcher.buildings().has(id)).toBe(false);
    watcher.room.send('look', { x0: 5, y0: 5, x1: 20, y1: 20 });
    await vi.waitFor(() => expect(watcher.buildings().has(id)).toBe(true));
  });

  it('[R18] opens one room for a city, however many ask at once', async () => {
    const seats = await Promise.all(Array.from({ length: 10 }, () => town.seat()));
    expect(new Set(seats.map(({ roomId }) => roomId)).size).toBe(1);
  });

  it('[R18] tells why somebody can’t come in', async () => {
    await expect(town.join(OWNER, { protocol: 0 })).rejects.toThrow('protocol-old');
    await expect(town.join(OWNER, { ticket: 'x' })).rejects.toThrow('signed-out');
    await expect(town.join(OWNER, { ticket: 5 })).rejects.toThrow('input-invalid');
    const { ticket } = await town.seat();
    await town.join(OWNER, { ticket });
    await expect(town.join(OWNER, { ticket })).rejects.toThrow('signed-out');
    const missing = await town.seats.seat('999' as typeof CITY, accountOf(OWNER));
    expect(missing).toMatchObject({ kind: 'refused', code: 'not-found' });
  });

  it('[R18] says that a full city is full, to those who ask and to those who come all the same', async () => {
    await reopen({ maxSeats: 1 });
    const { ticket } = await town.seat(BUILDER);
    const meera = await town.join();
    await expect(town.join(BUILDER)).rejects.toThrow('city-full');
    const { roomId } = meera.room;
    await expect(town.joinRoom(roomId, ticket)).rejects.toThrow('city-full');
  });

  it('[R18] lets nobody make rooms from outside', async () => {
    const { ticket } = await town.seat();
    const body = JSON.stringify({ ticket, protocol: 1 });
    const headers = { 'content-type': 'application/json' };
    for (const method of ['create', 'joinOrCreate']) {
      const answer = await fetch(`${town.url}/matchmake/${method}/city`, { method: 'POST', body, headers });
      expect(await answer.json()).toMatchObject({ error: expect.stringContaining('invalid method') });
    }
  });
});

const PRESENCE: readonly (readonly [type: string, message: object])[] = [
  ['walk', { x: 60, y: 60 }],
  ['cursor', { x: 60, y: 60 }],
  ['emote', { emote: 'wave' }],
  ['phrase', { phrase: 'hello' }],
  ['chat', { text: 'hello' }],
];

/** Frames as nobody's page makes them: each first byte is a kind of frame of the room protocol. */
const HOSTILE_FRAMES = [
  Uint8Array.of(),
  Uint8Array.of(13),
  Uint8Array.of(13, 0xa4, 0x77),
  Uint8Array.of(13, 0xdb, 0xff, 0xff, 0xff, 0xff),
  Uint8Array.of(13, 0xa4, 0x77, 0x61, 0x6c, 0x6b, 0xdd, 0xff, 0xff, 0xff, 0xff),
  Uint8Array.of(13, 0xa4, 0x77, 0x61, 0x6c, 0x6b, 0xdf, 0xff, 0xff, 0xff, 0xff),
  Uint8Array.of(13, 0xcf, 1, 2),
  Uint8Array.of(13, 0xd3, 255, 255, 255, 255, 255, 255, 255, 255),
  Uint8Array.of(17),
  Uint8Array.of(21),
  Uint8Array.of(21, 0xcf),
  Uint8Array.of(21, 1, 0xa5, 0x70, 0x6c, 0x61, 0x63, 0x65, 0xc1),
  Uint8Array.of(19, 1, 2, 3),
  Uint8Array.of(20, 255, 255),
  Uint8Array.of(255, 255, 255),
];

async function twoGuests(): Promise<[Guest, Guest]> {
  const pair: [Guest, Guest] = [await town.join(), await town.join(BUILDER)];
  await vi.waitFor(() => expect(pair.every(({ view }) => view.step > 0)).toBe(true));
  return pair;
}

function avatars({ view }: Guest): number[] {
  return [...view.entities.values()]
    .flatMap((e) => (e.sort === 'avatar' ? e.handle : []))
    .sort((a, b) => a - b);
}

/** A hundred commands at once, fifty from each. */
function rush(a: Guest, b: Guest, at: (i: number) => { x: number; y: number }): Promise<{ kind: string }[]> {
  return Promise.all(Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? a : b).place(at(i % 50))));
}

function done(reply: Awaited<ReturnType<Guest['place']>>): Building {
  if (reply.kind === 'refused') throw new Error(`refused: ${reply.code}`);
  return reply.building;
}
