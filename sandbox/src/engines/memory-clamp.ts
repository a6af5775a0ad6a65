const PAGE_BYTES = 65_536;

/**
 * Caps every WebAssembly memory made after this call in the same thread. Must run before the engine's
 * module is loaded: a worker's `resourceLimits` do not hold WebAssembly.
 */
export function clampWebAssemblyMemory(maxBytes: number): void {
  const maximum = Math.floor(maxBytes / PAGE_BYTES);
  const Memory = WebAssembly.Memory;
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super({ ...descriptor, maximum: Math.min(descriptor.maximum ?? maximum, maximum) });
    }
  };
}
