/** The parts that are there, a space between. */
export function joinParts(parts: readonly (string | null | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ');
}
