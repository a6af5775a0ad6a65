import type { Daylight } from '../look/daylight.ts';
import type { Point } from '../projection.ts';
import './overlay.css';

/** Something in the DOM that stays over a point of the world. Its own bottom middle lies on the point. */
export type Label = {
  readonly element: HTMLElement;
  /** World pixels. */
  at: Point;
  /** CSS pixels above the point. */
  lift: number;
};

/**
 * Names, badges and bubbles over the canvas: type is set on cards in the DOM, where it is sharp at every zoom.
 * Hidden from assistive technology, which has the city as a table.
 */
export class Overlay {
  readonly root: HTMLElement;
  readonly #stage: HTMLElement;
  readonly #labels = new Set<Label>();
  readonly #placed = new WeakMap<Label, string>();

  /** Lies over what `stage` holds already. */
  constructor(stage: HTMLElement, daylight: Daylight) {
    this.#stage = stage;
    this.root = document.createElement('div');
    this.root.className = 'map-overlay';
    this.root.setAttribute('aria-hidden', 'true');
    stage.append(div('map-haze'), this.root);
    this.relight(daylight);
  }

  relight(daylight: Daylight): void {
    this.#stage.dataset['daylight'] = daylight;
  }

  /** Far ground fades at the top of the screen: less of it is far when one has come close. */
  setZoom(zoom: number): void {
    const strength = Math.min(1, Math.max(0.25, 1.35 - zoom * 0.6)).toFixed(2);
    if (this.#stage.style.getPropertyValue('--haze') !== strength) {
      this.#stage.style.setProperty('--haze', strength);
    }
  }

  add(element: HTMLElement, at: Point, lift = 0): Label {
    const label: Label = { element, at, lift };
    this.#labels.add(label);
    this.root.append(element);
    return label;
  }

  remove(label: Label): void {
    this.#labels.delete(label);
    label.element.remove();
  }

  /** Moves every label to where its point is seen; touches the DOM only for those that moved. */
  update(toCss: (point: Point) => Point): void {
    for (const label of this.#labels) {
      const css = toCss(label.at);
      const x = Math.round(css.x * 2) / 2;
      const y = Math.round((css.y - label.lift) * 2) / 2;
      const transform = `translate(${x}px, ${y}px) translate(-50%, -100%)`;
      if (this.#placed.get(label) === transform) continue;
      this.#placed.set(label, transform);
      label.element.style.transform = transform;
    }
  }

  destroy(): void {
    this.root.remove();
  }
}

/** A div with a class and words. Words are text, never markup. */
export function div(className: string, text = ''): HTMLDivElement {
  const element = document.createElement('div');
  element.className = className;
  element.textContent = text;
  return element;
}
