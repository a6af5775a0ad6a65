import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

describe('configuration', () => {
  it('[H1] works with nothing set', () => {
    const config = readConfig({});
    expect(config.PORT).toBe(2567);
    expect(config.TRANSPORT).toBe('auto');
    expect(config.ORIGINS).toEqual([]);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('[H1] reads numbers and lists', () => {
    const config = readConfig({ PORT: '3000', ORIGINS: 'http://a.example, https://b.example,' });
    expect(config.PORT).toBe(3000);
    expect(config.ORIGINS).toEqual(['http://a.example', 'https://b.example']);
  });

  it('[H1] reads the addresses of other processes, each or all below a host', () => {
    const PEER_ADDRESSES = 'wss://p1.town.example,wss://*.town.example:8443,ws://127.0.0.1:*';
    expect(readConfig({ PEER_ADDRESSES }).PEER_ADDRESSES).toEqual(PEER_ADDRESSES.split(','));
  });

  it('[H1] reads the members of a cluster, and shards', () => {
    const DATABASE_URL = 'postgres://a/town, postgres://b/town';
    const SHARD_URLS = 'postgres://c/s0,postgres://d/s0; postgres://e/s1';
    expect(readConfig({ DATABASE_URL, SHARD_URLS })).toMatchObject({
      DATABASE_URL: 'postgres://a/town,postgres://b/town',
      SHARD_URLS: 'postgres://c/s0,postgres://d/s0;postgres://e/s1',
    });
  });

  it('[H1] gives a process all roles, or those that are named', () => {
    expect(readConfig({}).ROLES).toEqual(['web', 'rooms', 'jobs']);
    expect(readConfig({ ROLES: 'web, rooms' }).ROLES).toEqual(['web', 'rooms']);
  });

  it('[H1] takes an empty value for an absent one', () => {
    expect(readConfig({ DATABASE_URL: '' }).DATABASE_URL).toBeUndefined();
  });

  it.each([
    [{ PORT: 'abc' }, /^PORT: write a whole number/],
    [{ PORT: '70000' }, /^PORT: write a number from 1 to 65535/],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL: write it as postgres:/],
    [{ DATABASE_URL: 'postgres://a/x,mysql://b/x' }, /^DATABASE_URL: write it as postgres:/],
    [
      { DATABASE_URL: 'postgres://a/x', SHARD_URLS: 'postgres://a/x;;' },
      /^SHARD_URLS: write it as postgres:/,
    ],
    [{ SHARD_URLS: 'postgres://a/x' }, /^SHARD_URLS: set DATABASE_URL too/],
    [{ REDIS_URL: 'http://x' }, /^REDIS_URL: write it as redis:/],
    [{ ROLES: 'web,cook' }, /^ROLES: name web, rooms or jobs/],
    [{ ROLES: ' , ' }, /^ROLES: name one at least/],
    [{ ORIGINS: 'javascript:alert(1)' }, /^ORIGINS: write it as http/],
    [{ PEER_ADDRESSES: 'ws://a.example; script-src *' }, /^PEER_ADDRESSES: write each as wss:/],
    [{ AUTH_SECRET: 'short' }, /^AUTH_SECRET: write at least 32/],
    [{ DATABSE_URL: 'postgres://x/y' }, /^DATABSE_URL: .*Did you mean DATABASE_URL\?$/],
    [{ LOGLEVEL: 'info' }, /Did you mean LOG_LEVEL\?$/],
    [{ SANDBOX_SPEED: '9' }, /^SANDBOX_SPEED: there is no such setting/],
    [{ SQLTOWN_PORT: '9' }, /^SQLTOWN_PORT: there is no such setting/],
  ])('[H1] refuses %o in one line that names the key', (env, line) => {
    expect(() => readConfig(env)).toThrow(line);
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).not.toThrow(/\n/);
  });

  it('[H1] leaves the rest of the environment alone', () => {
    expect(() =>
      readConfig({ PATH: '/bin', HOME: '/', npm_lifecycle_event: 'start', HOSTNAME: 'x' }),
    ).not.toThrow();
  });
});
