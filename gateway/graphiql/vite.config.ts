import { defineConfig } from 'vite';
import { licencePlugins } from './licences.plugin.ts';

const licences = licencePlugins();

// A newcomer's first `npm start` waits for this build, and the page is read over the loopback: hence no gzip report,
// no polyfills and no source maps. Minifying stays: it costs half a second and halves what the browser has to read.
export default defineConfig({
  base: './',
  logLevel: 'warn',
  plugins: [licences.page],
  worker: { plugins: () => [licences.workers] },
  build: {
    target: 'es2023',
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 5000,
    modulePreload: { polyfill: false },
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});
