import type { ChaptersReply } from '@sqltown/shared/api';
import { describe, expect, it } from 'vitest';
import type { CityFacts } from '#net/city-facts.ts';
import { buildOptions } from './build-options.ts';

const facts = (over: Partial<CityFacts>): CityFacts =>
  ({ coins: 500, unlocked: [], seats: [{ playerId: '1', role: 'owner' }], ...over }) as unknown as CityFacts;

const chapters = {
  chapters: [{ lessons: [{ id: 'beds', title: 'Beds for tonight', building: 'dharamshala' }] }],
} as unknown as ChaptersReply;

const lockOf = (city: CityFacts, kind: string, player = '1') =>
  buildOptions(city, chapters, player).find((option) => option.kind === kind)?.lock;

describe('the build menu', () => {
  it('opens what is open or unlocked', () => {
    expect(lockOf(facts({}), 'house')).toBeNull();
    expect(lockOf(facts({ unlocked: ['temple'] }), 'temple')).toBeNull();
  });

  it('names the lesson that a locked building waits for', () => {
    expect(lockOf(facts({}), 'dharamshala')?.words).toContain('Beds for tonight');
    expect(lockOf(facts({}), 'granary')?.words).toContain('later');
  });

  it('says how many coins are short', () => {
    expect(lockOf(facts({ coins: 45 }), 'house')).toEqual({ kind: 'coins', words: '15 coins short' });
  });

  it('lets a visitor look only', () => {
    const city = facts({ seats: [{ playerId: '9', role: 'visitor' }] as unknown as CityFacts['seats'] });
    expect(lockOf(city, 'house', '9')?.kind).toBe('role');
  });

  it('shows what can be built before what waits for a lesson', () => {
    const kinds = buildOptions(facts({}), chapters, '1').map((option) => option.kind);
    expect(kinds.slice(0, 2).toSorted()).toEqual(['house', 'lamptower']);
  });
});
