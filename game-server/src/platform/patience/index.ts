export { TooLate, within } from './within.ts';
