import { isDecent } from '#platform/words/index.ts';

/** Control characters would break the line that a message is. */
const CONTROL = /\p{Cc}+/gu;

/** A chat line as it may be shown, or null when it may not be. HTML needs no care: it is text everywhere. */
export function cleanChat(text: string): string | null {
  const line = text.replace(CONTROL, ' ').trim();
  return line !== '' && isDecent(line) ? line : null;
}
