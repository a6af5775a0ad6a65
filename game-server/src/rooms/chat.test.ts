import { expect, it } from 'vitest';
import { cleanChat } from './chat.ts';

it.each([
  ['HTML, as it is', '<b>hi</b>', '<b>hi</b>'],
  ['scripts of the world', 'नमस्ते, 你好', 'नमस्ते, 你好'],
  ['one line of several', 'one\ntwo\u0000three', 'one two three'],
])('[R13] passes on %s', (_, text, line) => {
  expect(cleanChat(text)).toBe(line);
});

it.each([
  ['plain', 'fuck off'],
  ['disguised', 'fụck 0ff'],
  ['empty', '\u0007'],
])('[R13] keeps back what is %s', (_, text) => {
  expect(cleanChat(text)).toBeNull();
});
