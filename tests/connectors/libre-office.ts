// Drives a LibreOffice Calc that is installed here: it opens a workbook, its cells are changed, it saves it as .xlsx.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const program = 'soffice';
/** A first start writes a profile, on a busy machine slowly; milliseconds. */
const patience = 120_000;

/** Whether LibreOffice is installed, with Calc (Debian: libreoffice-calc). */
export const hasLibreOffice = spawnSync(program, ['--version']).status === 0;

/**
 * Opens the workbook in LibreOffice as its own flat document, lets `change` edit that text, opens it again and saves
 * it as .xlsx: reading and writing are both LibreOffice's.
 */
export function savedByLibreOffice(file: Buffer, change: (flat: string) => string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'bcm-lotse-calc-'));
  const convert = (to: string, name: string) => {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const run = ['--headless', '--norestore', profile, '--convert-to', to, '--outdir', folder, join(folder, name)];
    execFileSync(program, run, { timeout: patience, stdio: 'pipe' });
  };
  try {
    writeFileSync(join(folder, 'in.xlsx'), file);
    convert('fods', 'in.xlsx');
    writeFileSync(join(folder, 'out.fods'), change(readFileSync(join(folder, 'in.fods'), 'utf8')));
    convert('xlsx', 'out.fods');
    return readFileSync(join(folder, 'out.xlsx'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
