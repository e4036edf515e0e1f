// The browser the other tests use: it is found, it draws German text, and a wrong CHROMIUM is said in one sentence.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findChromium, launchBrowser } from '../support/browser.ts';

describe('chromium', () => {
  it('draws a page and runs its script', async () => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.setContent('<p style="font-family:Segoe UI;display:inline-block">Größe: „Übung“</p>');
      const box = await page.locator('p').boundingBox();
      expect(box?.width).toBeGreaterThan(60);
      expect(await page.evaluate(() => new Intl.NumberFormat('de').format(1234.5))).toBe('1.234,5');
    } finally {
      await browser.close();
    }
  });

  it('says which CHROMIUM is not there', async () => {
    await expect(findChromium('/nowhere/chromium')).rejects.toThrow(
      'CHROMIUM names /nowhere/chromium, but there is no program there that can be run.',
    );
  });

  it('prefers the chosen program, then the one on the PATH', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'path-'));
    const installed = join(folder, 'chromium-browser');
    writeFileSync(installed, '', { mode: 0o755 });
    expect(await findChromium(process.execPath, folder)).toEqual({ executable: process.execPath });
    expect(await findChromium('', `:${folder}`)).toEqual({ executable: installed });
    rmSync(folder, { recursive: true });
  });
});
