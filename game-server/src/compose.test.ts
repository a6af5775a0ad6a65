import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCatalogue } from '@sqltown/content/grading';
import { CHAPTERS } from '@sqltown/content/public';
import {
  AttemptReply,
  ChaptersReply,
  ClaimReply,
  DatasetReply,
  HintReply,
  LessonReply,
  MembersReply,
  MeReply,
  OpenReportsReply,
  RunReply,
  SeatReply,
} from '@sqltown/shared/api';
import { PROTOCOL_VERSION } from '@sqltown/shared/rules';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningServer, compose } from '#compose';
import { readConfig } from '#config';
import { createLogger } from '#platform/logger/index.ts';
import { adminSocketPath, askServer } from './admin/index.ts';
import { codeOf, Visitor } from './visitor.testbed.ts';

// The SDK takes Node's own WebSocket where there is one, and then stops reconnecting after one refusal.
Reflect.deleteProperty(globalThis, 'WebSocket');
const { Client } = await import('@colyseus/sdk');

let server: RunningServer;
let base: string;
let dataDir: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sqltown-compose-'));
  const port = await freePort();
  const config = readConfig({
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    GUESTS_PER_HOUR: '1000',
  });
  server = await compose({ config, log: createLogger({ level: 'silent' }), onStep: () => undefined });
  base = `http://127.0.0.1:${port}`;
}, 120_000);
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function newPlayer() {
  const visitor = new Visitor(base);
  return { visitor, me: await visitor.enter() };
}

const attemptId = () => crypto.randomUUID();
const [lesson] = CHAPTERS[0]?.lessons ?? [];
if (lesson === undefined) throw new Error('there is no lesson');
const [exercise] = lesson.exercises;
if (exercise === undefined) throw new Error('the lesson has no exercise');

describe('accounts over HTTP', () => {
  it('[A1] nobody is nobody, then a guest, by cookie', async () => {
    const visitor = new Visitor(base);
    expect((await visitor.get('/api/v1/me')).body).toEqual({ me: null });
    const me = await visitor.enter();
    expect(me.guest).toBe(true);
    expect(MeReply.parse((await visitor.get('/api/me')).body).me).toEqual(me);
  });

  it('[A4] claims, signs out, signs in again and is the same player', async () => {
    const { visitor, me } = await newPlayer();
    const claim = { username: 'ferry_2', password: 'a long secret', ageConfirmed: true };
    const claimed = ClaimReply.parse((await visitor.post('/api/v1/accounts/claim', claim)).body);
    expect(claimed.recoveryCodes).toHaveLength(10);
    await visitor.post('/api/v1/accounts/sign-out');
    expect((await visitor.get('/api/v1/me')).body).toEqual({ me: null });
    const { body } = await visitor.post('/api/v1/accounts/sign-in', {
      username: 'Ferry_2',
      password: 'a long secret',
    });
    expect(MeReply.parse(body).me?.playerId).toBe(me.playerId);
    expect(codeOf(await visitor.post('/api/v1/accounts/claim', claim))).toBe('already-claimed');
  });

  it('[A9] a name is letters, and never markup', async () => {
    const { visitor } = await newPlayer();
    const renamed = await visitor.send('PATCH', '/api/v1/me', { name: 'Rāṇī of the Ghats' });
    expect(MeReply.parse(renamed.body).me?.name).toBe('Rāṇī of the Ghats');
    for (const name of [
      '<img src=x onerror=alert(1)>',
      '"><script>',
      'a\u202eb',
      '\u0000\u0000',
      ' ',
      'x'.repeat(25),
    ]) {
      const refused = await visitor.send('PATCH', '/api/v1/me', { name });
      expect([refused.status, codeOf(refused)]).toEqual([400, 'input-invalid']);
    }
  });
});

