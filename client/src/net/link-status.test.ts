import { describe, expect, it } from 'vitest';
import { ApiError } from './api.ts';
import { troubleOf } from './join.ts';
import { linkWords } from './link-status.ts';

describe('why the room cannot be entered', () => {
  it('is final when only the player can mend it', () => {
    expect(troubleOf(new Error('protocol-old'))).toEqual({ kind: 'final', code: 'protocol-old' });
    expect(troubleOf(new ApiError(403, { code: 'banned', message: 'x' }))).toEqual({
      kind: 'final',
      code: 'banned',
    });
  });

  it('is a refusal to wait out when the city is full', () => {
    expect(troubleOf(new ApiError(409, { code: 'city-full', message: 'x' }))).toEqual({
      kind: 'refused',
      code: 'city-full',
    });
  });

  it('is the socket when HTTP got through and it did not', () => {
    expect(troubleOf(Object.assign(new Error(''), { code: 1006 }))).toEqual({ kind: 'socket' });
    expect(troubleOf(new TypeError('Failed to fetch'))).toEqual({ kind: 'network' });
  });
});

describe('what the page says about its connection', () => {
  it('says what to do about a blocked socket, a full city and an old page', () => {
    const blocked = linkWords({ kind: 'connecting', trouble: { kind: 'socket' } }, true);
    expect(blocked.advice).toContain('wss://');
    const full = linkWords({ kind: 'connecting', trouble: { kind: 'refused', code: 'city-full' } }, true);
    expect(full.advice).toContain('full');
    expect(linkWords({ kind: 'stopped', code: 'protocol-old' }, true).advice).toContain('Reload');
  });

  it('calls a lost network Offline, and a lost server Reconnecting', () => {
    const lost = { kind: 'reconnecting', trouble: null } as const;
    expect(linkWords(lost, false).label).toBe('Offline');
    expect(linkWords(lost, true).label).toBe('Reconnecting');
  });
});
