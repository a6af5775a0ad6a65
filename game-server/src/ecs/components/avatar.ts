/** Somebody who is here. Facing: 0…7, clockwise from +x. */
export type Avatar = { readonly facing: number[] };

export const createAvatar = (): Avatar => ({ facing: [] });
