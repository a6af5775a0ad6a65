import { Fragment, type ReactNode } from 'react';
import { NullMark } from './null-mark.tsx';

/** Text with `**bold**`, `` `code` `` and NULL set apart. Anything else stays text: it is never HTML. */
export function PlainWords({ text }: { readonly text: string }): ReactNode {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`|\bNULL\b)/).map((part, i) => {
    const key = `${i}${part}`;
    if (part === 'NULL') return <NullMark key={key} />;
    if (part.startsWith('**') && part.length > 4) return <b key={key}>{part.slice(2, -2)}</b>;
    if (part.startsWith('`') && part.length > 2) return <code key={key}>{part.slice(1, -1)}</code>;
    return <Fragment key={key}>{part}</Fragment>;
  });
}
