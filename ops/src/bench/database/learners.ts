import { randomUUID } from 'node:crypto';
import { AttemptReply, MeReply } from '@sqltown/shared/api';

const SIGN_INS_AT_ONCE = 8;

/** Somebody with a session, as a browser would keep it, at an address of their own. */
export type Learner = {
  readonly headers: Readonly<Record<string, string>>;
  /** The same browser without its session. */
  readonly stranger: Readonly<Record<string, string>>;
  readonly homeCityId: string;
};

/** Makes guests through the API. The server must trust this machine as a proxy, so that each has an address. */
export async function makeLearners(url: string, count: number): Promise<Learner[]> {
  const learners: Learner[] = [];
  const signInSome = async (): Promise<void> => {
    while (learners.length < count) {
      const place = learners.push(NOBODY) - 1;
      learners[place] = await signIn(url, place);
    }
  };
  await Promise.all(Array.from({ length: SIGN_INS_AT_ONCE }, signInSome));
  return learners;
}

const NOBODY: Learner = { headers: {}, stranger: {}, homeCityId: '' };

async function signIn(url: string, place: number): Promise<Learner> {
  const stranger = { 'x-forwarded-for': `10.0.${place >> 8}.${place & 255}`, origin: url };
  const reply = await fetch(`${url}/api/v1/accounts/guest`, { method: 'POST', headers: stranger });
  const { me } = MeReply.parse(await answerOf(reply));
  if (me === null) throw new Error('the server made no guest');
  const cookie = reply.headers.getSetCookie().map((set) => set.split(';', 1)[0]);
  return { stranger, headers: { ...stranger, cookie: cookie.join('; ') }, homeCityId: me.homeCityId };
}

export async function readLesson(url: string, { headers }: Learner): Promise<void> {
  await answerOf(await fetch(`${url}${LESSON_PATH}`, { headers }));
}

export async function takeSeat(url: string, { headers, homeCityId }: Learner): Promise<void> {
  await answerOf(await fetch(`${url}/api/v1/cities/${homeCityId}/seat`, { method: 'POST', headers }));
}

/** A right answer: it is run on the visible data and on every hidden set. */
export async function attempt(url: string, { headers, homeCityId }: Learner): Promise<void> {
  const body = {
    attemptId: randomUUID(),
    cityId: homeCityId,
    dialect: 'sqlite',
    sql: 'SELECT name FROM buildings',
  };
  const reply = await fetch(`${url}/api/v1/exercises/every-name/attempts`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { verdict } = AttemptReply.parse(await answerOf(reply));
  if (verdict.kind !== 'passed') throw new Error(`a right answer was ${verdict.kind}`);
}

export const LESSON_PATH = '/api/v1/lessons/good-morning-town?dialect=sqlite';

/** @throws when the request was refused: a refusal is quick, and not what is measured. */
async function answerOf(reply: Response): Promise<unknown> {
  if (!reply.ok) throw new Error(`${reply.url} answered ${reply.status}: ${await reply.text()}`);
  return reply.json();
}
