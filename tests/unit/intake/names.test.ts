import { describe, expect, test } from 'vitest';
import { displayName } from '../../../shared/intake/display-name.ts';
import { nameMismatch } from '../../../shared/intake/name-mismatch.ts';

describe('a name that claims something', () => {
  test.each([
    ['通知.docx', 'pdf'],
    ['通知.pdf', 'docx'],
    ['名单.XLSX', 'zip'],
    ['照片.jpg', 'executable'],
    ['旧表.xls', 'html'],
    ['通知.doc', 'rtf'],
  ] as const)('%s is a finding when the bytes are %s', (name, type) => {
    expect(nameMismatch(name, type)).toEqual({ kind: 'file.type-mismatch', path: '', place: {}, count: 1 });
  });

  test.each([
    ['通知.docx', 'docx'],
    ['通知.docx', 'ooxml-encrypted'],
    ['通知.wps', 'doc'],
    ['说明.md', 'txt'],
    ['名单.csv', 'txt'],
    ['没有后缀', 'pdf'],
    ['通知.云泽', 'pdf'],
    ['原型.constructor', 'pdf'],
    ['.gitignore', 'txt'],
  ] as const)('%s is honest when the bytes are %s', (name, type) => {
    expect(nameMismatch(name, type)).toBeNull();
  });
});

describe('a name as it is shown', () => {
  test.each([
    ['通知（送审稿）.docx', '通知（送审稿）.docx'],
    ['通知\u202excod.exe', '通知\ufffdxcod.exe'],
    ['通\u200b知.docx', '通\ufffd知.docx'],
    ['通知\n.docx', '通知\ufffd.docx'],
    ['\ud800通知', '\ufffd通知'],
    ['表情🙂.txt', '表情🙂.txt'],
    ['𠮷田.txt', '𠮷田.txt'],
    [' ', '\ufffd'],
  ])('%j is shown as %j', (name, shown) => {
    expect(displayName(name)).toBe(shown);
  });

  test('is bounded and never cut within a character', () => {
    const shown = displayName('🙂'.repeat(300));
    expect(shown.length).toBeLessThanOrEqual(255);
    expect(shown.isWellFormed()).toBe(true);
  });
});
