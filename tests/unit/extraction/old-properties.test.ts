import { describe, expect, test } from 'vitest';
import { codePageLabel, codePageOfLanguage } from '../../../shared/extraction/ole/code-pages.ts';
import { readPropertySets } from '../../../shared/extraction/ole/property-set.ts';
import { decodeAs } from '../../../shared/extraction/plain/decode-text.node.ts';
import { join, numbers } from '../intake/make-zip.ts';
import { makeDoc, wide } from './make-doc.ts';
import { factsOf, hiddenWords, read } from './make-office.ts';
import { codePage, narrow, propertyStream, value } from './make-property-set.ts';

const encoder = new TextEncoder();
const gbk = Uint8Array.from([0xcd, 0xfb, 0xca, 0xe6]);

function documentWith(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const named = Object.entries(streams).map(([name, bytes]) => [`\u0005${name}`, bytes] as const);
  return makeDoc({ pieces: [{ runs: [{ text: '正文\r' }] }], streams: Object.fromEntries(named) });
}

describe('properties of an old Office file', () => {
  test('name people and offices, whatever their code page', async () => {
    const extracted = await read(
      documentWith({
        SummaryInformation: propertyStream('summary', [
          codePage(936),
          { id: 4, value: narrow(gbk) },
          { id: 8, value: value(31, 4, wide('顾青禾\0')) },
          { id: 2, value: narrow(Uint8Array.from([0xcd, 0xa8, 0xd6, 0xaa])) },
          { id: 9, value: narrow(encoder.encode('12')) },
          { id: 18, value: narrow(encoder.encode('Microsoft Word')) },
        ]),
        DocumentSummaryInformation: propertyStream('documentSummary', [
          codePage(65001),
          { id: 15, value: narrow(encoder.encode('云泽市某局')) },
          { id: 14, value: narrow(encoder.encode(' ')) },
        ]),
      }),
    );
    expect(factsOf(extracted, 'doc.metadata-person').map(({ quote, path }) => [path, quote])).toEqual([
      ['SummaryInformation', '望舒'],
      ['SummaryInformation', '顾青禾'],
      ['DocumentSummaryInformation', '云泽市某局'],
    ]);
    expect(hiddenWords(extracted, 'doc.metadata-descr')).toEqual(['通知']);
  });

  test('of a person are given with their names', async () => {
    const dictionary = join([
      numbers([4, 2], [4, 2], [4, 7]),
      encoder.encode('起草\0'),
      numbers([4, 3], [4, 2]),
      encoder.encode('b\0'),
    ]);
    const custom = [
      { id: 0, value: join([dictionary, new Uint8Array(3)]) },
      codePage(65001),
      { id: 2, value: narrow(encoder.encode('市场处')) },
    ];
    const extracted = await read(
      documentWith({ DocumentSummaryInformation: propertyStream('documentSummary', [], custom) }),
    );
    expect(hiddenWords(extracted, 'doc.custom-properties')).toEqual(['起草：市场处']);
  });

  test('say where a template lies when it lies somewhere', async () => {
    const withTemplate = (path: string) =>
      documentWith({
        SummaryInformation: propertyStream('summary', [{ id: 7, value: narrow(encoder.encode(path)) }]),
      });
    expect(
      factsOf(await read(withTemplate('\\\\fileserver\\tpl\\a.dot')), 'doc.external-template'),
    ).toHaveLength(1);
    expect(factsOf(await read(withTemplate('Normal.dot')), 'doc.external-template')).toEqual([]);
  });

  test('that are damaged are said to be so', async () => {
    const cut = propertyStream('summary', [{ id: 4, value: narrow(gbk) }]).slice(0, 30);
    const extracted = await read(documentWith({ SummaryInformation: join([cut, new Uint8Array(0)]) }));
    expect(extracted.hidden).toEqual([]);
    expect(() => readPropertySets(cut, decodeAs)).toThrow();
  });

  test('that make much of one long string are refused', () => {
    const long = narrow(new Uint8Array(10_000).fill(0x41));
    const stream = propertyStream('summary', [
      { id: 4, value: long },
      ...Array.from({ length: 50 }, (_, index) => ({ id: 100 + index, value: new Uint8Array(0) })),
    ]);
    // All places become that of the long string.
    const place = stream.slice(48 + 12, 48 + 16);
    for (let index = 0; index <= 50; index += 1) stream.set(place, 48 + 12 + index * 8);
    expect(() => readPropertySets(stream, decodeAs)).toThrow('damaged');
  });

  test('come in lists too', () => {
    const list = join([
      numbers([4, 0x101e], [4, 2]),
      numbers([4, 2]),
      encoder.encode('a\0'),
      numbers([4, 2]),
      encoder.encode('b\0'),
    ]);
    const [set] = readPropertySets(propertyStream('summary', [{ id: 13, value: list }]), decodeAs);
    expect(set?.properties.map((property) => property.value)).toEqual(['a', 'b']);
  });
});

describe('code pages', () => {
  test.each([
    [936, 'gb18030'],
    [1251, 'windows-1251'],
    [28592, 'iso-8859-2'],
    [65001, 'utf-8'],
    [12345, 'windows-1252'],
  ])('%i is %s', (number, label) => {
    expect(codePageLabel(number)).toBe(label);
    expect(decodeAs(Uint8Array.of(0x41), label)).toBe('A');
  });

  test.each([
    [0x0804, 936],
    [0x0404, 950],
    [0x0419, 1251],
    [0x0411, 932],
    [0x0409, 1252],
  ])('of language %i is %i', (language, number) => {
    expect(codePageOfLanguage(language)).toBe(number);
  });
});
