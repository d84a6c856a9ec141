import { expect, test } from 'vitest';
import { formHtml } from '../../../../shared/publishing/official/form-html.ts';
import type { OfficialForm } from '../../../../shared/release/forms/official-form.ts';
import { formLines } from '../../../../shared/release/forms/official-form.ts';

const form: OfficialForm = {
  title: '关于撤回“图书馆”页面的通知',
  layout: 'portrait',
  blocks: [
    { block: 'address', text: '市政府门户网站管理单位：' },
    { block: 'text', lines: ['请于三日内撤回<下列>页面。', '机密★一年'] },
    { block: 'heading', level: 1, text: '一、依据' },
    { block: 'heading', level: 2, text: '（一）办法' },
    { block: 'fields', rows: [{ label: '编号', values: ['BMSC-2026-0001', '补充'] }] },
    {
      block: 'table',
      widths: [1, 3],
      header: ['序号', '页面'],
      rows: [['1', '开放时间\n（旧）'], ['2']],
    },
    { block: 'closing', organ: '栖霞湾市文化和旅游局', date: '2026年11月23日' },
    { block: 'note', text: '本件一式两份。' },
  ],
};

test('prints every word of a paper in its order, and no markup of its author', () => {
  const html = formHtml(form);
  const body = html.slice(html.indexOf('<main>'));
  let from = 0;
  for (const line of formLines(form)) {
    const words = line.replace('<', '&lt;').replace('>', '&gt;');
    const at = body.indexOf(words, from);
    expect(at, line).toBeGreaterThanOrEqual(from);
    from = at;
  }
  expect(html).not.toContain('<下列>');
  expect(html).not.toContain('<script');
  expect(html).not.toMatch(/(?:src|href)=/u);
});

test('never prints the star of a secrecy mark', () => {
  const html = formHtml({ ...form, title: '绝密★长期' });
  expect(html).not.toContain('★');
  expect(formLines({ ...form, title: '绝密★长期' })[0]).toBe('绝密☆长期');
});

test('repeats the header of a table, fills rows that are short, and gives each column its share', () => {
  const html = formHtml(form);
  expect(html).toContain('<thead><tr><th scope="col">序号</th><th scope="col">页面</th></tr></thead>');
  expect(html).toContain('<tr><td>2</td><td></td></tr>');
  expect(html).toContain('<col style="width: 25.000%"><col style="width: 75.000%">');
});

test('a wide paper lies, with margins of its own', () => {
  expect(formHtml(form)).toContain('@page { size: A4; margin: 37mm 26mm 35mm 28mm; }');
  const lying = formHtml({ ...form, layout: 'landscape' });
  expect(lying).toContain('@page { size: A4 landscape; margin: 28mm 20mm 26mm 20mm; }');
});
