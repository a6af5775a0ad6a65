/** An exact number: `digits` ÷ 10^`scale`. The scale is kept as it was made: 1.50 is not shown as 1.5. */
export class Decimal {
  readonly digits: bigint;
  readonly scale: number;

  constructor(digits: bigint, scale: number) {
    this.digits = digits;
    this.scale = scale;
  }
}
