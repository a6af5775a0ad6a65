import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createLogger } from './logger.ts';

function capture(): { lines: string[]; destination: Writable } {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { lines, destination };
}

const CANARY = 'canary-4711';

it.each(['sql', 'text', 'password', 'token', 'ticket', 'cookie', 'authorization', 'code', 'secret'])(
  '[H2] keeps %s out of the log at the top, one and two levels down',
  (field) => {
    const { lines, destination } = capture();
    const log = createLogger({ level: 'info', destination });
    log.info({ [field]: CANARY, a: { [field]: CANARY, b: { [field]: CANARY } } }, 'something.happened');
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(CANARY);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'something.happened', level: 'info' });
  },
);

it('[H2] keeps what a database driver attached to its error out of the log', () => {
  const { lines, destination } = capture();
  const log = createLogger({ level: 'info', destination });
  const fault = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: `Key (sql)=(${CANARY})`,
    parameters: [CANARY],
    query: `insert ${CANARY}`,
  });
  log.error({ error: new Error('saving failed', { cause: fault }) }, 'city.save-failed');
  expect(lines[0]).not.toContain(CANARY);
  expect(lines[0]).toContain('23505');
});

it('[H2] a child carries its ids on every line', () => {
  const { lines, destination } = capture();
  createLogger({ level: 'info', destination })
    .child({ requestId: 'r1' })
    .info({ status: 200 }, 'http.answered');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ requestId: 'r1', status: 200 });
});
