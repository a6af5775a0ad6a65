import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startRedis } from './redis.ts';

describe('a private Redis', () => {
  it('answers on its own port and is gone after stop', async () => {
    const redis = await startRedis();
    const port = Number(new URL(redis.url).port);
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('SET city kashi\r\nGET city\r\n');
    let heard = '';
    while (!heard.includes('kashi')) heard += String((await once(socket, 'data'))[0]);
    socket.destroy();
    await redis.stop();
    const refused = connect(port, '127.0.0.1');
    const [error] = (await once(refused, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
  });
});
