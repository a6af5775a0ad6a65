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
  const stranger = { 'x-forwarded-for': `10.0.${place >> 8}.${place & 255}` };
  const reply = await fetch(`${url}/api/v1/accounts/guest`, {
    method: 'POST',
    headers: { ...stranger, origin: url },
  });
  const { me } = MeReply.parse(await reply.json());
  if (me === null) throw new Error('the server made no guest');
  const cookie = reply.headers.getSetCookie().map((set) => set.split(';', 1)[0]);
  return { stranger, headers: { ...stranger, cookie: cookie.join('; ') }, homeCityId: me.homeCityId };
}

/** What a learner asks for, and whether it was answered: a server that is too busy says so and is asked again later. */
export type Ask = (url: string, learner: Learner) => Promise<boolean>;

export const readLesson: Ask = async (url, { headers }) =>
  (await answerTo(fetch(`${url}${LESSON_PATH}`, { headers }))) !== null;

export const takeSeat: Ask = async (url, { headers, homeCityId }) =>
  (await answerTo(
    fetch(`${url}/api/v1/cities/${homeCityId}/seat`, {
      method: 'POST',
      headers: { ...headers, origin: url },
    }),
  )) !== null;

/** A right answer: it is run on the visible data and on every hidden set. */
export const attempt: Ask = async (url, { headers, homeCityId }) => {
  const answer = await answerTo(
    fetch(`${url}/api/v1/exercises/every-name/attempts`, {
      method: 'POST',
      headers: { ...headers, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({
        attemptId: randomUUID(),
        cityId: homeCityId,
        dialect: 'sqlite',
        sql: 'SELECT name FROM buildings',
      }),
    }),
  );
  if (answer === null) return false;
  const { verdict } = AttemptReply.parse(answer);
  if (verdict.kind !== 'passed') throw new Error(`a right answer was ${verdict.kind}`);
  return true;
};

export const LESSON_PATH = '/api/v1/lessons/good-morning-town?dialect=sqlite';

const TOO_BUSY = new Set([429, 503]);

/** The answer's JSON, or null when it says "later". @throws when it says anything else than success. */
async function answerTo(request: Promise<Response>): Promise<unknown> {
  const reply = await request;
  if (reply.ok) return reply.json();
  const said = await reply.text();
  if (TOO_BUSY.has(reply.status)) return null;
  throw new Error(`${reply.url} answered ${reply.status}: ${said}`);
}
