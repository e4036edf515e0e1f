// What the handbook needs of the outside: its key, its page that checks packages, paper and packages.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { type HandbookKey, ownHandbookKey, readHandbookKey } from './connectors/handbook-key.ts';
import { office } from './connectors/office.ts';
import type { Handbooks } from './engine/handbook.ts';
import type { HandbookFiles } from './http/handbook.ts';

/** Where `npm run build` puts the page that checks handbooks and journals. */
const checkerPage = join(import.meta.dirname, '..', 'dist', 'verify', 'pruefen.html');

/** Throws one plain sentence when the configured key is none. */
export function handbookFiles(
  config: Pick<Config, 'handbookKey' | 'dataFolder' | 'cosmos'>,
  { handbooks }: { readonly handbooks: Handbooks },
  page = checkerPage,
): HandbookFiles {
  const keyNow = keyOf(config);
  const checker = existsSync(page) ? readFileSync(page) : null;
  return {
    handbooks,
    draw: office.drawHandbook,
    async zip(given) {
      const key = keyNow();
      if (!key) throw new Error('no key to sign with');
      return office.handbookZip({ ...given, page: checker }, key);
    },
    key: keyNow,
    page: checker,
  };
}

/**
 * Several processes on one Cosmos account share no folder: each would sign with another key. A key of our own is made when
 * it is first needed.
 */
function keyOf({
  handbookKey,
  dataFolder,
  cosmos,
}: Pick<Config, 'handbookKey' | 'dataFolder' | 'cosmos'>): () => HandbookKey | null {
  const given = handbookKey === '' ? null : readHandbookKey(handbookKey);
  let own: HandbookKey | null = null;
  return () => {
    if (given || cosmos) return given;
    own ??= ownHandbookKey(dataFolder);
    return own;
  };
}
