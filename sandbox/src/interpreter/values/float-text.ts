/** Digits and the power of ten of the first of them: 0.0123 is 123 and -2. */
export type Scientific = { readonly negative: boolean; readonly digits: string; readonly exponent: number };

export function shortest(value: number): Scientific {
  return split(value.toExponential());
}

/** To so many digits, zeros at the end gone. */
export function rounded(value: number, digits: number): Scientific {
  return split(value.toExponential(digits - 1));
}

export function split(text: string): Scientific {
  const [mantissa = '', power = '0'] = text.split('e');
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  return { negative: text.startsWith('-'), digits: digits || '0', exponent: Number(power) };
}

export function plain({ negative, digits, exponent }: Scientific): string {
  const sign = negative ? '-' : '';
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return `${sign}${whole}${fraction && `.${fraction}`}`;
}

export function exponential({ negative, digits, exponent }: Scientific, width: number): string {
  const fraction = digits.slice(1);
  const power = String(Math.abs(exponent)).padStart(width, '0');
  const mantissa = `${digits.slice(0, 1)}${fraction && `.${fraction}`}`;
  return `${negative ? '-' : ''}${mantissa}e${exponent < 0 ? '-' : '+'}${power}`;
}
