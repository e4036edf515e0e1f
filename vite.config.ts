/**
 * Builds the two pages: the product's tab (`vite build`) and the local desk that plays Teams (`vite build --mode desk`).
 */
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

const tab: UserConfig = {
  base: '/tab/',
  build: { outDir: 'dist/tab', emptyOutDir: true, reportCompressedSize: false },
};

const desk: UserConfig = {
  root: 'local/desk/page',
  base: '/desk/',
  build: { outDir: '../../../dist/desk', emptyOutDir: true, reportCompressedSize: false },
};

// A build started by the tests inherits their NODE_ENV and would pack React's development version, 70 kB larger.
process.env.NODE_ENV = 'production';

export default defineConfig(({ mode }) => ({ plugins: [react()], ...(mode === 'desk' ? desk : tab) }));
