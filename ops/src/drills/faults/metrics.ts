/** Reads the figures of /metrics. */
export type Figures = {
  /** The sum over all series of a name whose labels contain every one of these. 0 when there is none. */
  sum(name: string, labels?: Readonly<Record<string, string>>): number;
};

/** @param base the server itself, not a proxy: only this machine may read its metrics. */
export async function readMetrics(base: string): Promise<Figures> {
  const text = await (await fetch(`${base}/metrics`)).text();
  const series = text.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, labels, value: Number(value) }];
  });
  return {
    sum: (name, labels = {}) =>
      series
        .filter((one) => one.name === name)
        .filter((one) =>
          Object.entries(labels).every(([key, value]) => one.labels.includes(`${key}="${value}"`)),
        )
        .reduce((sum, { value }) => sum + value, 0),
  };
}
