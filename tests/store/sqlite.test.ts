// The embedded store keeps the contract, in a file and in memory.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';
import { storeContract } from './contract.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
});
afterAll(() => rm(folder, { recursive: true }));

storeContract('SQLite in memory', async () => openSqlite(':memory:'));
storeContract('SQLite in a file', async () => openSqlite(join(folder, `${randomUUID()}.sqlite`)));
