/** The figures of one process at one moment, as /metrics gives them. */
export class Figures {
  readonly #values: ReadonlyMap<string, number>;

  private constructor(values: ReadonlyMap<string, number>) {
    this.#values = values;
  }

  /** @param url HTTP origin of the process. @throws when it doesn't answer. */
  static async of(url: string): Promise<Figures> {
    const answer = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(10_000) });
    if (!answer.ok) throw new Error(`${url}/metrics answered ${answer.status}`);
    const values = new Map<string, number>();
    for (const line of (await answer.text()).split('\n')) {
      const [, name, value] = /^([^#\s][^\s]*) ([^\s]+)$/.exec(line) ?? [];
      if (name !== undefined) values.set(name, Number(value));
    }
    return new Figures(values);
  }

  /** A figure by its name, labels included: `sqltown_rooms{room="city"}`. One that was never counted is 0. */
  get(name: string): number {
    return this.#values.get(name) ?? 0;
  }

  get rooms(): number {
    return this.get('sqltown_rooms{room="city"}');
  }

  get clients(): number {
    return this.get('sqltown_clients');
  }

  get rssMiB(): number {
    return this.get('process_resident_memory_bytes') / 2 ** 20;
  }

  /** Timers that are armed. */
  get timers(): number {
    return this.get('nodejs_active_resources{type="Timeout"}');
  }
}
