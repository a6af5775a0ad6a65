import type { EditorView } from '@codemirror/view';
import { formatSql } from './formatting.ts';
import type { EditorHandle } from './handle.ts';

export function editorHandle(view: EditorView): EditorHandle {
  const text = (): string => view.state.doc.toString();
  const setText = (next: string): void =>
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next }, userEvent: 'input' });
  return {
    text,
    setText,
    passage: () => {
      const { from, to, empty } = view.state.selection.main;
      const isBlank = empty || view.state.sliceDoc(from, to).trim() === '';
      return isBlank ? { sql: text(), from: 0 } : { sql: view.state.sliceDoc(from, to), from };
    },
    insert: (typed) => {
      view.dispatch(view.state.replaceSelection(typed), { userEvent: 'input.type' });
      view.focus();
    },
    replace: (from, to, insert) => {
      view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length } });
      view.focus();
    },
    focus: () => view.focus(),
    format: async (dialect) => {
      const before = text();
      const after = await formatSql(before, dialect);
      // Whoever typed on meanwhile keeps what they typed.
      if (text() === before && after !== before) setText(after);
    },
  };
}
