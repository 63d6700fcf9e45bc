import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Native modules cannot be bundled; everything else can, so that an installed app carries no node_modules to resolve. */
const nativeModules = ['keytar', '@photostructure/sqlite'];

/**
 * CommonJS, because neither a sandboxed preload nor a file inside an asar can be an ES module on every Electron we run
 * on; for the same reason a lazy import becomes a lazy require, of our own chunks and of the native modules.
 */
const commonJs = {
  format: 'cjs',
  dynamicImportInCjs: false,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
} as const;

/** Each thread starts with a file of its own, which main/worker/start-thread.ts finds by its name. */
const threads = {
  'archive-worker': at('main/worker/archive-worker.ts'),
  'demo-worker': at('main/worker/demo-worker.ts'),
};

/** The pages of the windows, by the names main/window/page-window.ts knows. */
const pages = {
  index: at('renderer/index.html'),
  glance: at('renderer/glance.html'),
  widget: at('renderer/widget.html'),
};

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      target: 'node16.17',
      minify: 'oxc',
      externalizeDeps: { include: nativeModules },
      rolldownOptions: { input: { main: at('main/main.ts'), ...threads }, output: commonJs },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      target: 'node16.17',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('preload/preload.ts') },
        output: { ...commonJs, codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [preact()],
    css: { transformer: 'lightningcss', lightningcss: { targets: { chrome: 108 << 16 } } },
    build: {
      outDir: at('out/renderer'),
      target: 'chrome108',
      cssMinify: 'lightningcss',
      minify: 'oxc',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: pages },
    },
  },
});
