import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { Sha256 } from '../../../../shared/base/ids.ts';
import {
  documentPage,
  interpretationPage,
  type ReleasePages,
} from '../../../../shared/publishing/pages/release-pages.ts';
import { portalHeaderSchema, standardHeader } from '../../../../shared/release/portal/portal-header.ts';
import { notice, readPaper, recognised } from '../papers.ts';
import { sampleInterpretation } from '../sample-interpretation.ts';

async function pages(change: Partial<ReleasePages> = {}): Promise<ReleasePages> {
  return {
    catalogue: {
      title: '栖霞湾市图书馆夜间开放办法',
      documentNumber: '栖政办发〔2026〕8号',
      organ: '栖霞湾市人民政府办公室',
      formedOn: '2026-11-20',
      attribute: 'active',
      topic: '文化、广电、新闻出版',
      validity: 'not-yet',
      indexNumber: '11990200MB00000000/2026-00008',
      summary: '规定公共图书馆夜间开放的时间。',
    },
    header: standardHeader,
    document: recognised(await readPaper(notice)),
    interpretation: sampleInterpretation,
    names: { document: '文件.html', interpretation: '解读.html' },
    downloads: [{ name: '夜间 开放.docx', bytes: 20_480, sha256: 'b'.repeat(64) as Sha256 }],
    notices: [],
    ...change,
  };
}

/** What every page must have, by its text alone. */
function structureOf(html: string) {
  const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  return {
    language: html.includes('<html lang="zh-CN">'),
    title: /<title>[^<]+<\/title>/.test(html),
    mains: html.match(/<main/g)?.length,
    firstHeadings: levels.filter((level) => level === 1).length,
    skipsLevel: levels.some((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1 && level > 2),
    repeatedIds: ids.length - new Set(ids).size,
    zoomIsFree: !/user-scalable|maximum-scale/.test(html),
    namelessDrawings: [...html.matchAll(/<svg[^>]*>/g)].filter(([tag]) => !tag.includes('aria-labelledby'))
      .length,
    headlessCells: (html.match(/<th(?=[ >])(?![^>]*scope=)/g) ?? []).length,
    outside: /<script|<link|<iframe|<img|@import|url\(|(?:src|href)="(?:https?:|\/\/)/i.test(html),
  };
}

const sound = {
  language: true,
  title: true,
  mains: 1,
  firstHeadings: 1,
  skipsLevel: false,
  repeatedIds: 0,
  zoomIsFree: true,
  namelessDrawings: 0,
  headlessCells: 0,
  outside: false,
};

describe('the pair of pages', () => {
  test('is sound in structure and needs nothing from outside', async () => {
    const pair = await pages();
    expect(structureOf(documentPage(pair))).toEqual(sound);
    expect(structureOf(interpretationPage(pair))).toEqual(sound);
  });

  test('links both ways', async () => {
    const pair = await pages();
    expect(documentPage(pair)).toContain(`href="${encodeURIComponent('解读.html')}"`);
    expect(interpretationPage(pair)).toContain(`href="${encodeURIComponent('文件.html')}"`);
  });

  test('bears the metadata in the words and the order of the portal', async () => {
    const html = documentPage(await pages());
    const names = [...html.matchAll(/<tr><th scope="row">([^<]+)<\/th><td>([^<]*)<\/td><\/tr>/g)].map(
      ([, name, value]) => [name, value],
    );
    expect(names.slice(0, 4)).toEqual([
      ['索引号', '11990200MB00000000/2026-00008'],
      ['主题分类', '文化、广电、新闻出版'],
      ['发布机构', '栖霞湾市人民政府办公室'],
      ['成文日期', '2026-11-20'],
    ]);
    expect(names).toContainEqual(['有效性', '尚未施行']);
    expect(html).toContain('<meta name="IndexNumber" content="11990200MB00000000/2026-00008">');
  });

  test('follows another portal', async () => {
    const header = portalHeaderSchema.parse([{ field: 'documentNumber', name: '文件编号' }]);
    const html = documentPage(await pages({ header }));
    expect(html).toContain('<th scope="row">文件编号</th>');
    expect(html).not.toContain('<meta name="IndexNumber"');
  });

  test('lists files with size and digest', async () => {
    const html = documentPage(await pages());
    expect(html).toContain('20.0 KB');
    expect(html).toContain('b'.repeat(64));
    expect(html).toContain(`href="${encodeURIComponent('夜间 开放.docx')}"`);
  });

  test('shows a correction above the content', async () => {
    const html = documentPage(
      await pages({
        notices: [{ notice: 'correction', on: '2026-12-01', text: '第二条的时间更正为二十二时。' }],
      }),
    );
    expect(html.indexOf('更正说明')).toBeLessThan(html.indexOf('第一条'));
    expect(html).toContain('第一条');
  });

  test('shows nothing of what was withdrawn but the notice', async () => {
    const withdrawn = await pages({
      notices: [{ notice: 'withdrawal', on: '2026-12-01', text: '本文件撤回，不再执行。' }],
    });
    const [html, other] = [documentPage(withdrawn), interpretationPage(withdrawn)];
    expect(html).toContain('撤回说明');
    expect(html).not.toContain('第一条');
    expect(html).not.toContain('夜间 开放.docx');
    expect(other).not.toContain('关键数字');
    expect(structureOf(html)).toEqual(sound);
  });

  test('takes markup for words', async () => {
    const attack = '"><script>alert(1)</script>';
    const base = await pages();
    const html = documentPage({
      ...base,
      catalogue: { ...base.catalogue, title: attack, summary: attack },
      downloads: [{ ...base.downloads[0]!, name: `${attack}.docx` }],
    });
    expect(html).not.toContain('<script');
  });
});

const browser = '/usr/bin/chromium';

describe.skipIf(!existsSync(browser))('a real browser (skipped where there is none)', () => {
  test('finds nothing to object to by the rules of WCAG 2.2 AA', async () => {
    const opened = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] });
    try {
      const context = await opened.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true });
      const pair = await pages();
      for (const html of [documentPage(pair), interpretationPage(pair)]) {
        const page = await context.newPage();
        await page.setContent(html);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html: node }) => node)])).toEqual([]);
        const width = await page.evaluate('document.documentElement.scrollWidth');
        expect(width).toBeLessThanOrEqual(320);
      }
    } finally {
      await opened.close();
    }
  }, 120_000);
});
