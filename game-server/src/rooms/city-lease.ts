import type { Cities, LeaseHolder, Renewal } from '#features/cities/index.ts';
import type { CityId } from '@sqltown/shared/ids';
import type { Renewals } from './renewals.ts';

/** A lease lasts 7 s on the database's clock; without a renewal for this long we may have lost it. */
const DOUBT_MS = 6_000;
/** Renewals are asked for each second and answered within two: more than one of them has failed. */
const LATE_MS = 3_500;

export type LeaseTerms = {
  readonly cities: Pick<Cities, 'drainLease' | 'releaseLease'>;
  readonly renewals: Pick<Renewals, 'renew'>;
  readonly cityId: CityId;
  readonly holder: LeaseHolder;
  readonly epoch: number;
  readonly nowMs: () => number;
};

/** The right to write one city's map. It may pass on at any time; the epoch fences whatever is late. */
export class CityLease {
  readonly #terms: LeaseTerms;
  #renewing: Promise<Renewal> | null = null;
  #keptAtMs: number;

  constructor(terms: LeaseTerms) {
    this.#terms = terms;
    this.#keptAtMs = terms.nowMs();
  }

  get epoch(): number {
    return this.#terms.epoch;
  }

  /** True when renewals have failed to come through for some seconds. */
  get isLate(): boolean {
    return this.#terms.nowMs() - this.#keptAtMs > LATE_MS;
  }

  /** True when no renewal has come through for so long that writing would be in vain. */
  get isDoubtful(): boolean {
    return this.#terms.nowMs() - this.#keptAtMs > DOUBT_MS;
  }

  /** One renewal at a time; whoever asks meanwhile gets its answer. Never rejects. */
  renew(): Promise<Renewal> {
    this.#renewing ??= this.#renew().finally(() => (this.#renewing = null));
    return this.#renewing;
  }

  /** Says that the last save is under way, so that joiners wait for it. */
  async drain(): Promise<void> {
    const { cities, cityId, holder, epoch } = this.#terms;
    await cities.drainLease(cityId, holder, epoch);
  }

  async release(): Promise<void> {
    const { cities, cityId, holder, epoch } = this.#terms;
    await cities.releaseLease(cityId, holder, epoch);
  }

  async #renew(): Promise<Renewal> {
    const { renewals, cityId, holder, epoch, nowMs } = this.#terms;
    const askedAtMs = nowMs();
    const renewal = await renewals.renew({ cityId, roomId: holder.roomId, epoch });
    if (renewal.kind === 'kept') this.#keptAtMs = askedAtMs;
    return renewal;
  }
}