describe('bad input', () => {
  it.each<[string, unknown, string]>([
    ['a wrong type', { name: 5 }, 'name'],
    ['a missing field', {}, 'name'],
    ['an unknown field', { name: 'Fine Name', role: 'admin' }, 'role'],
    ['a list', [], ''],
    ['a text', '"text"', ''],
  ])('[H8] %s is a 400 that names the field', async (_, body, field) => {
    const { visitor } = await newPlayer();
    const reply = await visitor.send('PATCH', '/api/v1/me', body);
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({
      error: { code: 'input-invalid', ...(field === '' ? {} : { field }) },
    });
  });

  it('[H7] prototype keys and a megabyte are refused, and the server lives', async () => {
    const { visitor } = await newPlayer();
    const polluting = '{"name":"Fine Name","__proto__":{"roles":["admin"]}}';
    expect((await visitor.send('PATCH', '/api/v1/me', polluting)).status).toBe(400);
    const large = { dataset: 'town', dialect: 'sqlite', sql: 'x'.repeat(1_048_576) };
    expect((await visitor.post('/api/v1/sandbox/runs', large)).status).toBe(413);
    expect((await visitor.get('/api/v1/me?__proto__[x]=1')).status).toBe(400);
    expect((await visitor.get('/healthz')).status).toBe(200);
  });

  it.each([
    '/api/v1/lessons/no-such',
    '/api/v1/datasets/no-such',
    '/api/v1/exercises/no-such/hints/1',
    '/api/v1/nothing',
  ])('[H8] %s is a 404', async (path) => {
    const { visitor } = await newPlayer();
    expect((await visitor.get(path)).status).toBe(404);
  });

  it.each([
    '/api/v1/lessons/..%2f..%2fetc',
    '/api/v1/lessons/UPPER',
    `/api/v1/lessons/${lesson.id}?dialect=cobol`,
  ])('[H8] %s is a 400', async (path) => {
    const { visitor } = await newPlayer();
    expect((await visitor.get(path)).status).toBe(400);
  });

  it('[H5] a foreign page changes nothing, not even with the player’s cookie', async () => {
    const { visitor, me } = await newPlayer();
    const foreign = { origin: 'http://evil.example' };
    const reply = await visitor.send('PATCH', '/api/v1/me', { name: 'Stolen Name' }, foreign);
    expect([reply.status, codeOf(reply)]).toEqual([403, 'origin-foreign']);
    expect(MeReply.parse((await visitor.get('/api/v1/me')).body).me?.name).toBe(me.name);
    expect((await visitor.send('POST', '/matchmake/joinById/x', {}, foreign)).status).toBe(403);
  });

  it('[H4] a flood is cut at a burst of 60, for its sender only', async () => {
    const [flood, calm] = [await newPlayer(), await newPlayer()];
    const rename = { name: 'Quick Otter' };
    const replies = await Promise.all(
      Array.from({ length: 90 }, () => flood.visitor.send('PATCH', '/api/v1/me', rename)),
    );
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(60);
    expect(statuses).toContain(429);
    expect(replies.find(({ status }) => status === 429)?.headers.get('retry-after')).toMatch(/^[1-9]/);
    expect((await calm.visitor.send('PATCH', '/api/v1/me', rename)).status).toBe(200);
  });
});

describe('who may', () => {
  it('[H12] every route for players turns away whoever has no session, an ended one or a forged one', async () => {
    const { body } = await new Visitor(base).get('/api/v1/openapi.json');
    const { paths } = body as { paths: Record<string, Record<string, { security?: unknown }>> };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security }]) => ({
        path,
        method,
        isForPlayers: security !== undefined,
      })),
    );
    expect(
      routes
        .filter(({ isForPlayers }) => !isForPlayers)
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      '/api/v1/accounts/guest',
      '/api/v1/accounts/recover',
      '/api/v1/accounts/sign-in',
      '/api/v1/accounts/sign-out',
      '/api/v1/chapters',
      '/api/v1/datasets/{id}',
      '/api/v1/lessons/{id}',
      '/api/v1/me',
    ]);
    const { visitor } = await newPlayer();
    const { cookie } = visitor;
    await visitor.post('/api/v1/accounts/sign-out');
    for (const { path, method } of routes.filter(({ isForPlayers }) => isForPlayers)) {
      for (const sent of ['', cookie, 'sqltown.session_token=forged.forged']) {
        const url = path.replaceAll(/\{\w+\}/g, '1');
        const reply = await new Visitor(base).send(
          method.toUpperCase(),
          url,
          undefined,
          sent === '' ? {} : { cookie: sent },
        );
        expect([path, reply.status, codeOf(reply)]).toEqual([path, 401, 'signed-out']);
      }
    }
  });

  it('[A10] only the owner of a city says who may build there', async () => {
    const [owner, friend] = [await newPlayer(), await newPlayer()];
    const members = `/api/v1/cities/${owner.me.homeCityId}/members`;
    const byFriend = await friend.visitor.send('PUT', `${members}/${friend.me.playerId}`, {
      role: 'builder',
    });
    expect([byFriend.status, codeOf(byFriend)]).toEqual([403, 'forbidden']);
    const byOwner = await owner.visitor.send('PUT', `${members}/${friend.me.playerId}`, { role: 'builder' });
    expect(MembersReply.parse(byOwner.body).members.map(({ playerId, role }) => [playerId, role])).toEqual([
      [owner.me.playerId, 'owner'],
      [friend.me.playerId, 'builder'],
    ]);
    // Nothing of an account but what the reply's schema names: no sign-in name above all.
    expect(byOwner.body).toEqual(MembersReply.parse(byOwner.body));
    expect(
      (await owner.visitor.send('PUT', `${members}/${owner.me.playerId}`, { role: 'visitor' })).status,
    ).toBe(403);
    expect((await owner.visitor.send('PUT', `${members}/999`, { role: 'builder' })).status).toBe(404);
    expect(
      (await owner.visitor.send('PUT', `${members}/${friend.me.playerId}`, { role: 'owner' })).status,
    ).toBe(400);
  });
});

