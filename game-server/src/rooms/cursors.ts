/** The newest place of each pointer since the last telling: many moves, one message. */
export class Cursors {
  readonly #moved = new Map<string, { readonly x: number; readonly y: number }>();

  move(sessionId: string, at: { readonly x: number; readonly y: number }): void {
    this.#moved.set(sessionId, at);
  }

  forget(sessionId: string): void {
    this.#moved.delete(sessionId);
  }

  take(): [sessionId: string, at: { readonly x: number; readonly y: number }][] {
    const moved = [...this.#moved];
    this.#moved.clear();
    return moved;
  }
}
