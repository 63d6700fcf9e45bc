// Loaded before the app (electron -r) where a case must look inside; start-up is always timed without it.
const Module = require('node:module');
const { appendFileSync, writeFileSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');
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
    return new target(...args);
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

/** Writes down when each window that was shown had painted: two frames after it was shown. */
const paintedReport = process.env.STEADYLINE_PROBE_PAINTED;
const TWO_FRAMES = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';
if (paintedReport) {
  electron.app.on('browser-window-created', (_event, window) => {
    window.on('show', async () => {
      await window.webContents.executeJavaScript(TWO_FRAMES);
      appendFileSync(paintedReport, `${Date.now()}\n`);
    });
  });
}
