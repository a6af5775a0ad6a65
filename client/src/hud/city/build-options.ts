import type { ChaptersReply } from '@sqltown/shared/api';
import { BUILDING_KINDS, BUILDING_TYPES, type BuildingKind } from '@sqltown/shared/rules';
import type { CityFacts } from '#net/city-facts.ts';
import { lessonFor } from '../learning/course.ts';

export type BuildOption = {
  readonly kind: BuildingKind;
  readonly title: string;
  readonly about: string;
  readonly priceCoins: number;
  /** Why it can't be built now; null when it can. */
  readonly lock: { readonly kind: 'lesson' | 'coins' | 'role'; readonly words: string } | null;
};

/** What can be built here, the affordable first as the kinds are listed, and what each locked one waits for. */
export function buildOptions(
  facts: CityFacts,
  chapters: ChaptersReply | undefined,
  playerId: string,
): readonly BuildOption[] {
  const isVisitor = facts.seats.find((seat) => seat.playerId === playerId)?.role === 'visitor';
  const options = BUILDING_KINDS.map((kind): BuildOption => {
    const { title, about, priceCoins, open } = BUILDING_TYPES[kind];
    const isUnlocked = open || facts.unlocked.includes(kind);
    const lock = isVisitor
      ? ({ kind: 'role', words: 'You are visiting this city' } as const)
      : !isUnlocked
        ? ({ kind: 'lesson', words: lessonWords(lessonFor(chapters, kind)) } as const)
        : facts.coins < priceCoins
          ? ({ kind: 'coins', words: `${priceCoins - facts.coins} coins short` } as const)
          : null;
    return { kind, title, about, priceCoins, lock };
  });
  return options.toSorted((a, b) => Number(a.lock?.kind === 'lesson') - Number(b.lock?.kind === 'lesson'));
}

function lessonWords(lesson: string | null): string {
  return lesson === null ? 'Opens with a later chapter' : `Opens with “${lesson}”`;
}
