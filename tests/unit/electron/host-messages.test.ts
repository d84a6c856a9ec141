import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../electron/content-security.ts';
import { hostMessage } from '../../../electron/host-messages.ts';
import { nativeWords } from '../../../electron/native-words.ts';

test('accepts what the main process says and nothing else', () => {
  const wiring = {
    dataFolder: '/d',
    logFolder: '/d/logs',
    rulesFolder: '/r',
    sampleOfficeFolder: '/s',
    kindsFolder: '/k',
    portalsFolder: '/p',
    calendarsFolder: '/c',
    extractionWorker: '/w.js',
    modelsFolder: '/m',
    nativeBinding: null,
    printsMarginBoxes: true,
    programVersion: '0.1.0',
    workstation: '一号机',
  };
  expect(hostMessage.safeParse({ kind: 'start', wiring }).success).toBe(true);
  expect(hostMessage.safeParse({ kind: 'start', wiring: { ...wiring, dataFolder: '' } }).success).toBe(false);
  expect(hostMessage.safeParse({ kind: 'lend', ticket: 'ticket-1', path: '/通知.docx' }).success).toBe(true);
  expect(hostMessage.safeParse({ kind: 'lend', ticket: 'ticket-1' }).success).toBe(false);
  expect(hostMessage.safeParse({ kind: 'run', command: 'rm' }).success).toBe(false);
});

test('allows the page its own files and nothing inline, evaluated or from elsewhere', () => {
  expect(contentSecurityPolicy).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/);
});

test('has every native word in both languages, and no Chinese in the English ones', () => {
  expect(Object.keys(nativeWords.en)).toEqual(Object.keys(nativeWords.zh));
  expect(Object.values(nativeWords.en).join('')).not.toMatch(/\p{Script=Han}/u);
  expect(Object.values(nativeWords.zh).every((word) => /\p{Script=Han}/u.test(word))).toBe(true);
});
