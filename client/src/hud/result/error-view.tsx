import type { SqlError } from '@sqltown/shared/api';
import { CircleX, Wand2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { markFor } from '../editor/diagnostic.ts';
import { useWorkbench } from '../learning/workbench.ts';

/** The engine's own words, where they point, and the near name that would mend it. */
export function ErrorView({ error }: { readonly error: SqlError }): ReactNode {
  return (
    <div className="error-view">
      <div className="row error-title">
        <span className="round round-bad">
          <CircleX size={17} aria-hidden />
        </span>
        <div className="push">
          <h2 className="error-words">{error.message}</h2>
          <p className="dense quiet">
            {where(error)}
            <span className="mono faint">{error.code}</span>
          </p>
        </div>
        <span className="chip">not counted</span>
      </div>
      {error.hint !== undefined && <p className="dense error-hint">{error.hint}</p>}
      {error.suggestion !== undefined && <Suggestion error={error} suggestion={error.suggestion} />}
    </div>
  );
}

function where({ line, column }: SqlError): string {
  if (line === undefined) return '';
  return column === undefined ? `line ${line} · ` : `line ${line}, column ${column} · `;
}

function Suggestion({ error, suggestion }: { error: SqlError; suggestion: string }): ReactNode {
  const { editor, runner, submission, tab } = useWorkbench();
  const passage =
    tab === 'verdict' && submission.state.kind === 'judged'
      ? { sql: submission.state.sql, from: 0 }
      : runner.state.kind === 'done'
        ? runner.state.passage
        : null;
  const mark = passage === null ? null : markFor(error, passage);
  return (
    <p className="row dense">
      <span>Did you mean</span>
      <button
        type="button"
        className="button button-small"
        disabled={mark === null}
        onClick={() => mark !== null && editor.current?.replace(mark.from, mark.to, suggestion)}
      >
        <Wand2 size={13} aria-hidden />
        <span className="mono">{suggestion}</span>
      </button>
      <span>?</span>
    </p>
  );
}
