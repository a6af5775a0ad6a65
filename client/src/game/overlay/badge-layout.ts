/** A card over a point: its bottom middle wants to lie on (x, y). CSS pixels. */
export type Card = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const GAP = 3;

/**
 * How far each card rises so that none lies on another, in CSS pixels, in the order given.
 * Cards nearer the viewer (lower on screen) keep their place; those behind stack on top of them.
 */
export function stackCards(cards: readonly Card[]): number[] {
  const rises = cards.map(() => 0);
  const settled: Card[] = [];
  const fromFront = cards.map((_, i) => i).sort((a, b) => cards[b]!.y - cards[a]!.y || a - b);
  for (const i of fromFront) {
    let card = cards[i]!;
    let blocker = settled.find((s) => overlaps(s, card));
    while (blocker) {
      card = { ...card, y: blocker.y - blocker.height - GAP };
      blocker = settled.find((s) => overlaps(s, card));
    }
    rises[i] = cards[i]!.y - card.y;
    settled.push(card);
  }
  return rises;
}

function overlaps(a: Card, b: Card): boolean {
  const besides = Math.abs(a.x - b.x) >= (a.width + b.width) / 2 + GAP;
  const above = a.y - a.height >= b.y + GAP || b.y - b.height >= a.y + GAP;
  return !besides && !above;
}
