import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { ErrorReply } from '@sqltown/shared/api';
import { freeGround } from '../ground.ts';
import { query } from '../../evidence/query.ts';
import { FIRST_LESSON, attempt } from '../lesson.ts';
import { takeRawSeat } from '../raw-seat.ts';
import { type Scenario, expectations } from '../scenario.ts';
import type { Mayor, Player, Town } from '../town.ts';
import { codeOf } from '../visitor.ts';

const ANSWERS = new URL('../../../../../content/src/answers/', import.meta.url);
/** A shorter solution can stand in a lesson's text by right. */
const TELLING_CHARS = 40;

/** Everything that a stranger is sent in a whole session, searched for what is not theirs to know. */
export const leaks: Scenario = {
  id: 'P12',
  fault: 'hidden fields in state, patches or replies: answers, sign-in names, other pupils',
  criterion: 'byte search of the traffic finds none',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.ownTown();
    const owner = await town.newMayor();
    const secrets = {
      ...(await claim(owner)),
      'session of the owner': owner.visitor.cookie.split('=')[1] ?? '',
    };
    if (stage.plant === 'leak-username') await showUsername(town.databaseUrl, secrets.username);

    const stranger = await town.newPlayer();
    const heard: Buffer[] = [];
    const seat = await takeRawSeat(town.server.url, await stranger.visitor.seat(owner.cityId));
    seat.socket.on('message', (data: Buffer) => heard.push(data));
    await live(town, owner);
    const read = await readEverything(stranger, owner);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    seat.close();

    const solutions = longSolutions();
    expected.that(solutions.length >= 10, `only ${solutions.length} solutions to look for`);
    const needles = {
      ...secrets,
      ...Object.fromEntries(solutions.map((text, n) => [`solution ${n}`, text])),
    };
    const traffic = flat(Buffer.concat(heard).toString('latin1') + read.join('\n'));
    for (const [name, needle] of Object.entries(needles))
      expected.that(!traffic.includes(flat(needle)), `a stranger was sent ${name}`);
    expected.that(
      traffic.includes(flat(owner.playerId)),
      'the search would find nothing: it does not even find the owner',
    );
    return {
      did: 'a stranger visited a city in use, read every page of the API, and failed at everything else',
      counts: {
        'bytes searched': traffic.length,
        frames: heard.length,
        replies: read.length,
        'things looked for': Object.keys(needles).length,
      },
      violations: expected.violations,
    };
  },
};

/** What only the owner of the account knows. */
async function claim({ visitor }: Player) {
  const username = `u${randomBytes(8).toString('hex')}`;
  const password = randomUUID();
  const answer = await visitor.post('/api/v1/accounts/claim', { username, password, ageConfirmed: true });
  if (answer.status !== 200) throw new Error(`not claimed: ${codeOf(answer)}`);
  const { recoveryCodes } = answer.body as { recoveryCodes: string[] };
  return { username, password, 'a recovery code': recoveryCodes[0] ?? '', 'a password hash': '$argon2id$' };
}

/** The owner does all that is seen by others. */
async function live(town: Town, owner: Mayor): Promise<void> {
  const { seat, visitor, cityId } = owner;
  for (const at of freeGround('lamptower', 2)) await seat.place(at);
  seat.room.send('chat', { text: 'good evening' });
  seat.room.send('emote', { emote: 'wave' });
  seat.room.send('walk', { x: 62, y: 70 });
  seat.room.send('cursor', { x: 62, y: 70 });
  const [exercise, sql] = FIRST_LESSON.answers[0] ?? ['', ''];
  await attempt(visitor, exercise, sql);
  const run = { dataset: 'town', dialect: 'sqlite', sql: 'SELECT id, name FROM buildings', cityId };
  await visitor.post('/api/v1/sandbox/runs', run);
  await (await town.newMayor()).seat.leave();
}

/** Every route that answers a stranger, and what they are told where it doesn't. */
async function readEverything({ visitor }: Player, owner: Player): Promise<string[]> {
  const read: string[] = [];
  const get = async (path: string): Promise<unknown> => {
    const answer = await visitor.get(path);
    read.push(answer.text, JSON.stringify(answer.headers));
    return answer.body;
  };
  const { chapters } = (await get('/api/v1/chapters')) as { chapters: { lessons: { id: string }[] }[] };
  for (const { id } of chapters.flatMap(({ lessons }) => lessons)) {
    const lesson = await get(`/api/v1/lessons/${id}?dialect=sqlite`);
    const { exercises } = lesson as { exercises: { id: string }[] };
    for (const exercise of exercises) await get(`/api/v1/exercises/${exercise.id}/hints/3`);
  }
  for (const path of [
    'me',
    'datasets/town',
    'openapi.json',
    `cities/${owner.cityId}/members`,
    'admin/reports',
  ])
    await get(`/api/v1/${path}`);
  for (const path of ['/healthz', '/readyz', '/api/v1/lessons/nothing', '/api/v1/cities/1/members'])
    await get(path);
  const [exercise] = FIRST_LESSON.answers[1] ?? ['', ''];
  for (const sql of ['SELECT 1', 'SELEC', 'SELECT * FROM sqlite_master', 'SELECT name FROM buildings'])
    read.push((await attempt(visitor, exercise, sql)).text);
  const stolen = await visitor.post('/api/v1/accounts/sign-in', {
    username: 'nobody_at_all',
    password: 'x'.repeat(8),
  });
  read.push(ErrorReply.parse(stolen.body).error.message);
  return read;
}

/** Solutions that nobody writes by chance, from the files that only the grader reads. */
function longSolutions(): string[] {
  const files = readdirSync(ANSWERS).filter((name) => /^\d/.test(name));
  return files.flatMap((name) => {
    const text = readFileSync(new URL(name, ANSWERS), 'utf8');
    const found = [...text.matchAll(/solution:\s*(['"`])((?:\\.|(?!\1).)*)\1/gs)].map(
      ([, , sql = '']) => sql,
    );
    return found.map((sql) => sql.replaceAll('\\n', ' ')).filter((sql) => sql.length >= TELLING_CHARS);
  });
}

/** White space says nothing. */
function flat(text: string): string {
  return text.replaceAll('\\n', ' ').replaceAll(/\s+/g, ' ');
}

/** The planted fault: the name that everybody sees is the one that one signs in with. */
async function showUsername(databaseUrl: string, username: string): Promise<void> {
  await query<Record<string, unknown>>(
    databaseUrl,
    'update accounts.users set name = $1 where username = $1',
    [username],
  );
  await query<Record<string, unknown>>(
    databaseUrl,
    'update accounts.user_profiles set name = $1 where username = $1',
    [username],
  ).catch(() => null);
}
