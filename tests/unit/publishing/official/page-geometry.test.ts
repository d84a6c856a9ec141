import { describe, expect, test } from 'vitest';
import { documentForms, elementNames } from '../../../../shared/publishing/official/document-element.ts';
import { fontTable } from '../../../../shared/publishing/official/font-table.ts';
import {
  bodySize,
  fonts,
  grid,
  linePoints,
  linesBefore,
  lookOf,
  markOffset,
  page,
  startsPage,
  tracking,
} from '../../../../shared/publishing/official/page-geometry.ts';
import { isWholeXml } from '../interpretation/whole-xml.ts';

const points = (millimetres: number) => (millimetres / 25.4) * 72;

describe('the page of the standard', () => {
  test('leaves a type area of 156 by 225 mm', () => {
    expect(page.width - page.left - page.right).toBe(156);
    expect(page.height - page.top - page.bottom).toBe(225);
  });

  test('holds 22 lines of 28 characters, and no more', () => {
    const height = points(225);
    expect(linePoints * grid.lines).toBeLessThanOrEqual(height);
    expect(linePoints * (grid.lines + 1)).toBeGreaterThan(height);
    const width = points(156);
    expect((bodySize + tracking) * grid.characters).toBeLessThanOrEqual(width);
    expect((bodySize + tracking) * (grid.characters + 1)).toBeGreaterThan(width);
  });
});

describe('looks', () => {
  test.for(documentForms)('exist for every element of a document of the form %s', (form) => {
    for (const element of elementNames) {
      const look = lookOf(element, '某某', form);
      expect(look.size).toBeGreaterThan(8);
      expect(fonts[look.font].length).toBeGreaterThan(1);
      expect(look.isRed).toBe(element === 'organ-mark');
    }
  });

  test('of headings differ by level; a level that begins a sentence has the font of the body', () => {
    const font = (element: 'level-1' | 'level-2' | 'level-3', text: string) =>
      lookOf(element, text, 'downward').font;
    expect([font('level-1', '一、要求'), font('level-2', '（一）甲'), font('level-3', '1.甲')]).toEqual([
      'hei',
      'kai',
      'body',
    ]);
    expect(font('level-2', '（一）甲乙丙；')).toBe('body');
  });

  test('put names of further attachments below the first', () => {
    expect(lookOf('attachment-note', '附件：1.甲', 'downward').indent).toBe(2);
    expect(lookOf('attachment-note', '2.乙', 'downward').indent).toBe(5);
  });

  test('make the name of the office as large as the line allows', () => {
    const size = (text: string) => lookOf('organ-mark', text, 'downward').size;
    expect(size('某市文件')).toBe(52);
    expect(size('某'.repeat(16))).toBe(27);
    expect(size('某'.repeat(16)) * 16).toBeLessThanOrEqual(points(156));
    expect(size('某'.repeat(60))).toBe(22);
  });

  test('place the number by form: centred, at the left for higher offices, at the right in letters', () => {
    const align = (form: (typeof documentForms)[number]) =>
      lookOf('document-number', '某发〔2026〕1号', form).align;
    expect([align('downward'), align('upward'), align('letter')]).toEqual(['centre', 'left', 'right']);
  });

  test('begin the name of the office at the height of its form', () => {
    expect([markOffset('downward'), markOffset('order'), markOffset('letter')]).toEqual([35, 20, 0]);
  });
});

describe('blank lines and pages', () => {
  const plain = { before: 0 };

  test('stand before the first line of a title and of the signatures only', () => {
    expect(linesBefore('title', 'document-number', plain)).toBe(2);
    expect(linesBefore('title', 'title', plain)).toBe(0);
    expect(linesBefore('signature', 'attachment-note', plain)).toBe(2);
    expect(linesBefore('signature', 'signature', plain)).toBe(0);
    expect(linesBefore('title', undefined, plain)).toBe(0);
  });

  test('begin attachments, and what a document issues, on a page of their own', () => {
    expect(startsPage('attachment-heading', 'note')).toBe(true);
    expect(startsPage('attachment-title', 'attachment-heading')).toBe(false);
    expect(startsPage('attachment-title', 'note')).toBe(true);
    expect(startsPage('paragraph', 'note')).toBe(false);
  });
});

describe('the table of fonts', () => {
  test('is whole XML and offers a stand-in for each font', () => {
    const table = fontTable();
    expect(isWholeXml(table)).toBe(true);
    expect(table.match(/<w:font /g)).toHaveLength(Object.keys(fonts).length);
    expect(table).not.toMatch(/altName w:val=""/);
  });
});
