/** Counting the sockets of a whole program: a process, what it started, and what that started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { countSockets } from '../../../electron/program-sockets.ts';

const isLinux = process.platform === 'linux';
const nothing = { sockets: 0, waysIn: 0, unseen: 0 };

/** A process that starts another, which runs the code and then says so. */
async function grandchild(code: string): Promise<ChildProcess> {
  const inner = `${code}; function ready() { process.stdout.write('ready'); } process.stdin.on('end', () => process.exit()).resume();`;
  const outer = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(inner)}], { stdio: 'inherit' }).on('exit', () => process.exit());`;
  const child = spawn(process.execPath, ['-e', outer], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  await once(child, 'exit');
}

// Other systems tell a process of itself alone; the test below says what is told there.
test.skipIf(!isLinux)('a connection that a process of a process holds is counted', async () => {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const child = await grandchild(`require('node:net').connect(${port}, '127.0.0.1', ready)`);
  expect(await countSockets(child.pid!)).toEqual({ ...nothing, sockets: 1, processes: 2 });
  await ended(child);
  server.close();
});

test.skipIf(!isLinux)('a port that is listened on is a way in, and none of the connections out', async () => {
  const child = await grandchild("require('node:net').createServer().listen(0, '127.0.0.1', ready)");
  expect(await countSockets(child.pid!)).toEqual({ ...nothing, waysIn: 1, processes: 2 });
  await ended(child);
});

test('a program without sockets has none, and another system is not guessed about', async () => {
  const child = await grandchild('ready()');
  expect(await countSockets(child.pid!)).toEqual(isLinux ? { ...nothing, processes: 2 } : null);
  await ended(child);
});
