import type { Cities, HeldLease, Renewal } from '#features/cities/index.ts';
import type { CityId } from '@sqltown/shared/ids';

type Waiting = { readonly lease: HeldLease; readonly tell: (renewal: Renewal) => void };

/** Leases that are renewed in the same turn of the event loop go to the database together, in one statement. */
export class Renewals {
  readonly #cities: Pick<Cities, 'renewLeases'>;
  readonly #processId: () => string;
  #waiting: Waiting[] = [];

  constructor(cities: Pick<Cities, 'renewLeases'>, processId: () => string) {
    this.#cities = cities;
    this.#processId = processId;
  }

  /** Never rejects. */
  renew(lease: HeldLease): Promise<Renewal> {
    return new Promise((tell) => {
      if (this.#waiting.length === 0) setImmediate(() => void this.#renewAll());
      this.#waiting.push({ lease, tell });
    });
  }

  async #renewAll(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const leases = waiting.map(({ lease }) => lease);
    const renewals = await this.#cities
      .renewLeases(this.#processId(), leases)
      .catch((): ReadonlyMap<CityId, Renewal> => new Map());
    for (const { lease, tell } of waiting) tell(renewals.get(lease.cityId) ?? { kind: 'unreachable' });
  }
}
