/** What PostgreSQL says when a statement fails; `position` counts code points from 1. */
export type PostgresComplaint = {
  readonly message: string;
  readonly code: string;
  readonly position: number | null;
  readonly hint: string | undefined;
};

/** What a PostgreSQL answers, whichever way it is reached. Cells are in their text form. */
export type PostgresAnswer =
  | { readonly name: 'rowDescription'; readonly fields: readonly PostgresField[] }
  | { readonly name: 'dataRow'; readonly cells: readonly (string | null)[] }
  | { readonly name: 'commandComplete'; readonly text: string }
  | { readonly name: 'portalSuspended' }
  | { readonly name: 'notice'; readonly message: string }
  | { readonly name: 'error'; readonly complaint: PostgresComplaint };

export type PostgresField = { readonly name: string; readonly dataTypeID: number };

/** A session of a PostgreSQL, in WebAssembly or on a server: protocol messages that end in a sync, and the answers. */
export type PostgresLink = { exchange(request: Uint8Array): Promise<readonly PostgresAnswer[]> };
