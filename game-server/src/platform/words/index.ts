export { isDecent } from './words.ts';
