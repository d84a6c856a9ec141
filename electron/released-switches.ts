/**
 * Switches of Chromium's that an installed program does not follow, whoever puts them on its command line: those that open a
 * way in from outside (the fuses close Node's own `--inspect`, not Chromium's debugging port), weaken the page's confinement,
 * or lead requests elsewhere. Whoever can start other programs on the machine is not stopped by this; a shortcut or a
 * document that names the program is.
 */
import type { CommandLine } from 'electron';

/** Names as in Chromium's list of switches, without dashes. */
export const droppedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'load-extension',
  'disable-web-security',
  'disable-site-isolation-trials',
  'disable-features',
  'enable-features',
  'enable-blink-features',
  'allow-file-access-from-files',
  'allow-running-insecure-content',
  'ignore-certificate-errors',
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-seccomp-filter-sandbox',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'proxy-server',
  'proxy-pac-url',
  'proxy-auto-detect',
  'host-rules',
  'host-resolver-rules',
] as const;

/** Takes them off. Must run before Electron is ready and before the program adds switches of its own. */
export function dropDebuggingSwitches(commandLine: Pick<CommandLine, 'hasSwitch' | 'removeSwitch'>): void {
  for (const name of droppedSwitches) {
    if (commandLine.hasSwitch(name)) commandLine.removeSwitch(name);
  }
}
