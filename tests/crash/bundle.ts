// Puts the killable product into one file, so that a restart costs half a second instead of two.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';

const root = resolve(import.meta.dirname, '..', '..');
/** Inside the repository, because native packages stay outside the file and are looked up from there. */
const folder = join(root, 'dist', 'crash');

/** Parts of the SDK that load large tables and that no line of ours ever runs here: language models, dialogs, other sign-ins. */
const neverRun = [
  'gpt-tokenizer',
  'openai',
  'botbuilder-dialogs',
  '@microsoft/recognizers-text-suite',
  '@azure/identity',
  '@azure/msal-node',
];
/** Classes may be derived from what it exports; using it fails. */
const empty = `module.exports = new Proxy(function () {}, {
  get: (target, key) => key === '__esModule' ? true : key === 'prototype' ? target.prototype : typeof key === 'symbol' ? undefined : class {},
});`;

const leaveOut: Plugin = {
  name: 'leave-out',
  enforce: 'pre',
  resolveId: (name) =>
    neverRun.some((each) => name === each || name.startsWith(`${each}/`)) ? '\0never-run.cjs' : null,
  load: (id) => (id === '\0never-run.cjs' ? empty : null),
};

export interface Script {
  /** Path of the file to run. */
  readonly file: string;
  /** Where Node keeps what it compiled. */
  readonly compileCache: string;
}

/** `name` keeps runs at the same time apart. */
export async function bundleProduct(name: string): Promise<Script> {
  const outDir = join(folder, name);
  mkdirSync(outDir, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [leaveOut],
    build: {
      ssr: join(import.meta.dirname, 'product.ts'),
      outDir,
      emptyOutDir: false,
      target: 'node24',
      // Half as much to read at each start.
      minify: true,
      rolldownOptions: { output: { entryFileNames: 'product.mjs' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  });
  return { file: join(outDir, 'product.mjs'), compileCache: join(outDir, 'compiled') };
}
