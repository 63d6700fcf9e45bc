// The least an Electron tray app can be: what Steadyline is compared with.
const { app, Menu, nativeImage, Tray } = require('electron');

let tray;
app.on('window-all-closed', () => {});
app.whenReady().then(() => {
  const side = 22;
  tray = new Tray(nativeImage.createFromBitmap(Buffer.alloc(side * side * 4, 255), { width: side, height: side }));
  tray.setToolTip('Bare');
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
});
