import { Decimal, decimalText, rescale } from '../../values/decimal.ts';

/** With commas between thousands. */
export function grouped(value: Decimal, places: number): string {
  const [whole = '', fraction = ''] = decimalText(rescale(value, places)).split('.');
  const commas = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === '' ? commas : `${commas}.${fraction}`;
}
