import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Sha256 } from '../../../shared/base/ids.ts';
import { slipZh } from '../../../shared/messages/slip-zh.ts';
import { emptyCatalogue } from '../../../shared/release/catalogue.ts';
import { formLines } from '../../../shared/release/forms/official-form.ts';
import type { ReviewSlip } from '../../../shared/release/forms/review-slip.ts';
import { reviewSlipForm } from '../../../shared/release/forms/review-slip.ts';
import { writeForm } from '../../../shared/release/forms/write-form.node.ts';

const digest = 'ab'.repeat(32) as Sha256;
const at = '2026-11-23T08:00:00.000Z';
const slip: ReviewSlip = {
  packageNumber: 'BMSC-2026-0001',
  office: '云泽市人民政府办公室',
  kind: '政策文件及解读',
  openedOn: '2026-11-20',
  submittedOn: '2026-11-23',
  handler: '林沐云',
  recorded: [{ label: '咨询电话', values: ['0990-5550123'] }],
  catalogue: {
    ...emptyCatalogue('关于印发《云泽市河道采砂管理办法》的通知', '云泽市人民政府办公室'),
    formedOn: '2026-11-02',
  },
  parts: [
    {
      slot: 'document',
      position: 1,
      name: '通知.docx',
      sha256: digest,
      bytes: 10,
      mediaType: 'application/octet-stream',
    },
  ],
  content: digest,
  counts: { hard: 0, soft: 2, info: 1, notInspected: 0 },
  ruleSets: ['SEC 2026.11'],
  decisions: [{ rule: 'HID-01', place: '文档属性', action: '保留', reason: '依法应公开', name: '林沐云' }],
  signatures: [{ stage: 'handler', name: '林沐云', at, keyId: '0123456789abcdef', deputy: null }],
  answers: [
    {
      stage: 'handler',
      answers: [
        { question: 'state-secret', answer: 'no', reason: '' },
        { question: 'personal-information', answer: 'yes', reason: '公示名单，本人已书面同意' },
        { question: 'declassified', answer: 'not-applicable', reason: '没有涉密来源' },
      ],
    },
    { stage: 'secrecy-reviewer', answers: null },
  ],
  ledgerCode: '412-5dc9d-a79a7-0659a-9ad55',
  events: [
    {
      event: 'receipt',
      detail: { organ: '云泽市政府网站', number: 'HZ-7', on: '2026-11-24', text: '', code: '政策文件' },
      by: '林沐云',
      at,
    },
  ],
};

function textOf(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
}

test('carries every field of the release, and who signed', async () => {
  const text = textOf(await writeForm(reviewSlipForm(slip, slipZh), at));
  for (const words of [
    '政府信息公开保密审查单',
    'BMSC-2026-0001',
    '412-5dc9d-a79a7-0659a-9ad55',
    '关于印发《云泽市河道采砂管理办法》的通知',
    '主动公开',
    '通知.docx',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).toContain('HID-01（文档属性）保留：依法应公开  林沐云');
  expect(text).toContain(`承办人\n林沐云  ${at}  密钥 0123456789abcdef`);
  expect(text).toContain('发布回执  2026-11-24  云泽市政府网站  HZ-7  政策文件  林沐云');
  expect(text).toContain('咨询电话\n0990-5550123');
});

test('prints what was answered at each signature, and where nothing was recorded', async () => {
  const text = textOf(await writeForm(reviewSlipForm(slip, slipZh), at));
  expect(text).toContain('是否涉及国家秘密\n否\n签署时未记录');
  expect(text).toContain('\n是：公示名单，本人已书面同意\n');
  expect(text).toContain('\n不适用：没有涉密来源\n');
  expect(text).toContain('公开属性、方式和范围是否适当\n□是 □否 □不明确');
});

test('says of a deputy for whom they signed, and on which days that person is away', () => {
  const [own] = slip.signatures;
  const deputy = { of: '贺青梧', from: '2026-11-23', to: '2026-11-27' };
  const lines = formLines(reviewSlipForm({ ...slip, signatures: [{ ...own!, deputy }] }, slipZh));
  expect(lines.find((line) => line.includes('贺青梧'))).toContain(
    '林沐云  2026-11-23T08:00:00.000Z  密钥 0123456789abcdef  （以本人名义代行贺青梧的职责，贺青梧离岗：2026-11-23至2026-11-27）',
  );
  expect(formLines(reviewSlipForm(slip, slipZh)).join()).not.toContain('代行');
});

test('leaves room for answers by hand, and for signatures that are not there yet', async () => {
  const text = textOf(
    await writeForm(reviewSlipForm({ ...slip, signatures: [], answers: [], submittedOn: '' }, slipZh), at),
  );
  expect(text).toContain('是否涉及国家秘密\n□是 □否 □不明确\n□是 □否 □不明确');
  expect(text).toContain('保密审查员\n（签名、日期）');
  expect(text).toContain('填表 2026-11-20，送审 尚未送审');
});

test('bears no secrecy mark, and no font or name that the library slips in', async () => {
  const entries = unzipSync(await writeForm(reviewSlipForm(slip, slipZh), at));
  const all = Object.entries(entries)
    .filter(([path]) => path.endsWith('.xml'))
    .map(([, bytes]) => strFromU8(bytes))
    .join('\n');
  expect(all).not.toMatch(/[绝机秘]\s*密\s*★|★/u);
  expect(all).not.toMatch(/Calibri|等线|Un-named/u);
});

test('is the same file for the same slip', async () => {
  const form = reviewSlipForm(slip, slipZh);
  expect(await writeForm(form, at)).toEqual(await writeForm(form, at));
});

test('says so where a release has no number and no decisions', async () => {
  expect(textOf(await writeForm(reviewSlipForm({ ...slip, decisions: [] }, slipZh), at))).toMatch(
    /文号\n无[\s\S]*处理意见\n无/,
  );
});
