type Take = (message: Uint8Array) => void;

/** Groups without a network: what is told to one reaches its members at once. */
export class Hall {
  readonly #members = new Map<number, Set<Take>>();

  join(group: number, take: Take): void {
    const members = this.#members.get(group) ?? new Set();
    this.#members.set(group, members.add(take));
  }

  leave(group: number, take: Take): void {
    this.#members.get(group)?.delete(take);
  }

  readonly tell = (group: number, message: Uint8Array): void => {
    for (const take of this.#members.get(group) ?? []) take(message);
  };
}
