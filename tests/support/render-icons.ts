// Draws appPackage/color.png and outline.png from their SVG sources; run by hand after changing one (`npm run icons`).
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launchBrowser } from './browser.ts';

const folder = resolve(import.meta.dirname, '../../appPackage');
const browser = await launchBrowser();
for (const [name, size] of [
  ['color', 192],
  ['outline', 32],
] as const) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block}</style>${await readFile(join(folder, `${name}.svg`), 'utf8')}`,
  );
  await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
}
await browser.close();
