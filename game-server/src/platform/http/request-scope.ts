/** What the edge knows about a request beyond its text. */
export type RequestScope = {
  readonly requestId: string;
  readonly clientAddress: string;
  /** No proxy stood between: the peer itself is the client. */
  readonly isDirect: boolean;
  /** The parsed JSON body; undefined when there was none. */
  readonly json: unknown;
  /** Aborts when the client goes away before the answer. */
  readonly signal: AbortSignal;
};

const scopes = new WeakMap<Request, RequestScope>();

export function setScope(request: Request, scope: RequestScope): void {
  scopes.set(request, scope);
}

/** @throws when the request didn't come through the edge. */
export function scopeOf(request: Request | undefined): RequestScope {
  const scope = request && scopes.get(request);
  if (scope === undefined) throw new Error('a request reached a route without passing the edge');
  return scope;
}
