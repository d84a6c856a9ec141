import { expect, test } from 'vitest';
import { readStartOptions, safeArguments } from '../../../electron/start-options.ts';

const plain = { dataFolder: null, sampleOffice: false, withoutGpu: false, safeMode: false, devTools: false };

test('starts plain without arguments', () => {
  expect(readStartOptions(['.'])).toEqual(plain);
});

test('takes the data folder after an equals sign or as the next argument, with spaces and Chinese in it', () => {
  const wanted = { ...plain, dataFolder: '资料 夹/先审' };
  expect(readStartOptions(['.', '--data-dir=资料 夹/先审'])).toEqual(wanted);
  expect(readStartOptions(['.', '--data-dir', '资料 夹/先审'])).toEqual(wanted);
});

test('does not take another switch, or nothing, for the data folder', () => {
  expect(readStartOptions(['.', '--data-dir', '--sample-office'])).toEqual({ ...plain, sampleOffice: true });
  expect(readStartOptions(['.', '--data-dir'])).toEqual(plain);
  expect(readStartOptions(['.', '--data-dir='])).toEqual(plain);
});

test('leaves switches of Chromium alone', () => {
  expect(readStartOptions(['--no-sandbox', '.', '--disable-gpu', '--devtools'])).toEqual({
    ...plain,
    withoutGpu: true,
    devTools: true,
  });
});

test('draws in software in safe mode, and finds the way into it and out of it again', () => {
  expect(readStartOptions(['.', '--safe-mode'])).toEqual({ ...plain, withoutGpu: true, safeMode: true });
  const safe = safeArguments(['.', '--data-dir', '资料', '--safe-mode'], 'safe');
  expect(safe).toEqual(['.', '--data-dir', '资料', '--safe-mode']);
  expect(safeArguments(safe, 'usual')).toEqual(['.', '--data-dir', '资料']);
});