describe('learning over HTTP', () => {
  it('[H13] reads chapters, a lesson, its data and its hints, without any answer', async () => {
    const { visitor } = await newPlayer();
    const chapters = ChaptersReply.parse((await visitor.get('/api/v1/chapters')).body);
    expect(chapters.chapters[0]?.lessons[0]).toMatchObject({ id: lesson.id, solved: 0, complete: false });
    const { body } = await visitor.get(`/api/v1/lessons/${lesson.id}?dialect=postgresql`);
    const read = LessonReply.parse(body);
    expect(read.code_examples[0]?.dialect).toBe('postgresql');
    expect(JSON.stringify(body)).not.toMatch(/solution|mutant|alternate/);
    const dataset = DatasetReply.parse(
      (await visitor.get(`/api/v1/datasets/${exercise.dataset}?dialect=sqlite`)).body,
    );
    expect(dataset.tables.every(({ sample }) => sample.length <= 5)).toBe(true);
    const hint = HintReply.parse((await visitor.get(`/api/v1/exercises/${exercise.id}/hints/1`)).body);
    expect(hint).toMatchObject({ n: 1, of: exercise.hintCount });
    expect((await visitor.get(`/api/v1/exercises/${exercise.id}/hints/0`)).status).toBe(400);
  });

  it.each(['sqlite', 'postgresql'] as const)(
    '[H13] runs a query on %s and tells an error with its place',
    async (dialect) => {
      const { visitor } = await newPlayer();
      const run = { dataset: 'town', dialect, sql: 'SELECT id, name FROM buildings ORDER BY id LIMIT 2' };
      const reply = RunReply.parse((await visitor.post('/api/v1/sandbox/runs', run)).body);
      expect(reply.outcome).toMatchObject({ kind: 'rows', results: [{ rowCount: 2 }] });
      expect(reply.engine).toMatchObject({ dialect, real: true });
      const wrong = await visitor.post('/api/v1/sandbox/runs', { ...run, sql: 'SELECT naem FROM buildings' });
      expect(RunReply.parse(wrong.body).outcome).toMatchObject({
        kind: 'error',
        error: { line: 1, offset: 7 },
      });
    },
  );

  it('[H13] a right answer counts once; its id means one thing only', async () => {
    const { visitor } = await newPlayer();
    const solution = createCatalogue().exercises.get(exercise.id)?.solution.sqlite ?? '';
    const path = `/api/v1/exercises/${exercise.id}/attempts`;
    const attempt = { attemptId: attemptId(), dialect: 'sqlite', sql: solution };
    const graded = AttemptReply.parse((await visitor.post(path, attempt)).body);
    expect(graded).toMatchObject({
      verdict: { kind: 'passed' },
      progress: { lessonId: lesson.id, solved: 1 },
    });
    expect((await visitor.post(path, attempt)).body).toEqual(graded);
    const other = await visitor.post(path, { ...attempt, sql: 'SELECT 1' });
    expect([other.status, codeOf(other)]).toEqual([409, 'command-reused']);
    const chapters = ChaptersReply.parse((await visitor.get('/api/v1/chapters')).body);
    expect(chapters.chapters[0]?.lessons[0]).toMatchObject({ solved: 1 });
  });
});

