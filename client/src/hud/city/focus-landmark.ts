import type { Bridge } from '#bridge/index.ts';

/** Pans to a landmark of the old quarter. The plan is fetched when it is first needed: the city has it anyway. */
export async function focusLandmark(bridge: Bridge, landmarkId: number): Promise<void> {
  const { LANDMARKS } = await import('@sqltown/shared/plan');
  const landmark = LANDMARKS.find((one) => one.id === landmarkId);
  if (landmark !== undefined) bridge.hud.emit('focus', { x: landmark.x, y: landmark.y });
}
