/**
 * A date, a time of day, or a timestamp, in microseconds: since 1970-01-01T00:00 (proleptic Gregorian), or since
 * midnight. A date is its midnight. `zoned` timestamps are UTC; sessions run at UTC.
 */
export class Temporal {
  readonly kind: 'date' | 'time' | 'timestamp';
  readonly micros: bigint;
  readonly zoned: boolean;

  constructor(kind: Temporal['kind'], micros: bigint, zoned = false) {
    this.kind = kind;
    this.micros = micros;
    this.zoned = zoned;
  }
}
