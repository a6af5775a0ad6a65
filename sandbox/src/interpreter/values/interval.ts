/** A span of time, its three parts apart as PostgreSQL keeps them: a month has no fixed length, nor has a day. */
export class Interval {
  readonly months: number;
  readonly days: number;
  readonly micros: bigint;

  constructor(months: number, days: number, micros: bigint) {
    this.months = months;
    this.days = days;
    this.micros = micros;
  }
}
