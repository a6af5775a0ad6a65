/** The message by which a drill's client asks for a checkpoint, and by which the room answers. */
export const CHECKPOINT_MESSAGE = 'checkpoint';

/** `hash` is hashWorld of what the receiver looks at, as the room holds it after `step`; sent behind that step's frame. */
export type CheckpointEvent = { readonly step: number; readonly hash: string };
