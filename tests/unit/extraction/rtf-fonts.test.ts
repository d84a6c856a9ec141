import { describe, expect, test } from 'vitest';
import { factsOf, read, textOf } from './make-office.ts';

/** 通知 in each code page. */
const simplified = "\\'cd\\'a8\\'d6\\'aa";
const traditional = "\\'b3\\'71\\'aa\\'be";
const japanese = "\\'92\\'ca\\'92\\'6d";

async function words(rtf: string): Promise<string | undefined> {
  return textOf(await read(new TextEncoder().encode(rtf), '通知.rtf'), '(text)');
}

describe('the bytes of rich text', () => {
  test.each([
    ['936', simplified, '通知'],
    ['950', traditional, '通知'],
    ['932', japanese, '通知'],
    ['65001', "\\'e9\\'80\\'9a", '通'],
    ['1252', "\\'e9", 'é'],
  ])('are in the code page of the document, %s', async (page, bytes, shown) => {
    expect(await words(`{\\rtf1\\ansi\\ansicpg${page} ${bytes}}`)).toBe(shown);
  });

  test('are in that of their font where the font has one', async () => {
    const table =
      "{\\fonttbl{\\f0\\fnil\\fcharset0 Arial;}{\\f1\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}{\\f2\\fcharset136 x;}{\\f3\\cpg932 y;}}";
    const rtf = `{\\rtf1\\ansi\\ansicpg1252\\deff1${table}${simplified}{\\f2 ${traditional}}\\f3 ${japanese}\\f0 \\'e9\\plain ${simplified}}`;
    expect(await words(rtf)).toBe('通知通知通知é通知');
  });

  test('whose second byte is a letter or a bracket stay together', async () => {
    // 乗 is 81 5C in Shift JIS-like order of GBK: its second byte is a backslash, written as one.
    expect(await words("{\\rtf1\\ansi\\ansicpg936 \\'81\\'5c\\'81@\\'81A}")).toBe('乗丂丄');
  });

  test('of a document without a code page are taken for Western ones, and of an unknown one too', async () => {
    expect(await words("{\\rtf1 \\'e9}")).toBe('é');
    expect(await words("{\\rtf1\\ansicpg437 \\'e9}")).toBe('é');
  });

  test('that are hidden are in the code page of their font too', async () => {
    const extracted = await read(
      new TextEncoder().encode(
        `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f1\\fcharset134 x;}}\\f1 公{\\v ${simplified}}}`,
      ),
      '通知.rtf',
    );
    expect(factsOf(extracted, 'rtf.hidden-text')).toMatchObject([{ quote: '通知' }]);
  });
});
