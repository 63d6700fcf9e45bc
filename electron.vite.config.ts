import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'electron-vite';
import { build as buildPage } from 'vite';

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

/** How every page is built. */
const page = {
  root: at('renderer'),
  plugins: [preact()],
  css: { transformer: 'lightningcss', lightningcss: { targets: { chrome: 108 << 16 } } },
} as const;
const pageBuild = {
  outDir: at('out/renderer'),
  target: 'chrome108',
  cssMinify: 'lightningcss',
  minify: 'oxc',
  modulePreload: {
    polyfill: false,
    /** A page names the scripts of its start; those of a view opened later lie on the same disk and are found on the way. */
    resolveDependencies: (_file: string, scripts: string[], { hostType }: { hostType: 'html' | 'js' }) =>
      hostType === 'html' ? scripts : [],
  },
} as const;

/** Puts the script and the style sheet of a page into it: to ask for them takes as long as to start the page's process. */
const inlined = {
  name: 'inlined',
  enforce: 'post',
  generateBundle: (_options: unknown, bundle: Record<string, { source?: unknown; code?: string }>) => {
    const textOf = (file = ''): string => {
      const { source, code } = bundle[`assets/${file}`] ?? {};
      delete bundle[`assets/${file}`];
      return (code ?? String(source)).replaceAll('</script', '<\\/script');
    };
    for (const [file, page] of Object.entries(bundle)) {
      if (!file.endsWith('.html')) continue;
      page.source = String(page.source)
        .replace(
          /<script .*src=".\/assets\/(.*)"><\/script>/,
          (_, name) => `<script type="module">${textOf(name)}</script>`,
        )
        .replace(/<link .*href=".\/assets\/(.*)">/, (_, name) => `<style>${textOf(name)}</style>`);
    }
  },
} as const;

/**
 * The small windows' pages are built one by one, each into one file: they have to be there at once, and the window of
 * the history must not carry nor divide anything for them.
 */
const smallPages = {
  name: 'small-pages',
  apply: 'build',
  closeBundle: async () => {
    for (const name of ['glance', 'widget']) {
      const rolldownOptions = { input: at(`renderer/${name}.html`), output: { codeSplitting: false } };
      const build = { ...pageBuild, rolldownOptions, emptyOutDir: false, cssCodeSplit: false };
      await buildPage({
        ...page,
        plugins: [page.plugins, inlined],
        build,
        base: './',
        configFile: false,
        logLevel: 'warn',
      });
    }
  },
} as const;

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
    ...page,
    plugins: [page.plugins, smallPages],
    build: { ...pageBuild, rolldownOptions: { input: at('renderer/index.html') } },
  },
});
