import type { LessonId } from '@sqltown/shared/ids';
import { describe, expect, it } from 'vitest';
import { inviteUrl, readAddress, withLesson } from './address.ts';

describe('the address of the page', () => {
  it('names a city and a lesson', () => {
    expect(readAddress(new URL('https://town.example/c/721?lesson=first-rows'))).toEqual({
      cityId: '721',
      lessonId: 'first-rows',
    });
  });

  it('leaves both open on a cold link', () => {
    expect(readAddress(new URL('https://town.example/'))).toEqual({ cityId: null, lessonId: null });
  });

  it('takes nothing that is not an id', () => {
    for (const path of ['/c/0', '/c/-4', '/c/1/../2', '/c/1<b>', '/c/99999999999999999999', '/d/7']) {
      expect(readAddress(new URL(path, 'https://town.example')).cityId).not.toBe('1');
    }
    expect(readAddress(new URL('https://town.example/?lesson=../../me')).lessonId).toBeNull();
  });

  it('an invitation leads to the city alone', () => {
    const address = readAddress(new URL(inviteUrl('https://town.example', '721')));
    expect(address).toEqual({ cityId: '721', lessonId: null });
  });

  it('keeps the city when the lesson changes', () => {
    const next = withLesson(new URL('https://town.example/c/5?lesson=a'), 'b' as LessonId);
    expect(next.href).toBe('https://town.example/c/5?lesson=b');
  });
});
