const MAX_DISTANCE = 2;
const MIN_PREFIX = 3;

/**
 * The candidate that a misspelt name most likely meant: at most two slips away (one for a short name), or
 * one is the other's beginning. Null when nothing is near, or the name is right already.
 */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  const wanted = name.toLowerCase();
  let best: { name: string; distance: number } | null = null;
  for (const candidate of candidates) {
    const distance = slips(wanted, candidate.toLowerCase());
    if (distance === 0) return null;
    if (isNear(wanted, candidate.toLowerCase(), distance) && (!best || distance < best.distance)) {
      best = { name: candidate, distance };
    }
  }
  return best?.name ?? null;
}

function isNear(wanted: string, candidate: string, distance: number): boolean {
  const allowed = Math.min(wanted.length, candidate.length) <= 3 ? 1 : MAX_DISTANCE;
  if (distance <= allowed) return true;
  const [short, long] = wanted.length < candidate.length ? [wanted, candidate] : [candidate, wanted];
  return short.length >= MIN_PREFIX && long.startsWith(short);
}

/** Damerau-Levenshtein distance (optimal string alignment): two swapped letters are one slip. */
function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
