import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../../shared/base/utf8.ts';
import { unsafePath } from '../../../shared/bundle/entry-path.ts';
import { payloadPath } from '../../../shared/bundle/payload-path.ts';

const pathOf = (name: string) => payloadPath({ slot: 'attachment', position: 3, name });

test('a plain name stays as it is, behind its number, in the folder of its kind', () => {
  expect(payloadPath({ slot: 'document', position: 1, name: '关于印发办法的通知.docx' })).toBe(
    'data/document/01-关于印发办法的通知.docx',
  );
  expect(payloadPath({ slot: 'interpretation', position: 12, name: '解读.pdf' })).toBe(
    'data/interpretation/12-解读.pdf',
  );
  expect(pathOf('名单.xlsx')).toBe('data/attachments/03-名单.xlsx');
});

test.each([
  ['../../etc/passwd', '.._.._etc_passwd'],
  ['C:\\x|y?.txt', 'C__x_y_.txt'],
  ['附件%2e.txt', '附件_2e.txt'],
  ['a\u202etxt.exe', 'a_txt.exe'],
  ['零\u200b宽.txt', '零_宽.txt'],
  ['行\r\n尾.txt', '行__尾.txt'],
  ['CON', 'CON'],
  ['结尾. . ', '结尾'],
  ['re\u0301sume\u0301.txt', 'r\u00e9sum\u00e9.txt'],
  ['', '_'],
  ['...', '_'],
  ['\ud800.txt', '_.txt'],
])('the name %j becomes %j', (name, safe) => {
  expect(pathOf(name)).toBe(`data/attachments/03-${safe}`);
});

test('a long name is cut by whole characters and keeps its ending', () => {
  const path = pathOf(`${'云汀市政务公开𠮷'.repeat(30)}.docx`);
  expect(path.endsWith('.docx')).toBe(true);
  expect(encodeUtf8(path).length).toBeLessThanOrEqual(180 + encodeUtf8('data/attachments/03-').length);
  expect(path.isWellFormed()).toBe(true);
});

test('every path we make is one that our own verifier accepts', () => {
  for (const name of [
    '../x',
    'nul.txt',
    'a.',
    'x ',
    '*',
    '～“”《》〈〉.docx',
    '😀.pdf',
    '𪚥'.repeat(100),
    '-rf',
    '.bashrc',
  ]) {
    expect(unsafePath(encodeUtf8(`11990101-2026-0007/${pathOf(name)}`)), name).toBeNull();
  }
});
