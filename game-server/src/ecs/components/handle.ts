/** The number by which clients know an entity. bitECS reuses its own ids at once; a handle is never reused. */
export type Handle = { readonly value: number[] };

export const createHandle = (): Handle => ({ value: [] });
