/** An Electron window without a program of its own, for pages that the matrix serves on this machine. */
import { app, BrowserWindow } from 'electron';

app.disableHardwareAcceleration();
// Not awaited: Electron is not ready before this file has run to its end.
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    useContentSize: true,
    webPreferences: { sandbox: true },
  });
  return window.loadURL('about:blank');
});
