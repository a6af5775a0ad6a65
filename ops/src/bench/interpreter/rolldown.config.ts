/**
 * How a page packs the interpreter: what at least four of the dialects need travels in one file. Many small ones
 * weigh more, since each is compressed on its own.
 */
export default {
  input: new URL('../../../../sandbox/src/interpreter/browser.ts', import.meta.url).pathname,
  platform: 'browser',
  output: {
    format: 'esm',
    minify: true,
    codeSplitting: { groups: [{ name: 'shared', minShareCount: 4 }] },
  },
};
