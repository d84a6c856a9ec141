import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Serves the window with an invented engine: `vite --config tests/preview/vite.config.ts`. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  cacheDir: '.cache/vite-preview',
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    port: Number(process.env.PREVIEW_PORT ?? '5180'),
    strictPort: true,
    watch: null,
    hmr: false,
  },
});
