/**
 * No network, ever. Three locks: Chromium's own calls are switched off, every session refuses requests before they are made,
 * and whatever got past both would find that no name and no address resolves.
 */
import { type App, type Session, session as sessions, type WebContents } from 'electron';
import { countRefused } from './network-tally.ts';

/** Set before Electron is ready. Names as in Chromium's list of switches. */
const offlineSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-breakpad'],
  ['disable-crash-reporter'],
  ['dns-prefetch-disable'],
  ['no-pings'],
  ['no-proxy-server'],
  ['disable-features', 'OptimizationHints,MediaRouter,DialMediaRouteProvider,AutofillServerCommunication'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  // Covers addresses written as numbers too: they go through the same resolver.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
];

/** Addresses that never leave the process: own page, things made in the page, images written into it. */
const localSchemes: ReadonlySet<string> = new Set(['app:', 'blob:', 'data:']);

/** Must run before Electron is ready. */
export function switchNetworkOff(app: App, allowDevTools: boolean): void {
  for (const [name, value] of offlineSwitches) {
    if (value === undefined) app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, value);
  }
  app.on('session-created', (session) => seal(session, allowDevTools));
  app.on('web-contents-created', (_event, contents) => forbidDirectConnections(contents));
}

/** The default session exists before anyone can listen for its making. Needs a ready app. */
export function sealDefaultSession(allowDevTools: boolean): void {
  seal(sessions.defaultSession, allowDevTools);
}

/** Tells whether a request stays inside the program. */
export function staysInside(url: string, allowDevTools: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol } = new URL(url);
  return localSchemes.has(protocol) || (allowDevTools && protocol === 'devtools:');
}

function seal(session: Session, allowDevTools: boolean): void {
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const isInside = staysInside(url, allowDevTools);
    if (!isInside) countRefused();
    decide({ cancel: !isInside });
  });
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  // Electron would fetch dictionaries from this address; an empty list alone does not stop it.
  session.setSpellCheckerDictionaryDownloadURL('app://xianshen/none/');
}

/** WebRTC opens sockets of its own, past every request filter. */
function forbidDirectConnections(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
