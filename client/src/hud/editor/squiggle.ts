import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutterLineClass } from '@codemirror/view';
import type { SqlMark } from './diagnostic.ts';
import type { Passage } from './handle.ts';

const markLine = StateEffect.define<number | null>();
const wrongLine = Decoration.line({ class: 'cm-wrong-line' });

const wrongGutter = new (class extends GutterMarker {
  override elementClass = 'cm-wrong-line';
})();

/** The line of the newest error; typing anywhere clears it. */
const lineField = StateField.define<number | null>({
  create: () => null,
  update: (line, transaction) => {
    for (const effect of transaction.effects) if (effect.is(markLine)) return effect.value;
    return transaction.docChanged ? null : line;
  },
  provide: (field) => [
    EditorView.decorations.from(field, (at) =>
      at === null ? Decoration.none : Decoration.set(wrongLine.range(at)),
    ),
    gutterLineClass.from(field, (at) => (at === null ? RangeSet.empty : RangeSet.of(wrongGutter.range(at)))),
  ],
});

export const squiggles = [lineField];

/** Draws the squiggle under an error, or takes it away. The engine's own words come with it. */
export function showMark(view: EditorView, mark: SqlMark | null): void {
  const found: Diagnostic[] = [];
  const isStill = mark !== null && stillSays(view, mark.passage);
  if (isStill) {
    const { from, to, message, suggestion } = mark;
    found.push({
      from,
      to,
      severity: 'error',
      message,
      ...(suggestion === null
        ? {}
        : {
            actions: [
              {
                name: `Use ${suggestion}`,
                apply: (editor, start, end) =>
                  editor.dispatch({ changes: { from: start, to: end, insert: suggestion } }),
              },
            ],
          }),
    });
  }
  view.dispatch(setDiagnostics(view.state, found), {
    effects: markLine.of(isStill ? view.state.doc.lineAt(mark.from).from : null),
  });
}

function stillSays(view: EditorView, { sql, from }: Passage): boolean {
  return view.state.sliceDoc(from, from + sql.length) === sql;
}
