import { expect, test } from 'vitest';
import { findDisplay } from '../../../electron/setup/display.mjs';
import { isProgramPresent, run } from '../../../electron/setup/run.mjs';
import { formatNotice } from '../../../electron/setup/say.mjs';
import { withDisplay } from '../../../electron/setup/virtual-display.mjs';

test('keeps what a program says on both streams, and its exit code', async () => {
  const script = "process.stdout.write('先审'); process.stderr.write('!'); process.exitCode = 3";
  const { code, output } = await run(process.execPath, ['-e', script], { output: 'keep' });
  expect({ code, said: [...output].sort().join('') }).toEqual({ code: 3, said: '!先审' });
});

test('answers like a shell for a program that is not there', async () => {
  const { code } = await run('xianshen-no-such-program', [], { output: 'keep' });
  expect(code).toBe(127);
});

test('ends a program that takes too long', async () => {
  const { code } = await run(
    process.execPath,
    ['-e', 'process.stdin.resume(); setInterval(() => {}, 1000)'],
    {
      output: 'keep',
      deadlineMs: 50,
    },
  );
  expect(code).toBe(124);
});

test('hands on variables without losing the present ones', async () => {
  const { output } = await run(
    process.execPath,
    ['-p', 'process.env.OFFICE + (process.env.PATH !== undefined)'],
    {
      output: 'keep',
      env: { OFFICE: '云泽市' },
    },
  );
  expect(output.trim()).toBe('云泽市true');
});

test('finds programs on a search path', () => {
  expect(isProgramPresent('xianshen-no-such-program')).toBe(false);
  expect(isProgramPresent('sh', '/nowhere:/bin')).toBe(true);
});

test('knows a display by the variables of X11 and Wayland, and takes other systems to have one', () => {
  expect(findDisplay('linux', {})).toBe('xvfb');
  expect(findDisplay('linux', { DISPLAY: '' })).toBe('xvfb');
  expect(findDisplay('linux', { DISPLAY: ':0' })).toBe('present');
  expect(findDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe('present');
  expect(findDisplay('win32', {})).toBe('present');
});

test('puts a program into a virtual display only where there is none', () => {
  expect(withDisplay('present', 'node', ['tour.ts'])).toEqual({ command: 'node', arguments: ['tour.ts'] });
  const virtual = withDisplay('xvfb', 'node', ['tour.ts']);
  expect(virtual.command).toBe('xvfb-run');
  expect(virtual.arguments.slice(-2)).toEqual(['node', 'tour.ts']);
});

test('tells a problem in both languages, with the one command that helps', () => {
  expect(
    formatNotice({ zh: '找不到 npm。', en: 'npm was not found.', command: 'apt-get install -y npm' }),
  ).toBe('找不到 npm。\nnpm was not found.\n    apt-get install -y npm');
  expect(formatNotice({ zh: '好。', en: 'Good.' })).toBe('好。\nGood.');
});
