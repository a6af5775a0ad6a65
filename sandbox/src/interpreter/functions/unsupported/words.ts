/** A block of names, so that the lists read like the manuals' indexes. */
export const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));
