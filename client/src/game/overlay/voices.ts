import type { Emote } from '@sqltown/shared/commands';
import { nameColor } from '../look/signal-colors.ts';
import type { Avatars } from '../people/avatars.ts';
import { type Point, toScreen } from '../projection.ts';
import { emoteIcon } from './emote-icons.ts';
import { type Label, type Overlay, div } from './overlay.ts';

const SAID_MS = 6000;
const EMOTE_MS = 3000;
const CURSOR_MS = 4000;
const FADE_MS = 240;

/** CSS pixels over an avatar's head, so that the name stays readable under the bubble. */
const OVER_NAME = 32;

type Bubble = { readonly label: Label; readonly playerId: string; readonly endsAt: number };
type Cursor = { readonly label: Label; seenAt: number };

/** What players say, feel and point at. */
export class Voices {
  readonly #overlay: Overlay;
  readonly #avatars: Avatars;
  readonly #bubbles = new Map<string, Bubble>();
  readonly #cursors = new Map<string, Cursor>();

  constructor(overlay: Overlay, avatars: Avatars) {
    this.#overlay = overlay;
    this.#avatars = avatars;
  }

  say(playerId: string, text: string, now: number): void {
    this.#show(playerId, div('map-bubble', text), now + SAID_MS);
  }

  emote(playerId: string, emote: Emote, now: number): void {
    const bubble = div('map-bubble is-emote');
    bubble.append(emoteIcon(emote));
    this.#show(playerId, bubble, now + EMOTE_MS);
  }

  point(cursor: { playerId: string; name: string; color: number } & Point, now: number): void {
    const shown = this.#cursors.get(cursor.playerId) ?? this.#addCursor(cursor);
    shown.label.at = toScreen(cursor.x, cursor.y);
    shown.label.element.classList.remove('is-out');
    shown.seenAt = now;
  }

  /** Bubbles follow their avatars; what is over fades. */
  update(now: number): void {
    for (const [playerId, bubble] of this.#bubbles) {
      const avatar = this.#avatars.ofPlayer(playerId);
      if (avatar) bubble.label.at = avatar.tag.at;
      if (now > bubble.endsAt - FADE_MS) bubble.label.element.classList.add('is-out');
      if (now > bubble.endsAt || !avatar) this.#hush(playerId);
    }
    for (const [playerId, cursor] of this.#cursors) {
      if (now > cursor.seenAt + CURSOR_MS) cursor.label.element.classList.add('is-out');
      if (now <= cursor.seenAt + CURSOR_MS + FADE_MS) continue;
      this.#overlay.remove(cursor.label);
      this.#cursors.delete(playerId);
    }
  }

  #show(playerId: string, element: HTMLElement, endsAt: number): void {
    const avatar = this.#avatars.ofPlayer(playerId);
    if (!avatar) return;
    this.#hush(playerId);
    this.#bubbles.set(playerId, {
      playerId,
      endsAt,
      label: this.#overlay.add(element, avatar.tag.at, OVER_NAME),
    });
  }

  #hush(playerId: string): void {
    const bubble = this.#bubbles.get(playerId);
    if (!bubble) return;
    this.#overlay.remove(bubble.label);
    this.#bubbles.delete(playerId);
  }

  #addCursor({ playerId, name, color }: { playerId: string; name: string; color: number }): Cursor {
    const element = div('map-cursor');
    element.style.setProperty('--color', nameColor(color));
    element.append(arrow(), div('map-name', name));
    const cursor = { label: this.#overlay.add(element, { x: 0, y: 0 }), seenAt: 0 };
    this.#cursors.set(playerId, cursor);
    return cursor;
  }
}

function arrow(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 18 18');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M2 2l5 14 2.4-6.1L15.5 7.5z');
  svg.append(path);
  return svg;
}
