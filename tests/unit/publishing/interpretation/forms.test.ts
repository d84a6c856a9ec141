import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { svgOf } from '../../../../shared/publishing/interpretation/draw-block.ts';
import { drawText, widthOf, wrapText } from '../../../../shared/publishing/interpretation/draw-text.ts';
import { interpretationDocument } from '../../../../shared/publishing/interpretation/interpretation-document.ts';
import { interpretationHtml } from '../../../../shared/publishing/interpretation/interpretation-html.ts';
import {
  interpretationSchema,
  isGraphic,
} from '../../../../shared/publishing/interpretation/interpretation-source.ts';
import { longPicture } from '../../../../shared/publishing/interpretation/long-picture.ts';
import { interpretationText } from '../../../../shared/publishing/interpretation/plain-text.ts';
import { shownWords } from '../../../../shared/publishing/official/compare-words.ts';
import { typesetDocx } from '../../../../shared/publishing/official/typeset-docx.node.ts';
import { noon, readBytes } from '../papers.ts';
import { sampleInterpretation, wordsIn } from '../sample-interpretation.ts';
import { isWholeXml } from './whole-xml.ts';

const bare = (text: string) => text.replace(/\s/g, '');
const withoutTags = (markup: string) =>
  bare(
    markup
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  );

describe('one source', () => {
  test('is taken as it is written', () => {
    expect(interpretationSchema.parse(JSON.parse(JSON.stringify(sampleInterpretation)))).toEqual(
      sampleInterpretation,
    );
  });

  test.for(['figures', 'flow', 'timeline', 'chart'])('is refused where the %s has no description', (name) => {
    const blocks = sampleInterpretation.blocks.map((block) =>
      block.block === name ? { ...block, alt: '' } : block,
    );
    expect(interpretationSchema.safeParse({ ...sampleInterpretation, blocks }).success).toBe(false);
  });

  test('is refused without the department that explains, and with anything unknown in it', () => {
    expect(interpretationSchema.safeParse({ ...sampleInterpretation, department: '' }).success).toBe(false);
    expect(interpretationSchema.safeParse({ ...sampleInterpretation, script: 'x' }).success).toBe(false);
  });

  test('is taken as the guide shows it', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../../../docs/publishing.md'), 'utf8');
    const shown = /```json\n([\s\S]*?)```/.exec(guide)?.[1]?.replace('64 hexadecimal digits', 'a'.repeat(64));
    const { blocks } = interpretationSchema.parse(JSON.parse(shown ?? ''));
    expect(new Set(blocks.map(({ block }) => block)).size).toBe(10);
  });
});

describe('every form says every word', () => {
  const words = wordsIn(sampleInterpretation).map(bare);
  /** The heading of a page and its link say title and document. */
  const below = wordsIn({ ...sampleInterpretation, title: '', document: {} }).map(bare);

  test('plain text', () => {
    const text = bare(interpretationText(sampleInterpretation));
    for (const word of words) expect(text).toContain(word);
  });

  test('HTML', () => {
    const text = withoutTags(interpretationHtml(sampleInterpretation));
    for (const word of below) expect(text).toContain(word);
  });

  test('docx, read back', async () => {
    const bytes = await typesetDocx(interpretationDocument(sampleInterpretation), noon);
    const text = shownWords(await readBytes(bytes));
    for (const word of words) expect(text).toContain(word);
  });

  test('the long picture, whose words stay text', () => {
    const picture = longPicture(sampleInterpretation);
    expect(picture).not.toMatch(/<image|<script|href|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    for (const word of words) expect(withoutTags(picture)).toContain(word);
  });

  test('HTML that our own reader reads, drawings included', async () => {
    const html = `<!doctype html><html><body>${interpretationHtml(sampleInterpretation)}</body></html>`;
    const text = await readBytes(new TextEncoder().encode(html), '解读.html');
    const read = bare(text.parts.map((part) => part.text).join(''));
    for (const word of below) expect(read).toContain(word);
  });
});

describe('drawings', () => {
  const graphics = sampleInterpretation.blocks.filter(isGraphic);

  test.for(graphics.map((block) => [block.block, block] as const))(
    'of a %s have name and description',
    ([, block]) => {
      const svg = svgOf(block);
      expect(svg).toContain(`<title id="${block.id}-name">${block.caption}</title>`);
      expect(svg).toContain(`<desc id="${block.id}-description">${block.alt}</desc>`);
      expect(svg).toContain('role="img"');
      expect(isWholeXml(svg)).toBe(true);
    },
  );

  test('are whole XML as a long picture', () => {
    expect(isWholeXml(longPicture(sampleInterpretation))).toBe(true);
  });

  test('take markup for words', () => {
    const [first] = graphics;
    const svg = svgOf({ ...first!, caption: '<script>alert(1)</script>', alt: '"><img src=x>' });
    expect(svg).not.toMatch(/<script|<img/);
    expect(isWholeXml(svg)).toBe(true);
  });

  test('cut nothing off: long words become more lines', () => {
    const long = '社区便民服务点'.repeat(40);
    const lines = wrapText(long, 20);
    expect(lines.join('')).toBe(long);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(21);
    const box = { x: 0, y: 0, width: 100, size: 10, colour: '#000' };
    expect(drawText(long, box).height).toBeGreaterThan(drawText('短', box).height * 10);
  });

  test('do not begin a line with a closing mark, nor end one with an opening mark', () => {
    expect(wrapText('一二三四，五六七八。', 4)).toEqual(['一二三四，', '五六七八。']);
    expect(wrapText('一二三（四）', 4)).toEqual(['一二三', '（四）']);
  });

  test('of a chart whose values are all nothing are drawn', () => {
    const svg = svgOf({
      block: 'chart',
      id: 'empty',
      caption: '没有',
      alt: '全部为零的图。',
      unit: '件',
      bars: [{ label: '甲', value: 0 }],
    });
    expect(svg).toContain('0件');
    expect(svg).not.toMatch(/NaN|Infinity/);
  });
});
