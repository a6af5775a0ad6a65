import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import type { EditorProps } from './editor-props.ts';
import type { EditorHandle } from './handle.ts';

/** What one types into until the editor has arrived, and if it never does: nothing is lost between them. */
export function PlainEditor(props: EditorProps): ReactNode {
  const { initial, onChange, onRun, onSubmit } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const onHandle = useEffectEvent((handle: EditorHandle | null) => props.onHandle(handle));
  const onTyped = useEffectEvent((sql: string) => props.onChange(sql));
  useEffect(() => {
    onHandle(fieldHandle(area.current!, onTyped));
    return () => onHandle(null);
  }, []);
  return (
    <textarea
      ref={area}
      className="code code-plain"
      aria-label="SQL editor"
      defaultValue={initial}
      rows={Math.max(4, initial.split('\n').length)}
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        if (event.shiftKey) onSubmit();
        else onRun();
      }}
    />
  );
}

function fieldHandle(field: HTMLTextAreaElement, onTyped: (sql: string) => void): EditorHandle {
  const put = (from: number, to: number, text: string): void => {
    field.setRangeText(text, from, to, 'end');
    onTyped(field.value);
    field.focus();
  };
  return {
    text: () => field.value,
    passage: () => ({ sql: field.value, from: 0 }),
    insert: (text) => put(field.selectionStart, field.selectionEnd, text),
    replace: put,
    setText: (text) => put(0, field.value.length, text),
    focus: () => field.focus(),
    format: () => Promise.resolve(),
  };
}
