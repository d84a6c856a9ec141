/** Parts of office files as trees: written again they mean the same, and values are covered across pieces. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskPlain, maskText } from '../../../shared/cleaning/office/mask-text.ts';
import {
  attribute,
  dropAttributes,
  everyElement,
  firstOf,
  parseXml,
  rewrite,
  setAttribute,
  textIn,
  writeXml,
} from '../../../shared/cleaning/office/xml-node.ts';
import { limits } from '../../../shared/intake/limits.ts';

const tree = (text: string) => parseXml(text, limits);
const body = (text: string) => writeXml(tree(text)).replace(/^<\?xml[^>]*\?>\n/u, '');

describe('a part', () => {
  test('is written as it was, but for comments and instructions', () => {
    expect(body('<a x="1"><!-- weg --><?php weg?><b>文&amp;字</b><c/></a>')).toBe(
      '<a x="1"><b>文&amp;字</b><c/></a>',
    );
    expect(body('<a><![CDATA[1 < 2]]></a>')).toBe('<a>1 &lt; 2</a>');
    expect(body('\ufeff<a/>')).toBe('<a/>');
  });

  test('keeps every sign of texts and attributes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (words, value) => {
        // What XML 1.0 cannot hold is no part of a file.
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that XML leaves out.
        fc.pre(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/u.test(words + value));
        const root = tree('<a x=""><b/></a>');
        setAttribute(root, 'x', value);
        firstOf(root, 'b')!.children = [words];
        const again = tree(writeXml(root));
        expect(attribute(again, 'x')).toBe(value);
        expect(textIn(again)).toBe(words);
      }),
      { numRuns: 150 },
    );
  });

  test('is known by the names that readers use, whatever prefix it chose', () => {
    const root = tree(
      '<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:p x:id="7"/></x:document>',
    );
    expect(root).toMatchObject({ raw: 'x:document', name: 'w:document' });
    expect(attribute(firstOf(root, 'w:p')!, 'w:id')).toBe('7');
  });

  test.each(['<a>', '<a></b>', 'text', '<!DOCTYPE a><a/>', ''])('%j is not taken apart', (text) => {
    expect(() => tree(text)).toThrow();
  });

  test('too deep, or with too many attributes, is not taken apart', () => {
    expect(() => parseXml('<a><b><c/></b></a>', { xmlDepth: 2, xmlAttributes: 9 })).toThrow();
    expect(() => parseXml('<a b="" c=""/>', { xmlDepth: 9, xmlAttributes: 1 })).toThrow();
  });
});

describe('elements', () => {
  const names = (text: string, decide: Parameters<typeof rewrite>[1]) => {
    const root = tree(text);
    const changes = rewrite(root, decide);
    return { changes, text: writeXml(root).replace(/^[^\n]*\n/u, '') };
  };

  test('are dropped, unwrapped or replaced, from the leaves up', () => {
    const text = '<a>1<b>2<c>3</c></b>4</a>';
    expect(names(text, () => 'keep')).toEqual({ changes: 0, text });
    expect(names(text, ({ name }) => (name === 'b' ? 'drop' : 'keep'))).toEqual({
      changes: 1,
      text: '<a>14</a>',
    });
    expect(names(text, ({ name }) => (name === 'b' ? 'unwrap' : 'keep')).text).toBe('<a>12<c>3</c>4</a>');
    expect(names(text, () => 'unwrap')).toEqual({ changes: 2, text: '<a>1234</a>' });
    expect(names(text, ({ name }) => (name === 'c' ? ['新'] : 'keep')).text).toBe('<a>1<b>2新</b>4</a>');
  });

  test('come in the order of the file, and lose attributes', () => {
    const root = tree('<a><b k="1" m="2"/><c><d k="3"/></c></a>');
    expect([...everyElement(root)].map(({ name }) => name)).toEqual(['b', 'c', 'd']);
    for (const element of everyElement(root)) dropAttributes(element, ({ name }) => name === 'k');
    expect(writeXml(root)).toContain('<a><b m="2"/><c><d/></c></a>');
  });
});

describe('values', () => {
  const shape = { block: 'p', texts: new Set(['t']) };
  const masked = (text: string, ...masks: readonly (readonly [string, string])[]) => {
    const root = tree(text);
    const count = maskText(
      root,
      shape,
      masks.map(([value, replacement]) => ({ value, replacement })),
    );
    return { count, text: writeXml(root).replace(/^[^\n]*\n/u, '') };
  };

  test('are covered within a run, across runs, and each time', () => {
    expect(masked('<r><p><t>手机199</t><x/><t>0071，199</t><t>0071</t></p></r>', ['1990071', '***'])).toEqual(
      {
        count: 2,
        text: '<r><p><t>手机***</t><x/><t>，***</t><t/></p></r>',
      },
    );
  });

  test('do not run on from one block into another, nor into a block inside', () => {
    expect(masked('<r><p><t>19</t></p><p><t>90</t></p></r>', ['1990', '*']).count).toBe(0);
    expect(masked('<r><p><t>19</t><p><t>1990</t></p><t>90</t></p></r>', ['1990', '*'])).toEqual({
      count: 2,
      text: '<r><p><t>*</t><p><t>*</t></p><t/></p></r>',
    });
  });

  test('of which one holds another: the longer one first', () => {
    expect(masked('<r><p><t>12345</t></p></r>', ['123', 'a'], ['12345', '123'])).toMatchObject({
      text: expect.stringContaining('<t>a</t>') as string,
    });
    expect(
      maskPlain('12345 123', [
        { value: '123', replacement: '*' },
        { value: '12345', replacement: '#' },
      ]),
    ).toBe('# *');
    expect(masked('<r><p><t>aa</t></p></r>', ['a', 'aa'])).toMatchObject({
      count: 2,
      text: '<r><p><t>aaaa</t></p></r>',
    });
    expect(masked('<r><p><t>a</t></p></r>', ['', '*']).count).toBe(0);
  });
});
