import { createHash, randomBytes } from 'node:crypto';

const CODES = 10;
/** 80 bits: no guessing, so a plain digest is enough to keep them by. */
const CODE_BYTES = 10;
/** Crockford's base 32: no letter that reads as a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten new codes, written for people: abcd-ef01-2345-6789. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    let bits = BigInt(`0x${randomBytes(CODE_BYTES).toString('hex')}`);
    let code = '';
    for (let i = 0; i < (CODE_BYTES * 8) / 5; i += 1) {
      code += ALPHABET[Number(bits & 31n)];
      bits >>= 5n;
    }
    return code.replaceAll(/(.{4})(?=.)/g, '$1-');
  });
}

/** The digest that is kept. Case, spaces, dashes and look-alike letters don't matter. */
export function digestRecoveryCode(code: string): string {
  const plain = code.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return createHash('sha256').update(plain).digest('hex');
}
