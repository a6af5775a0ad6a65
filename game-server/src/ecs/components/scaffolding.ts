/** Stands around a paid building for some seconds, then comes down. Removed when it does. */
export type Scaffolding = { readonly readyAtStep: number[] };

export const createScaffolding = (): Scaffolding => ({ readyAtStep: [] });
