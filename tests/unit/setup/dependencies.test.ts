import { expect, test } from 'vitest';
import { findMissingPackages, isNodeNewEnough } from '../../../electron/setup/dependencies.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/yauzl': { version: '3.4.0' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  },
};

test('finds everything missing before the first installation', () => {
  expect(findMissingPackages(wanted, null)).toEqual(['node_modules/zod', 'node_modules/yauzl']);
});

test('finds a package of another version, and none when all are there', () => {
  const older = {
    packages: { 'node_modules/zod': { version: '4.6.6' }, 'node_modules/yauzl': { version: '3.4.0' } },
  };
  expect(findMissingPackages(wanted, older)).toEqual(['node_modules/zod']);
  expect(findMissingPackages(wanted, wanted)).toEqual([]);
});

test.each([
  ['20.19.0', true],
  ['20.20.2', true],
  ['24.21.0', true],
  ['20.18.3', false],
  ['18.20.4', false],
])('Node %s can run set-up: %s', (version, isEnough) => {
  expect(isNodeNewEnough(version)).toBe(isEnough);
});