describe('the server as a whole', () => {
  it('[H14] a seat lets its holder into the room, where their lit rows show', async () => {
    const { visitor, me } = await newPlayer();
    const seat = SeatReply.parse((await visitor.post(`/api/v1/cities/${me.homeCityId}/seat`)).body);
    const room = await new Client(base).joinById(seat.roomId, {
      ticket: seat.ticket,
      protocol: PROTOCOL_VERSION,
    });
    const lit = vi.fn();
    room.onMessage('lights', lit);
    room.onMessage('*', () => undefined);
    const sql = 'SELECT id, name FROM buildings ORDER BY id LIMIT 2';
    await visitor.post('/api/v1/sandbox/runs', {
      dataset: 'town',
      dialect: 'sqlite',
      sql,
      cityId: me.homeCityId,
    });
    await vi.waitFor(() => expect(lit).toHaveBeenCalledOnce());
    expect(lit.mock.calls[0]?.[0]).toMatchObject({ playerId: me.playerId, total: 2 });
    await room.leave();
    expect((await visitor.post('/api/v1/cities/123/seat')).status).toBe(404);
  });

  it('[H14] nobody visits more than sixty cities a minute', async () => {
    const { visitor, me } = await newPlayer();
    const seats = Array.from({ length: 70 }, () => visitor.post(`/api/v1/cities/${me.homeCityId}/seat`));
    const statuses = (await Promise.all(seats)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  });

  it('[H14] nobody makes a room but the server', async () => {
    await expect(new Client(base).create('city', {})).rejects.toThrow(/invalid method/);
    await expect(new Client(base).joinOrCreate('city', {})).rejects.toThrow(/invalid method/);
  });

  it('[A8] a ban by the admin socket ends session and socket at once', async () => {
    const { visitor, me } = await newPlayer();
    const seat = SeatReply.parse((await visitor.post(`/api/v1/cities/${me.homeCityId}/seat`)).body);
    const room = await new Client(base).joinById(seat.roomId, {
      ticket: seat.ticket,
      protocol: PROTOCOL_VERSION,
    });
    room.reconnection.enabled = false;
    room.onMessage('*', () => undefined);
    const left = new Promise((resolve) => room.onLeave(resolve));
    const socket = adminSocketPath(dataDir);
    expect(await askServer(socket, ['users', me.name])).toMatchObject({ ok: true });
    expect((await askServer(socket, ['ban', me.playerId, 'spam']))?.lines[0]).toContain('is closed');
    await left;
    expect((await visitor.get('/api/v1/me')).body).toEqual({ me: null });
    expect((await askServer(socket, ['unban', me.playerId]))?.ok).toBe(true);
  });

  it('[A11] a report reaches the administrator, who resets the city', async () => {
    const [victim, troll] = [await newPlayer(), await newPlayer()];
    const report = {
      playerId: troll.me.playerId,
      cityId: victim.me.homeCityId,
      reason: 'spam',
      words: '<b>buy</b>',
    };
    expect((await victim.visitor.post('/api/v1/reports', report)).status).toBe(200);
    const socket = adminSocketPath(dataDir);
    expect((await victim.visitor.get('/api/v1/admin/reports')).status).toBe(403);
    await askServer(socket, ['grant', victim.me.playerId, 'admin']);
    const listed = OpenReportsReply.parse((await victim.visitor.get('/api/v1/admin/reports')).body);
    expect(listed.reports[0]).toMatchObject({ subjectId: troll.me.playerId, words: '<b>buy</b>' });
    const open = await askServer(socket, ['reports']);
    expect(open?.lines.join('\n')).toContain('<b>buy</b>');
    const id = open?.lines[0]?.split(' ')[0] ?? '';
    expect((await askServer(socket, ['resolve', id]))?.ok).toBe(true);
    expect((await askServer(socket, ['reports']))?.lines).toEqual(['No open reports.']);
    const members = `/api/v1/cities/${victim.me.homeCityId}/members`;
    await victim.visitor.send('PUT', `${members}/${troll.me.playerId}`, { role: 'builder' });
    expect((await askServer(socket, ['reset-city', victim.me.homeCityId]))?.ok).toBe(true);
    expect(MembersReply.parse((await victim.visitor.get(members)).body).members).toHaveLength(1);
    expect((await askServer(socket, ['nonsense']))?.ok).toBe(false);
  });

  it('[H3] is ready, and its metrics show rooms, clients, steps, sync, sandbox and database', async () => {
    const visitor = new Visitor(base);
    expect((await visitor.get('/readyz')).body).toMatchObject({ ready: true, database: true, sandbox: true });
    expect((await visitor.get('/health/database')).body).toMatchObject({ ok: true, kind: 'pglite' });
    const { body } = await visitor.get('/metrics');
    for (const name of [
      'sqltown_rooms',
      'sqltown_clients',
      'sqltown_room_step_seconds_count',
      'sqltown_sync_bytes_total',
      'sqltown_sandbox_run_seconds_count',
      'sqltown_sandbox_queued',
      'sqltown_database_wal_bytes',
      'sqltown_database_connections',
      'sqltown_http_seconds_count',
      'nodejs_eventloop_lag_p99_seconds',
    ])
      expect(body).toContain(name);
    const proxied = await visitor.send('GET', '/metrics', undefined, { 'x-forwarded-for': '203.0.113.9' });
    expect(proxied.status).toBe(403);
  });
});
