/** Nothing leaves: neither what a page can try, nor the main process itself, opens a connection. */
import { spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, watch } from 'node:fs';
import { type AddressInfo, createServer, type Socket as NetSocket, type Server } from 'node:net';
import { join } from 'node:path';
import { test as base, expect } from '../e2e/fixtures.ts';
import { connectionEvents, watchSockets } from '../e2e/network-watch.ts';
import { projectFolder, readRuntime } from '../e2e/runtime.ts';

interface Listener {
  readonly ports: { readonly tcp: number; readonly udp: number };
  /** Connections and datagrams that came in. */
  readonly heard: () => number;
  readonly firstHeard: Promise<void>;
}

const test = base.extend<{ readonly listener: Listener }>({
  // biome-ignore lint/correctness/noEmptyPattern: the form that the test runner asks for
  listener: async ({}, use) => {
    let heard = 0;
    let tellFirst = (): void => {};
    const firstHeard = new Promise<void>((settle) => {
      tellFirst = settle;
    });
    const connections: NetSocket[] = [];
    const tcp: Server = createServer((socket) => {
      heard += 1;
      connections.push(socket);
      tellFirst();
    }).listen(0, '127.0.0.1');
    const udp: Socket = createSocket('udp4').on('message', () => {
      heard += 1;
    });
    udp.bind(0, '127.0.0.1');
    await Promise.all([once(tcp, 'listening'), once(udp, 'listening')]);
    await use({
      ports: { tcp: (tcp.address() as AddressInfo).port, udp: udp.address().port },
      heard: () => heard,
      firstHeard,
    });
    for (const connection of connections) connection.destroy();
    await Promise.all([
      new Promise((settle) => tcp.close(settle)),
      new Promise<void>((settle) => udp.close(settle)),
    ]);
  },
});

test('lets no request of a page reach even this machine', async ({ start, listener }) => {
  const program = await start();
  const { page, pageErrors } = program;
  const selfCheck = () => program.call('shell.self-check', {});
  // On Linux every process of the program is looked at.
  const isWhole = process.platform === 'linux';
  expect(await selfCheck()).toMatchObject({ ok: true, value: { attempts: 0, sockets: 0, isWhole } });
  const outcomes = await page.evaluate(async (ports) => {
    const there = `127.0.0.1:${ports.tcp}`;
    const failed = (promise: Promise<unknown>) =>
      promise.then(
        () => 'reached',
        () => 'failed',
      );
    const socket = new WebSocket(`ws://${there}/`);
    const image = new Image();
    image.src = `http://${there}/i.png`;
    for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'stylesheet']) {
      const link = document.createElement('link');
      link.rel = rel;
      link.href = `http://${there}/${rel}`;
      document.head.append(link);
    }
    navigator.sendBeacon(`http://${there}/beacon`);
    return {
      fetch: await failed(fetch(`http://${there}/`)),
      opaque: await failed(fetch(`http://${there}/`, { mode: 'no-cors' })),
      socket: await new Promise((settle) => {
        socket.onopen = () => settle('reached');
        socket.onerror = () => settle('failed');
      }),
      image: await failed(image.decode()),
    };
  }, listener.ports);
  expect(outcomes).toEqual({ fetch: 'failed', opaque: 'failed', socket: 'failed', image: 'failed' });
  expect(listener.heard()).toBe(0);
  expect(pageErrors.splice(0).every((error) => /Content Security Policy|BLOCKED_BY_CLIENT/.test(error))).toBe(
    true,
  );
});

