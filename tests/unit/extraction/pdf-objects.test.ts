import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inflateBounded } from '../../../shared/extraction/pdf/objects/inflate.node.ts';
import { openObjects } from '../../../shared/extraction/pdf/objects/open-objects.ts';
import { parseValue } from '../../../shared/extraction/pdf/objects/pdf-parser.ts';
import { asBytes, asName, asText, type PdfValue } from '../../../shared/extraction/pdf/objects/pdf-value.ts';
import { decodeStream } from '../../../shared/extraction/pdf/objects/stream-filters.ts';
import { factsOf, hiddenWords, read } from './make-office.ts';
import { appendRevision, makePdf } from './make-pdf.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 255);
const parse = (text: string) => parseValue({ bytes: bytesOf(text), at: 0 });
const limits = { inflate: inflateBounded, most: 1_000_000 };

describe('objects written in a PDF', () => {
  test.each([
    ['numbers', '[1 -2 +3.5 .25 4. --7]', [1, -2, 3.5, 0.25, 4, -7]],
    ['constants', '[true false null]', [true, false, null]],
    ['references', '[12 0 R 5]', [{ type: 'reference', number: 12 }, 5]],
    ['names with codes', '/A#20B', { type: 'name', name: 'A B' }],
    ['an array without an end', '[1 [2', [1, [2]]],
    ['nothing', '', null],
    ['a bracket out of place', ')', null],
  ])('are read: %s', (_, text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  test('are read: strings with brackets, escapes, line ends and digits', () => {
    const text = (value: PdfValue) => String.fromCharCode(...(asBytes(value) ?? []));
    expect(text(parse('(a(b)c)'))).toBe('a(b)c');
    expect(text(parse('(\\(\\101\\n\\\r\nx\\q)'))).toBe('(A\nxq');
    expect(text(parse('<48 65 6C6 >'))).toBe('Hel`');
    expect(text(parse('(never closed'))).toBe('never closed');
  });

  test('are read: text strings in each of their codes', () => {
    expect(asText(parse('<FEFF5F204E09>'))).toBe('张三');
    expect(asText(parse('<FFFE205F094E>'))).toBe('张三');
    expect(asText(parse('<EFBBBFE4B889>'))).toBe('三');
    expect(asText(parse('<EFBBBFFF>'))).toBe('ÿ');
    expect(asText(parse('(plain)'))).toBe('plain');
    expect(asText(parse('12'))).toBe('');
  });

  test('are read: dictionaries that lost their end', () => {
    const value = parse('<</Type/Page/Kids[1 0 R] endobj 5 0 obj');
    expect(value instanceof Map && asName(value.get('Type'))).toBe('Page');
  });
});

describe('filters of streams', () => {
  const decode = (filter: string, raw: Uint8Array, parameters = '') =>
    decodeStream(
      { type: 'stream', dictionary: parse(`<</Filter ${filter}${parameters}>>`) as never, raw },
      { inflate: inflateBounded, resolve: (value) => value ?? null, most: 10_000 },
    );
  const text = (decoded: ReturnType<typeof decode>) => String.fromCharCode(...(decoded?.bytes ?? []));

  test('are undone one after the other', () => {
    const deflated = new Uint8Array(deflateSync(bytesOf('twice')));
    const hex = bytesOf(`${Buffer.from(deflated).toString('hex')}>`);
    expect(text(decode('[/ASCIIHexDecode/FlateDecode]', hex))).toBe('twice');
    expect(text(decode('/ASCII85Decode', bytesOf('87cURD]i,"Ebo80~>')))).toBe('Hello World!');
    expect(text(decode('/ASCII85Decode', bytesOf('z~>')))).toBe('\0\0\0\0');
    expect(text(decode('/RunLengthDecode', Uint8Array.from([1, 65, 66, 254, 67, 128])))).toBe('ABCCC');
    expect(
      decode('/LZWDecode', Uint8Array.from([0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01]))?.bytes,
    ).toEqual(Uint8Array.from([45, 45, 45, 45, 45, 65, 45, 45, 45, 66]));
  });

  test('undo each kind of difference to the row above', () => {
    const rows = [
      [0, 1, 2, 3],
      [1, 1, 1, 1],
      [2, 1, 1, 1],
      [3, 2, 2, 2],
      [4, 1, 1, 1],
    ];
    const raw = new Uint8Array(deflateSync(Uint8Array.from(rows.flat())));
    const decoded = decode('/FlateDecode', raw, '/DecodeParms<</Predictor 12/Columns 3>>');
    expect([...(decoded?.bytes ?? [])]).toEqual([1, 2, 3, 1, 2, 3, 2, 3, 4, 3, 5, 6, 4, 6, 7]);
  });

  test('leave pictures as they are, and give up beyond the bound or the known', () => {
    expect(decode('/DCTDecode', bytesOf('jpeg'))?.pictureFilter).toBe('DCTDecode');
    expect(decode('/FlateDecode', new Uint8Array(deflateSync(new Uint8Array(20_000))))).toBeNull();
    expect(decode('/Unknown', bytesOf('x'))).toBeNull();
    expect(decode('/FlateDecode', bytesOf('no zlib'))?.bytes).toEqual(new Uint8Array());
  });
});

describe('the objects of a file', () => {
  test('are found by its tables, and by searching when those lie', () => {
    const whole = makePdf({ content: 'BT ET', page: '' });
    expect(openObjects(whole, limits).isWhole).toBe(true);
    const broken = bytesOf(String.fromCharCode(...whole).replace(/startxref\n\d+/, 'startxref\n7'));
    const searched = openObjects(broken, limits);
    expect(searched.isWhole).toBe(false);
    expect(asName(searched.root.get('Type'))).toBe('Catalog');
    expect(openObjects(bytesOf('%PDF-1.7 nothing'), limits).root.size).toBe(0);
  });

  test('end where they refer to themselves', () => {
    const looped = makePdf({
      content: '',
      page: '',
      objects: ['<</Length 6 0 R>>\nstream\nabc\nendstream'],
    });
    const decoded = openObjects(looped, limits).decode({ type: 'reference', number: 6 });
    expect(String.fromCharCode(...(decoded?.bytes ?? []))).toBe('abc\n');
  });

  test('are read out of streams of objects', () => {
    const inner = '8 0 9 14 <</Kept true>> (nine)';
    const head = inner.indexOf('<<');
    const raw = inner.replace('9 14', `9 ${inner.indexOf('(') - head}`);
    const file = makePdf({
      content: '',
      page: '',
      objects: [`<</Type/ObjStm/N 2/First ${head}/Length ${raw.length}>>\nstream\n${raw}\nendstream`],
    });
    const broken = bytesOf(String.fromCharCode(...file).replace(/startxref\n\d+/, 'startxref\n7'));
    expect(asText(openObjects(broken, limits).get(9))).toBe('nine');
  });
});

describe('what hangs anywhere in a PDF', () => {
  const stream = (text: string, more = '') => `<<${more}/Length ${text.length}>>\nstream\n${text}\nendstream`;

  test('is found: a script of a rendition and one as a stream', async () => {
    const extracted = await read(
      makePdf({
        content: '',
        page: '/Annots[<</Type/Annot/Subtype/Screen/Rect[0 0 9 9]/AA<</PO<</S/JavaScript/JS 6 0 R>>>>/A<</S/Rendition/JS(app.beep\\(\\))>>>>]',
        objects: [stream('app.alert(1)')],
      }),
      '脚本.pdf',
    );
    const words = hiddenWords(extracted, 'pdf.javascript');
    expect(words.join('\n')).toContain('app.alert(1)');
    expect(words.join('\n')).toContain('app.beep()');
  });

  test('is found: a file that only a structure element or a media clip refers to, opened once', async () => {
    const extracted = await read(
      makePdf({
        content: '',
        page: '/AF[<</Type/Filespec/F(folder/list.txt)/EF<</F 6 0 R>>>>]',
        objects: [stream('the list inside', '/Type/EmbeddedFile')],
      }),
      '附件.pdf',
    );
    expect(factsOf(extracted, 'pdf.attachment')).toMatchObject([{ path: 'list.txt', quote: 'list.txt' }]);
    expect(
      extracted.parts.some(
        ({ path, text }) => path.startsWith('list.txt!') && text.includes('the list inside'),
      ),
    ).toBe(true);
  });

  test('is found: an author that only the metadata stream names, in broken XML too', async () => {
    const xmp =
      '<x:xmpmeta><dc:creator><rdf:Seq><rdf:li>Wang &amp; Li</rdf:li></rdf:Seq></dc:creator><broken';
    const extracted = await read(
      makePdf({
        content: '',
        page: '',
        catalog: '/Metadata 6 0 R',
        objects: [stream(xmp, '/Type/Metadata')],
      }),
      '作者.pdf',
    );
    expect(factsOf(extracted, 'pdf.metadata-person').map(({ quote }) => quote)).toEqual(['Wang & Li']);
  });

  test('is read: values of fields on no page, and the words of an XFA form', async () => {
    const extracted = await read(
      makePdf({
        content: '',
        page: '',
        catalog: '/AcroForm<</Fields[<</FT/Tx/T(a)/V(loose value)>>]/XFA[(template) 6 0 R]>>',
        objects: [stream('<t><value>form &#x5f20; words</value><script>code()</script></t>')],
      }),
      '表单.pdf',
    );
    const text = (path: string) => extracted.parts.find((part) => part.path === path)?.text;
    expect(text('(fields)')).toContain('loose value');
    expect(text('(xfa)')).toContain('form 张 words');
    expect(text('(xfa)')).not.toContain('code()');
  });
});

describe('an earlier revision', () => {
  test('tells what was taken out beside the pages: remarks, values, files', async () => {
    const first = makePdf({
      content: 'BT /F1 20 Tf 100 700 Td (same) Tj ET',
      page: '/Annots[6 0 R]',
      objects: ['<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(remark of the first draft)>>'],
    });
    const emptied = String.fromCharCode(...appendRevision(first, 'BT /F1 20 Tf 100 700 Td (same) Tj ET'));
    const offset = emptied.length;
    const last = `${emptied}6 0 obj\n<</Type/Annot/Subtype/Text/Rect[0 0 9 9]>>\nendobj\n`;
    const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(emptied)?.[1];
    const tail = `xref\n6 1\n${String(offset).padStart(10, '0')} 00000 n \ntrailer\n<</Size 7/Root 1 0 R/Prev ${previous}>>\nstartxref\n${last.length}\n%%EOF\n`;
    const extracted = await read(bytesOf(last + tail), '修订.pdf');
    expect(factsOf(extracted, 'pdf.incremental-updates').map(({ path }) => path)).toEqual([
      'revision-1',
      'revision-2',
    ]);
    expect(hiddenWords(extracted, 'pdf.incremental-updates')).toContain('remark of the first draft');
  });

  test('that opens only after repair was never saved', async () => {
    const saved = appendRevision(makePdf({ content: 'BT ET', page: '' }), 'BT ET');
    const broken = bytesOf(String.fromCharCode(...saved).replace(/xref\n0 6/, 'xrfe\n0 6'));
    expect(factsOf(await read(broken, '坏.pdf'), 'pdf.incremental-updates')).toEqual([]);
  });
});
