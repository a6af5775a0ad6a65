import type { Refusal } from '@sqltown/shared/refusals';
import { z } from 'zod';
import type { RequestScope } from '../platform/http/index.ts';
import type { Allowance } from '../platform/limits/index.ts';
import type { Account, Permission } from '../features/accounts/index.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call: anybody, or only somebody with a session (a guest has one). */
export type Access = 'anyone' | 'player';

export type RouteLimit = Allowance & { readonly by: 'player' | 'address' };

export type Call<Params, Query, Body, Who extends Access> = {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly account: Who extends 'player' ? Account : Account | null;
  readonly headers: Headers;
  readonly scope: RequestScope;
  /** Aborts when the client leaves before the answer. */
  readonly signal: AbortSignal;
};

/** A reply with headers of its own, such as cookies. */
export type WithHeaders<Reply> = {
  readonly kind: 'with-headers';
  readonly reply: Reply;
  readonly headers: Headers;
};

type RouteSpec<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Reply extends z.ZodType,
  Who extends Access,
> = {
  readonly method: Method;
  /** Below /api/v1; `:name` stands for a parameter. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly access: Who;
  /** What one's roles must grant beyond having a session. */
  readonly permission?: Permission;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly reply: Reply;
  readonly limit?: RouteLimit;
  handle(
    call: Call<z.output<Params>, z.output<Query>, z.output<Body>, Who>,
  ): Promise<z.input<Reply> | Refusal | WithHeaders<z.input<Reply>>>;
};

/** A route as the router and the OpenAPI page take it, whatever its schemas. */
export type Route = {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly permission: Permission | null;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType | null;
  readonly reply: z.ZodType;
  readonly limit: RouteLimit | null;
  handle(call: Call<unknown, unknown, unknown, Access>): Promise<unknown>;
};

const NOTHING = z.strictObject({});

/** Declares a route: its inputs are parsed by its schemas before `handle` sees them. */
export function route<
  Who extends Access,
  Reply extends z.ZodType,
  Params extends z.ZodType = typeof NOTHING,
  Query extends z.ZodType = typeof NOTHING,
  Body extends z.ZodType = typeof NOTHING,
>(spec: RouteSpec<Params, Query, Body, Reply, Who>): Route {
  return {
    method: spec.method,
    path: spec.path,
    summary: spec.summary,
    access: spec.access,
    permission: spec.permission ?? null,
    params: spec.params ?? NOTHING,
    query: spec.query ?? NOTHING,
    body: spec.body ?? null,
    reply: spec.reply,
    limit: spec.limit ?? null,
    // The router hands over what these very schemas have parsed.
    handle: (call) => spec.handle(call as Call<z.output<Params>, z.output<Query>, z.output<Body>, Who>),
  };
}

export function withHeaders<Reply>(reply: Reply, headers: Headers): WithHeaders<Reply> {
  return { kind: 'with-headers', reply, headers };
}
