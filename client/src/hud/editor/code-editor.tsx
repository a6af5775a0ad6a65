import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { Compartment, EditorState, type Extension, Prec } from '@codemirror/state';
import { drawSelection, EditorView, type KeyBinding, keymap, lineNumbers, tooltips } from '@codemirror/view';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { editorHandle } from './code-handle.ts';
import type { EditorProps } from './editor-props.ts';
import { sqlLanguage } from './language.ts';
import { sqlColors } from './look.ts';
import { showMark, squiggles } from './squiggle.ts';

/** The SQL editor itself: CodeMirror, fetched beside the page. It lives as long as its exercise and dialect. */
export default function CodeEditor(props: EditorProps): ReactNode {
  const { dialect, dataset, mark } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const [language] = useState(() => new Compartment());
  const onChange = useEffectEvent((sql: string) => props.onChange(sql));
  const onRun = useEffectEvent(() => props.onRun());
  const onSubmit = useEffectEvent(() => props.onSubmit());

  const open = useEffectEvent((parent: HTMLElement) => {
    const editor = new EditorView({
      parent,
      state: EditorState.create({
        doc: props.initial,
        selection: { anchor: props.initial.length },
        extensions: [
          keys([
            { key: 'Shift-Mod-Enter', run: does(onSubmit) },
            { key: 'Mod-Enter', run: does(onRun) },
          ]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) onChange(update.state.doc.toString());
          }),
          language.of(sqlLanguage(dialect, dataset)),
          workings,
        ],
      }),
    });
    props.onHandle(editorHandle(editor));
    return editor;
  });
  const close = useEffectEvent(() => props.onHandle(null));

  useEffect(() => {
    const editor = open(host.current!);
    view.current = editor;
    return () => {
      close();
      view.current = null;
      editor.destroy();
    };
  }, []);

  useEffect(() => {
    view.current?.dispatch({ effects: language.reconfigure(sqlLanguage(dialect, dataset)) });
  }, [language, dialect, dataset]);

  useEffect(() => {
    if (view.current !== null) showMark(view.current, mark);
  }, [mark]);

  return <div ref={host} className="code" data-testid="editor" />;
}

/** The page's own keys come before CodeMirror's. */
function keys(ours: readonly KeyBinding[]): Extension {
  return [
    Prec.highest(keymap.of(ours)),
    // After Escape, Tab moves the focus on until the next change, so that nobody is trapped in here.
    Prec.highest(keymap.of([{ key: 'Escape', run: freeTab }])),
    EditorView.updateListener.of(({ docChanged, focusChanged, view }) => {
      if (docChanged || (focusChanged && view.hasFocus)) view.setTabFocusMode(false);
    }),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      indentWithTab,
    ]),
  ];
}

/** Lets Tab leave the editor; the Escape itself goes on to whoever else wants it. */
function freeTab(view: EditorView): boolean {
  view.setTabFocusMode(true);
  return false;
}

/** A list of completions would lie over the answer. */
const does =
  (act: () => void) =>
  (view: EditorView): boolean => {
    closeCompletion(view);
    act();
    return true;
  };

/** All that doesn't depend on the exercise. */
const workings: Extension = [
  lineNumbers(),
  history(),
  drawSelection(),
  bracketMatching(),
  closeBrackets(),
  autocompletion({ icons: false }),
  sqlColors,
  squiggles,
  tooltips({ parent: document.body }),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({
    'aria-label': 'SQL editor. Press Escape, then Tab, to leave it.',
    autocapitalize: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
  }),
];
