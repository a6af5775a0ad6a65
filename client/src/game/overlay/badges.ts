import type { SignalColor } from '../look/signal-colors.ts';
import type { Point } from '../projection.ts';
import { stackCards } from './badge-layout.ts';
import { type Label, type Overlay, div } from './overlay.ts';

/** A badge's tip hangs this far over the roof, in CSS pixels, with room for the tip itself. */
const ROOF_GAP = 6;
const TIP = 4;

const SHAPES: Readonly<Record<SignalColor['shape'], string>> = {
  circle: 'M8 .5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15z',
  square: 'M4.5 .5h7a4 4 0 0 1 4 4v7a4 4 0 0 1-4 4h-7a4 4 0 0 1-4-4v-7a4 4 0 0 1 4-4z',
  hexagon: 'M4.2 .8h7.6l3.9 7.2-3.9 7.2H4.2L.3 8z',
  diamond: 'M8-.8 16.8 8 8 16.8-.8 8z',
};

export type Badge = { readonly label: Label; width: number };

/** Numbered pills over lit roofs, one shape a colour, stacked where they would overlap. */
export class Badges {
  readonly #overlay: Overlay;
  readonly #badges = new Set<Badge>();

  constructor(overlay: Overlay) {
    this.#overlay = overlay;
  }

  /** `words` is null where there are too many rows for words: the number stands alone. */
  add(roof: Point, row: number, words: string | null, color: SignalColor): Badge {
    const pill = div(words === null ? 'map-badge is-number' : 'map-badge');
    pill.style.setProperty('--color', color.badge);
    pill.append(numberShape(row, color.shape));
    if (words !== null) pill.append(words);
    const badge = { label: this.#overlay.add(pill, roof, ROOF_GAP + TIP), width: 0 };
    badge.width = pill.offsetWidth;
    this.#badges.add(badge);
    return badge;
  }

  recolor(badge: Badge, color: SignalColor): void {
    badge.label.element.style.setProperty('--color', color.badge);
  }

  remove(badge: Badge): void {
    this.#badges.delete(badge);
    this.#overlay.remove(badge.label);
  }

  /** Restacks after the view or the badges changed. */
  stack(toCss: (point: Point) => Point): void {
    const badges = [...this.#badges];
    const cards = badges.map(({ label, width }) => ({ ...toCss(label.at), width, height: 22 + TIP }));
    for (const [i, rise] of stackCards(cards).entries()) badges[i]!.label.lift = ROOF_GAP + TIP + rise;
  }
}

function numberShape(row: number, shape: SignalColor['shape']): SVGElement {
  const svg = svgElement('svg', { viewBox: '-1 -1 18 18' });
  const number = svgElement('text', { x: '8', y: '11.6' });
  number.textContent = String(row);
  svg.append(svgElement('path', { d: SHAPES[shape] }), number);
  return svg;
}

function svgElement(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
