/**
 * Entry of a reading thread whose reader has gone over to the file it reads: it tries every way out and answers with what
 * came of each. Everything it may try with was at hand before the doors were shut, as a parser's own imports would be.
 */
import * as childProcess from 'node:child_process';
import * as dgram from 'node:dgram';
import * as dns from 'node:dns';
import fs, { readFileSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import * as http from 'node:http';
import * as http2 from 'node:http2';
import * as https from 'node:https';
import module, { createRequire } from 'node:module';
import * as net from 'node:net';
import * as tls from 'node:tls';
import * as v8 from 'node:v8';
import { parentPort, Worker } from 'node:worker_threads';
import { confineThread } from '../../shared/extraction/confine-thread.node.ts';
import type { ExtractionInput } from '../../shared/extraction/extract-text.node.ts';
import { programFoldersOf } from '../../shared/extraction/worker-permissions.node.ts';

const require = createRequire(import.meta.url);
const dataModule: string = 'data:text/javascript,export default 1';
const oldSocket = new net.Socket();
const oldDatagram = dgram.createSocket('udp4');
// Only where the runtime's own permissions are to be seen at work are the doors left open.
if (process.env.DOORS !== 'open') confineThread(programFoldersOf(new URL(import.meta.url)));
else process.on('uncaughtException', () => undefined);

type Way = (outside: { readonly port: number; readonly file: string; readonly target: string }) => unknown;

const ways: Readonly<Record<string, Way>> = {
  'net.connect': ({ port }) => net.connect(port, '127.0.0.1'),
  'new net.Socket': ({ port }) => new net.Socket().connect(port, '127.0.0.1'),
  'a socket made before': ({ port }) => oldSocket.connect(port, '127.0.0.1'),
  'net.createServer': () => net.createServer().listen(0),
  'tls.connect': ({ port }) => tls.connect(port, '127.0.0.1'),
  'http.get': ({ port }) => http.get(`http://127.0.0.1:${port}/`),
  'https.get': ({ port }) => https.get(`https://127.0.0.1:${port}/`),
  'http2.connect': ({ port }) => http2.connect(`http://127.0.0.1:${port}/`),
  'dgram.createSocket': () => dgram.createSocket('udp4'),
  'a datagram socket made before': ({ port }) => oldDatagram.send('x', port, '127.0.0.1'),
  'dns.lookup': () => dns.lookup('localhost', () => undefined),
  'dns.promises': () => dns.promises.lookup('localhost'),
  fetch: ({ port }) => fetch(`http://127.0.0.1:${port}/`),
  WebSocket: ({ port }) => new WebSocket(`ws://127.0.0.1:${port}/`),
  'require(net)': ({ port }) => require('node:net').connect(port, '127.0.0.1'),
  'import(net)': async ({ port }) => (await import('node:net')).connect(port, '127.0.0.1'),
  'getBuiltinModule(net)': ({ port }) => process.getBuiltinModule('node:net').connect(port, '127.0.0.1'),
  'process.binding': () => Reflect.get(process, 'binding').call(process, 'tcp_wrap'),
  'fs.readFileSync': ({ file }) => readFileSync(file),
  'fs.readFile': ({ file }) => readFile(file),
  'fs.openSync': ({ file }) => fs.openSync(file, 'r'),
  'fs.createReadStream': ({ file }) => fs.createReadStream(file),
  'fs.readdirSync': () => fs.readdirSync('/'),
  'fs.statSync': ({ file }) => fs.statSync(file),
  'fs.realpathSync.native': ({ file }) => fs.realpathSync.native(file),
  'getBuiltinModule(fs)': ({ file }) => process.getBuiltinModule('fs').readFileSync(file),
  'require(fs)': ({ file }) => require('node:fs').readFileSync(file),
  'import of a file': ({ file }) => import(file),
  'fs.writeFileSync': ({ target }) => writeFileSync(target, 'x'),
  'fs.writeFile': ({ target }) => writeFile(target, 'x'),
  'fs.openSync to write': ({ target }) => fs.openSync(target, 'w'),
  'fs.openSync to write, by number': ({ target }) => fs.openSync(target, fs.constants.O_CREAT),
  'writing over the program': () => writeFileSync(new URL(import.meta.url), 'x'),
  'fs.mkdtempSync': ({ target }) => fs.mkdtempSync(target),
  'fs.symlinkSync': ({ file, target }) => fs.symlinkSync(file, target),
  'fs.rmSync': ({ file }) => fs.rmSync(file),
  'process.report': ({ target }) => process.report.writeReport(target),
  'v8.writeHeapSnapshot': ({ target }) => v8.writeHeapSnapshot(target),
  'child_process.spawn': () => childProcess.spawn(process.execPath, ['-v']),
  'child_process.execFileSync': () => childProcess.execFileSync(process.execPath, ['-v']),
  'a thread of its own': () => new Worker('', { eval: true }),
  'process.kill': () => process.kill(process.pid, 0),
  'native code': ({ file }) => process.dlopen({ exports: {} }, file),
  'import of data': () => import(dataModule),
  sqlite: async ({ target }) => new (await import('node:sqlite')).DatabaseSync(target),
  'module.register': () => module.register('data:text/javascript,'),
};

async function attempt(way: Way, outside: Parameters<Way>[0]): Promise<string> {
  try {
    const result = await way(outside);
    return `done: ${typeof result}`;
  } catch (error) {
    if (!(error instanceof Error)) return `threw ${String(error)}`;
    return 'code' in error ? String(error.code) : error.name;
  }
}

const port = parentPort;
port?.on(
  'message',
  async ({ number, input }: { readonly number: number; readonly input: ExtractionInput }) => {
    const outside = JSON.parse(input.name);
    const outcome: Record<string, string> = {};
    for (const [name, way] of Object.entries(ways)) {
      if (outside.only === undefined || outside.only.includes(name))
        outcome[name] = await attempt(way, outside);
    }
    port.postMessage({ number, result: { ok: true, value: outcome } });
  },
);
