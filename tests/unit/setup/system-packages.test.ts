import { expect, test } from 'vitest';
import { findMissingLibraries, pickInstallable } from '../../../electron/setup/system-packages.mjs';

test('names each library that the loader cannot find once, in order', () => {
  const output = [
    '\tlinux-vdso.so.1 (0x00007ffd8a5f2000)',
    '\tlibnss3.so => not found',
    '\tlibffmpeg.so => /home/li/xianshen/libffmpeg.so (0x00007f1c2a000000)',
    '\tlibgtk-3.so.0 => not found',
    '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1c29e00000)',
    '\tlibnss3.so => not found',
  ].join('\n');
  expect(findMissingLibraries(output)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
});

test('finds nothing missing in a complete listing or in the word of a static program', () => {
  expect(findMissingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x00007f1c29e00000)')).toEqual([]);
  expect(findMissingLibraries('\tstatically linked')).toEqual([]);
});

const policy = `libnss3:
  Installed: (none)
  Candidate: 2:3.98-1
  Version table:
     2:3.98-1 500
libasound2:
  Installed: (none)
  Candidate: (none)
  Version table:
libasound2t64:
  Installed: (none)
  Candidate: 1.2.11-1
  Version table:
     1.2.11-1 500
`;

test('takes the name under which a release offers the library', () => {
  expect(pickInstallable(['libnss3', 'libasound2'], policy)).toEqual(['libnss3', 'libasound2t64']);
});

test('keeps the plain name of a package nobody offers, so that apt-get names it', () => {
  expect(pickInstallable(['libgone1'], policy)).toEqual(['libgone1']);
});
