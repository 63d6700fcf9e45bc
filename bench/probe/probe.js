// Loaded before the app (electron -r) where a case must look inside; start-up is always timed without it.
const Module = require('node:module');
const { appendFileSync, writeFileSync } = require('node:fs');
const { monitorEventLoopDelay, performance } = require('node:perf_hooks');
const { Worker } = require('node:worker_threads');
const electron = require('electron');

/** The files that were read as code, in order. */
const loaded = [];
for (const [ending, load] of Object.entries(Module._extensions)) {
  Module._extensions[ending] = (module, file) => {
    loaded.push(file);
    return load(module, file);
  };
}

/** Writes down what was loaded by the time the first tray item is made. */
const Tray = new Proxy(electron.Tray, {
  construct: (target, args) => {
    const report = process.env.STEADYLINE_PROBE_REPORT;
    if (report) writeFileSync(report, JSON.stringify(loaded));
    const tray = new target(...args);
    if (iconReport) reportIcons(tray);
    return tray;
  },
});
const watched = new Proxy(electron, { get: (_target, name) => (name === 'Tray' ? Tray : electron[name]) });
const load = Module._load;
Module._load = (request, ...rest) => (request === 'electron' ? watched : load(request, ...rest));

/** Writes down, again and again, how long the event loop kept its work waiting since the start was over; in ns. */
const delayReport = process.env.STEADYLINE_PROBE_DELAYS;
const RESOLUTION_MS = 1;
const START_MS = 2000;
const WRITE_EVERY_MS = 500;
if (delayReport) {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const write = () => writeFileSync(delayReport, JSON.stringify({ p99: delays.percentile(99), max: delays.max }));
  setTimeout(() => {
    delays.enable();
    setInterval(write, WRITE_EVERY_MS);
  }, START_MS);
}

/** Closes windows as a person would; there is no window manager to ask. */
process.on('SIGUSR2', () => {
  for (const window of electron.BrowserWindow.getAllWindows()) window.close();
});

/**
 * Writes down when a window that was shown had painted (epoch ms): a new one by what Chromium says of its page's first
 * content, one that was hidden two frames later.
 */
const paintedReport = process.env.STEADYLINE_PROBE_PAINTED;
const FIRST_CONTENT = `new Promise((done) => {
  const tell = (list) => list.getEntriesByName('first-contentful-paint').map((one) => done(performance.timeOrigin + one.startTime));
  new PerformanceObserver(tell).observe({ type: 'paint', buffered: true });
})`;
const TWO_FRAMES = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now()))))';
if (paintedReport) {
  electron.app.on('browser-window-created', (_event, window) => {
    let painted = FIRST_CONTENT;
    window.on('show', async () => {
      const at = await window.webContents.executeJavaScript(painted);
      painted = TWO_FRAMES;
      appendFileSync(paintedReport, `${Math.ceil(at)}\n`);
    });
  });
}

/** Writes down with each new tray icon when a thread last told something: the archive what is newest. Epoch ms. */
const iconReport = process.env.STEADYLINE_PROBE_ICONS;
const preciseNow = () => performance.timeOrigin + performance.now();
let toldAt = 0;
if (iconReport) {
  const { emit } = Worker.prototype;
  Worker.prototype.emit = function emitTimed(name, ...rest) {
    if (name === 'message') toldAt = preciseNow();
    return emit.call(this, name, ...rest);
  };
}
const reportIcons = (tray) => {
  const setImage = tray.setImage.bind(tray);
  tray.setImage = (image) => {
    const line = JSON.stringify({ toldAt, drawnAt: preciseNow() });
    setImage(image);
    appendFileSync(iconReport, `${line}\n`);
  };
};

/**
 * Has the app tick many times a second instead of twice a minute, and writes down how long each took; in ms. The built
 * code has no names: the tick is the timer that waits for itself anew while it runs.
 */
const tickReport = process.env.STEADYLINE_PROBE_TICKS;
const TICK_EVERY_MS = 50;
if (tickReport) {
  const tookMs = [];
  const ticks = new WeakSet();
  let running = null;
  const timed = (listener) => {
    const before = running;
    running = listener;
    const began = performance.now();
    listener();
    if (ticks.has(listener)) tookMs.push(performance.now() - began);
    running = before;
    if (tookMs.length % 20 === 19) writeFileSync(tickReport, JSON.stringify(tookMs));
  };
  const { setTimeout: wait } = globalThis;
  globalThis.setTimeout = (listener, ms, ...rest) => {
    if (rest.length > 0 || listener.length > 0) return wait(listener, ms, ...rest);
    if (listener === running) ticks.add(listener);
    return wait(() => timed(listener), ticks.has(listener) ? Math.min(ms, TICK_EVERY_MS) : ms);
  };
}
