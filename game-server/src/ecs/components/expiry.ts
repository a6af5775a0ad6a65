/** The step at which an entity goes by itself. */
export type Expiry = { readonly atStep: number[] };

export const createExpiry = (): Expiry => ({ atStep: [] });
