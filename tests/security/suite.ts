// `npm run test:security`: runs every test file that docs/security.md names, and no other; each prints its counts.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { provingTests } from './document.ts';

const root = resolve(import.meta.dirname, '..', '..');
const files = [...new Set(provingTests().map(({ file }) => file))].sort();
const runner = resolve(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [runner, 'run', ...files], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
