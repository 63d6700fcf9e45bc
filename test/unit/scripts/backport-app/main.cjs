// Runs inside Electron and prints what it found as one line of JSON. Uses only what Electron 45 has too.
const { app, BrowserWindow, net, protocol } = require('electron');

const base = process.argv.at(-1);
const settled = (promise) => promise.then(String, (error) => `${error.name}: ${error.message}`);
const text = (path, init) => settled(net.fetch(base + path, init).then((response) => response.text()));

function respond(request) {
  const { pathname } = new URL(request.url);
  if (pathname === '/echo') return request.text().then((body) => new Response(`${request.method} ${body}`));
  if (pathname === '/error') return Response.error();
  if (pathname === '/throw') throw new Error('on purpose');
  if (pathname === '/teapot') return new Response(null, { status: 418, headers: { 'x-kind': 'tea' } });
  return new Response('<title>ready</title>', { headers: { 'content-type': 'text/html' } });
}

async function fromThePage() {
  const settle = (promise) => promise.then(String, (error) => String(error));
  const send = (path, init) => settle(fetch(path, init).then((response) => response.text()));
  const form = new FormData();
  form.append('file', new File(['inside'], 'name.txt'));
  return {
    echo: await send('/echo', { method: 'POST', body: new Blob(['two ', new Blob(['parts'])]) }),
    form: (await send('/echo', { method: 'POST', body: form })).includes('inside'),
    error: await send('/error'),
    thrown: await send('/throw'),
    teapot: await fetch('/teapot').then((response) => `${response.status} ${response.headers.get('x-kind')}`),
  };
}

async function firstPiece(path) {
  const reader = (await net.fetch(base + path)).body.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return new TextDecoder().decode(value);
}

async function fromMain() {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  await text('/set-cookie', { credentials: 'include' });
  return {
    post: await text('/echo', { method: 'POST', body: 'hello', headers: { 'x-test': 'yes' } }),
    status: await settled(net.fetch(`${base}/missing`).then((response) => response.status)),
    noContent: await settled(net.fetch(`${base}/empty`).then((response) => response.status)),
    follow: await text('/redirect'),
    manual: await text('/redirect', { redirect: 'manual' }),
    refuse: await text('/redirect', { redirect: 'error' }),
    refused: await text('/', { signal: AbortSignal.abort() }),
    aborted: await text('/never', { signal: controller.signal }),
    timedOut: await text('/never', { signal: AbortSignal.timeout(50) }),
    noServer: await settled(net.fetch('http://127.0.0.1:1/')),
    cut: await text('/cut'),
    brokenOff: await text('/half', { signal: AbortSignal.timeout(100) }),
    firstPiece: await settled(firstPiece('/half')),
    proxy: await text('/proxy'),
    cookies: await text('/cookies', { credentials: 'include' }),
    noCookies: await text('/cookies', { credentials: 'omit' }),
    binary: await settled(net.fetch(`${base}/binary`).then(async (answer) => (await answer.arrayBuffer()).byteLength)),
  };
}

function language() {
  const map = new Map([['when', new Date(0)]]);
  return {
    sorted: [3, 1, 2].toSorted().join(),
    grouped: Object.keys(Object.groupBy([1, 2], (n) => (n % 2 ? 'odd' : 'even'))).join(),
    iterator: [1, 2, 3]
      .values()
      .map((n) => n * 2)
      .toArray()
      .join(),
    sets: [...new Set([1, 2]).union(new Set([3]))].join(),
    resolvers: typeof Promise.withResolvers().resolve,
    canParse: URL.canParse('nothing'),
    bytes: Uint8Array.from([104, 105]).toBase64(),
    clone: structuredClone(map).get('when') instanceof Date,
    uncloneable: (() => {
      try {
        return structuredClone(() => {});
      } catch (error) {
        return error.name;
      }
    })(),
    domException: new DOMException('text', 'AbortError').name,
    random: crypto.getRandomValues(new Uint8Array(4)).length,
    stream: typeof new ReadableStream().getReader,
    blob: new Blob(['abc']).size,
  };
}

const identity = () => ({
  name: app.getName(),
  version: app.getVersion(),
  path: app.getAppPath(),
  userData: app.getPath('userData'),
  defaultApp: process.defaultApp,
});

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

app
  .whenReady()
  .then(async () => {
    protocol.handle('app', respond);
    const window = new BrowserWindow({ show: false });
    await window.loadURL('app://ui/');
    const page = await window.webContents.executeJavaScript(`(${fromThePage})()`);
    const found = { identity: identity(), page, main: await fromMain(), language: language() };
    console.log(`RESULT ${JSON.stringify(found)}`);
    app.exit(0);
  })
  .catch((error) => {
    console.error(error);
    app.exit(1);
  });
