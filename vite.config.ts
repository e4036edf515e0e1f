/**
 * Builds the pages: the product's tab (`vite build`), the page that checks handbooks and journals without network
 * (`vite build --mode verify`, one file), and the local desk that plays Teams (`vite build --mode desk`).
 */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const tab: UserConfig = {
  base: '/tab/',
  build: { outDir: 'dist/tab', emptyOutDir: true, reportCompressedSize: false },
};

const desk: UserConfig = {
  root: 'local/desk/page',
  base: '/desk/',
  build: { outDir: '../../../dist/desk', emptyOutDir: true, reportCompressedSize: false },
};

const verify: UserConfig = {
  root: 'src/tab/checker',
  base: './',
  build: {
    outDir: '../../../dist/verify',
    emptyOutDir: true,
    reportCompressedSize: false,
    modulePreload: false,
    rollupOptions: { input: 'src/tab/checker/checker.html' },
  },
  plugins: [oneFile()],
};

/** Puts the script into the page: opened from a disk, a browser loads nothing beside it. */
function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const parts = Object.values(bundle);
      const script = parts.find((part) => part.type === 'chunk');
      const page = parts.find((part) => part.type === 'asset' && part.fileName.endsWith('.html'));
      if (script?.type !== 'chunk' || page?.type !== 'asset') throw new Error('page or script is missing');
      // No sign of the script may end its element.
      const code = script.code.replaceAll('</script', '<\\/script');
      const html = String(page.source).replace(/<script[^>]*src=[^>]*><\/script>/, '');
      page.source = html.replace('</body>', () => `<script type="module">${code}</script></body>`);
      page.fileName = 'pruefen.html';
      delete bundle[script.fileName];
    },
  };
}

// A build started by the tests inherits their NODE_ENV and would pack React's development version, 70 kB larger.
process.env.NODE_ENV = 'production';

export default defineConfig(({ mode }) => {
  if (mode === 'verify') return verify;
  return { plugins: [react()], ...(mode === 'desk' ? desk : tab) };
});
