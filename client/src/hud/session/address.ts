import type { CityId, LessonId } from '@sqltown/shared/ids';

/** What the page's address asks for: `/c/<city>?lesson=<lesson>`; nulls where it leaves that open. */
export type Address = { readonly cityId: CityId | null; readonly lessonId: LessonId | null };

/** Reads an address; what doesn't look like an id counts as not said. */
export function readAddress(url: URL): Address {
  const city = /^\/c\/([1-9]\d{0,18})\/?$/.exec(url.pathname)?.[1];
  const lesson = url.searchParams.get('lesson');
  return {
    cityId: (city ?? null) as CityId | null,
    lessonId: lesson !== null && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(lesson) ? (lesson as LessonId) : null,
  };
}

/** Where a friend is sent to stand in this city. */
export function inviteUrl(origin: string, cityId: string): string {
  return `${origin}/c/${cityId}`;
}

/** The same address with the lesson in it, so that a reload or a shared link opens it again. */
export function withLesson(url: URL, lessonId: LessonId): URL {
  const next = new URL(url);
  next.searchParams.set('lesson', lessonId);
  return next;
}
