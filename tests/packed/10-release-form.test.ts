/** The packed program as it is handed out: its switches are set, and nothing on a command line opens a way in. */
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, packedFiles, packedFolder, test } from './packed-program.ts';

test('has every fuse set as the packing asks', async () => {
  const wire = await getCurrentFuseWire(join(packedFolder, 'xianshen'));
  const state = (fuse: FuseV1Options) => (wire[fuse] === FuseState.ENABLE ? 'on' : 'off');
  expect({
    runAsNode: state(FuseV1Options.RunAsNode),
    nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: state(FuseV1Options.EnableNodeCliInspectArguments),
    cookies: state(FuseV1Options.EnableCookieEncryption),
    integrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    archiveOnly: state(FuseV1Options.OnlyLoadAppFromAsar),
    fileProtocol: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: 'off',
    nodeOptions: 'off',
    inspect: 'off',
    cookies: 'on',
    integrity: 'on',
    archiveOnly: 'on',
    fileProtocol: 'off',
  });
});

test('says that it is for evaluation', async () => {
  const notes = (await packedFiles()).filter((path) => path.startsWith('EVALUATION-ONLY'));
  expect(notes).toHaveLength(1);
  expect(readFileSync(join(packedFolder, notes[0] ?? ''), 'utf8')).toMatch(/不是正式版/);
});

test('opens its window, in the sandbox, and follows nothing that would open a way in', async ({
  start,
  folder,
}) => {
  const marker = join(folder, 'marker');
  const script = join(folder, 'preloaded.cjs');
  await writeFile(script, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'ran')`);
  const program = await start(
    [
      '--inspect=0',
      '--inspect-brk=0',
      '--remote-debugging-port=0',
      '--remote-allow-origins=*',
      '--devtools',
      '--no-sandbox',
      '--disable-web-security',
      '-r',
      script,
    ],
    { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${script}` },
  );
  await program.logged('window.log', 'window.opened');
  await program.logged('engine.log', 'engine.opened');
  expect(program.said()).not.toMatch(/listening on ws:/);
  expect(existsSync(marker)).toBe(false);
  expect(existsSync(join(folder, 'data/window/DevToolsActivePort'))).toBe(false);
  const renderers = processesBelow(program.child.pid ?? 0).filter(({ line }) =>
    line.includes('--type=renderer'),
  );
  expect(renderers.length).toBeGreaterThan(0);
  // 2: a filter on system calls is in force (proc(5), field Seccomp).
  expect(renderers.map(({ seccomp }) => seccomp)).toEqual(renderers.map(() => '2'));
});

interface RunningProcess {
  readonly line: string;
  readonly seccomp: string;
}

/** A process and what it has started, as /proc tells. */
function processesBelow(pid: number): readonly RunningProcess[] {
  const task = `/proc/${pid}`;
  if (!existsSync(task)) return [];
  const line = readFileSync(`${task}/cmdline`, 'utf8').replaceAll('\0', ' ');
  const seccomp = /^Seccomp:\s*(\d)/m.exec(readFileSync(`${task}/status`, 'utf8'))?.[1] ?? '';
  const children = readFileSync(`${task}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return [{ line, seccomp }, ...children.flatMap((child) => processesBelow(Number(child)))];
}
