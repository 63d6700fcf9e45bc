// A plain browser for tests: shows one address and, like any browser, hands links of other schemes to the desktop.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const address = process.argv.find((argument) => /^https?:\/\/127\.0\.0\.1:/.test(argument));
  const window = new BrowserWindow({ width: 900, height: 700, webPreferences: { sandbox: true } });
  void window.loadURL(address);
});
app.on('window-all-closed', () => app.quit());