test('lets no peer connection reach even this machine', async ({ start, listener }) => {
  const { page } = await start();
  const candidates = await page.evaluate(async (ports) => {
    const peer = new RTCPeerConnection({
      iceServers: [
        { urls: `turn:127.0.0.1:${ports.tcp}?transport=tcp`, username: 'x', credential: 'x' },
        { urls: `stun:127.0.0.1:${ports.udp}` },
      ],
    });
    peer.createDataChannel('x');
    const gathered = new Promise((settle) => {
      peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && settle(null);
    });
    await peer.setLocalDescription(await peer.createOffer());
    await gathered;
    return peer.localDescription?.sdp.match(/^a=candidate/gm)?.length ?? 0;
  }, listener.ports);
  expect(candidates).toBe(0);
  expect(listener.heard()).toBe(0);
});

test('refuses requests of the main process and resolves no name', async ({ start, listener }) => {
  const { app } = await start();
  const outcomes = await app.evaluate(async ({ net, session }, ports) => {
    const message = (error: unknown) => (error instanceof Error ? error.message : 'error');
    const request = (url: string) => net.fetch(url).then(() => 'reached', message);
    const connected = () => {
      try {
        process.getBuiltinModule('node:net').connect(ports.tcp, '127.0.0.1');
        return 'made';
      } catch (error) {
        return message(error);
      }
    };
    return {
      socket: connected(),
      address: await request(`http://127.0.0.1:${ports.tcp}/`),
      name: await request('https://example.com/'),
      lookup: await session.defaultSession.resolveHost('localhost').then(() => 'resolved', message),
      other: await session
        .fromPartition('another')
        .fetch(`http://127.0.0.1:${ports.tcp}/`)
        .then(() => 'reached', message),
    };
  }, listener.ports);
  expect(outcomes).toEqual({
    socket: 'this program opens no connection',
    address: 'net::ERR_BLOCKED_BY_CLIENT',
    name: 'net::ERR_BLOCKED_BY_CLIENT',
    lookup: 'net::ERR_NAME_NOT_RESOLVED',
    other: 'net::ERR_BLOCKED_BY_CLIENT',
  });
  expect(listener.heard()).toBe(0);
});

/** Started as a person starts it: Playwright would switch some of Chromium's own calls off by itself. */
test('opens no connection and looks no name up when nobody drives it', async ({ folder }) => {
  const { electronProgram, launchSwitches, nativeBinding } = readRuntime();
  const dataFolder = join(folder, 'data');
  const netLog = join(folder, 'net.json');
  const logFolder = join(dataFolder, 'logs');
  mkdirSync(logFolder, { recursive: true });
  const child = spawn(
    electronProgram,
    [...launchSwitches, '.', `--data-dir=${dataFolder}`, `--log-net-log=${netLog}`],
    {
      cwd: projectFolder,
      env: { ...process.env, ...(nativeBinding === null ? {} : { XIANSHEN_NATIVE_BINDING: nativeBinding }) },
      stdio: 'ignore',
    },
  );
  const exited = once(child, 'exit');
  const sockets = watchSockets(child.pid ?? 0);
  await logged(logFolder, 'window.log', 'window.opened');
  await logged(logFolder, 'engine.log', 'engine.opened');
  child.kill('SIGTERM');
  await exited;
  expect(await sockets.stop()).toEqual([]);
  expect(await connectionEvents(netLog)).toEqual([]);
});

test('the watch itself sees a connection that is opened', async ({ listener }) => {
  const script = `require('node:net').connect(${listener.ports.tcp}, '127.0.0.1'); setTimeout(() => {}, 60_000)`;
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
  const sockets = watchSockets(child.pid ?? 0);
  await listener.firstHeard;
  const seen = await sockets.stop();
  child.kill();
  expect(seen).toEqual([expect.stringMatching(/^tcp \d+ → 0100007F:/)]);
});

/** Waits until an event stands in a log. */
function logged(folder: string, file: string, event: string): Promise<void> {
  return new Promise((settle) => {
    const look = () => {
      if (!existsSync(join(folder, file)) || !readFileSync(join(folder, file), 'utf8').includes(`"${event}"`))
        return;
      watcher.close();
      settle();
    };
    const watcher = watch(folder, look);
    look();
  });
}
