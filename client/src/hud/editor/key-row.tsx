import type { ReactNode } from 'react';
import { useWorkbench } from '../learning/workbench.ts';

const KEYS = ['SELECT', 'FROM', 'WHERE', '*', ',', '(', ')', "'", ';'] as const;

/** What phones hide behind two layers of keyboard. */
export function KeyRow(): ReactNode {
  const { editor } = useWorkbench();
  return (
    <div className="key-row" role="toolbar" aria-label="SQL keys">
      {KEYS.map((key) => (
        <button
          key={key}
          type="button"
          className={key.length > 1 ? 'key-word' : 'key-sign'}
          // The keyboard must stay: it closes when the editor loses the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => editor.current?.insert(key.length > 1 ? `${key} ` : key)}
        >
          {key}
        </button>
      ))}
    </div>
  );
}
