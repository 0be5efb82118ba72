import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { catalogues } from './scripts/catalogues.ts';

const backend = process.env.UNISONO_API ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), catalogues()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { host: '127.0.0.1', proxy: { '/api': { target: backend, changeOrigin: false } } },
  build: { manifest: true, target: 'es2023' },
  test: {
    environment: 'happy-dom',
    setupFiles: ['./src/test/setup.ts'],
    css: false,
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
