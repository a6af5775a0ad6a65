import { Observable } from '#net/observable.ts';

/** What a screen reader is told. Equal words twice in a row are still two announcements. */
export class Announcer {
  readonly said = new Observable<{ readonly words: string; readonly turn: number }>({ words: '', turn: 0 });

  say(words: string): void {
    this.said.update(({ turn }) => ({ words, turn: turn + 1 }));
  }
}
