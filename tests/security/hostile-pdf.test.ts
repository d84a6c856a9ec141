import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extractText } from '../../shared/extraction/extract-text.node.ts';
import { read } from '../unit/extraction/make-office.ts';
import { makePdf } from '../unit/extraction/make-pdf.ts';

const text = 'BT /F1 12 Tf 50 700 Td (Notice of the market office, first page) Tj ET';
const encoder = new TextEncoder();

describe('a hostile PDF', () => {
  test('whose page tree runs in a circle ends', async () => {
    const pdf = new TextDecoder().decode(makePdf({ content: text, page: '' }));
    const looped = encoder.encode(pdf.replace('/Kids[3 0 R]/Count 1', '/Kids[2 0 R]/Count 9'));
    const result = await extractText({ bytes: looped, name: '环.pdf' });
    expect(result.ok ? result.value.notInspected.length : 1).toBeGreaterThan(0);
  });

  test('whose cross-reference table points to itself ends', async () => {
    const pdf = new TextDecoder().decode(makePdf({ content: text, page: '' }));
    const at = /startxref\n(\d+)/.exec(pdf)?.[1];
    const looped = encoder.encode(pdf.replace('/Root 1 0 R>>', `/Root 1 0 R/Prev ${at}>>`));
    const extracted = await read(looped, '环.pdf');
    expect(extracted.parts.map((part) => part.text).join()).toContain('Notice of the market office');
  });

  test('with a script and a program to start is reported, and neither runs', async () => {
    const extracted = await read(
      makePdf({
        content: text,
        page: '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(cmd.exe)>>>>]',
        catalog: '/OpenAction<</S/JavaScript/JS(globalThis.ran = true)>>',
      }),
    );
    expect(extracted.hidden.map(({ kind }) => kind)).toContain('pdf.javascript');
    expect(globalThis).not.toHaveProperty('ran');
  });

  test('with a hundred thousand objects is read', async () => {
    const objects = Array.from({ length: 100_000 }, () => '<</A[1 2 3]>>');
    const extracted = await read(makePdf({ content: text, page: '', objects }));
    expect(extracted.notInspected).toEqual([]);
  });

  test('with a million objects is read, or refused for its size', async () => {
    const objects = Array.from({ length: 1_000_000 }, () => '[1]');
    const result = await extractText({
      bytes: makePdf({ content: text, page: '', objects }),
      name: '多.pdf',
    });
    if (result.ok)
      expect(result.value.parts.map((part) => part.text).join()).toContain('Notice of the market office');
    else expect(result.failure.code).toBe('extraction.too-large');
  });

  test('with a password is reported as encrypted', async () => {
    const bytes = new Uint8Array(
      readFileSync(new URL('../samples/valid/with-password.pdf', import.meta.url)),
    );
    const extracted = await read(bytes, '加密.pdf');
    expect(extracted.hidden.map(({ kind }) => kind)).toContain('file.encrypted');
    expect(extracted.notInspected.map(({ reason }) => reason)).toContain('encrypted');
  });

  test('cut off at each tenth is refused or read with what is left', async () => {
    const bytes = new Uint8Array(readFileSync(new URL('../samples/valid/notice.pdf', import.meta.url)));
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const result = await extractText({
        bytes: bytes.slice(0, (bytes.length * tenth) / 10),
        name: '断.pdf',
      });
      if (!result.ok) expect(result.failure.code).toBe('extraction.damaged');
    }
  });

  test('with a content stream that is no content is still a page', async () => {
    const extracted = await read(makePdf({ content: 'BT ((((((( Tj ET q q q q ] ] >>', page: '' }));
    expect(extracted.pages).toBe(1);
  });
});
