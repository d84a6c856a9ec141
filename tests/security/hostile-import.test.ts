import { describe, expect, test } from 'vitest';
import { openOffice } from '../flows/workstation.ts';
import { makeDocx, paragraph } from '../unit/extraction/make-office.ts';
import { makePdf } from '../unit/extraction/make-pdf.ts';
import { makeRar } from '../unit/extraction/make-rar.ts';
import { makeZip } from '../unit/intake/make-zip.ts';

/** Where a person meets a hostile file: adding it to a dossier. It is refused with a reason, or taken in and said to be partly read. */
async function addAll(files: readonly (readonly [string, Uint8Array])[]) {
  const station = await openOffice();
  const { dossier } = await station.call('dossier.create', {
    kind: 'policy-with-interpretation',
    title: '夜间开放办法',
  });
  const outcomes: string[] = [];
  for (const [name, bytes] of files) {
    const ticket = station.file(name, bytes);
    const added = await station.ask('dossier.add-file', { dossier, slot: 'attachment', ticket });
    outcomes.push(added.ok ? added.value.file.inspected : added.failure.code);
  }
  const { files: kept } = await station.call('dossier.read', { dossier });
  return { outcomes, kept: kept.length };
}

describe('adding hostile files to a dossier', () => {
  test('refuses what cannot be read at all, takes the rest in as partly read, and goes on', async () => {
    const bomb = makeZip([
      { name: '炸弹.txt', content: new Uint8Array(40_000_000) },
      { name: '说明.txt', content: '说明' },
    ]);
    const looped = new TextDecoder()
      .decode(makePdf({ content: 'BT ET', page: '' }))
      .replace('/Kids[3 0 R]/Count 1', '/Kids[2 0 R]/Count 9');
    const { outcomes, kept } = await addAll([
      ['谎报.zip', makeZip([{ name: 'a', content: 'a' }], { claimedEntries: 65_535 })],
      ['断.docx', makeDocx({ body: paragraph('正文') }).slice(0, 300)],
      ['炸弹.zip', bomb],
      ['加密.rar', makeRar([], { sealed: true })],
      ['深.docx', makeDocx({ body: '<w:sdt>'.repeat(100_000) })],
      ['环.pdf', new TextEncoder().encode(looped)],
      ['正常.docx', makeDocx({ body: paragraph('夜间开放的安排。') })],
    ]);
    expect(outcomes.slice(0, 2)).toEqual(['extraction.too-large', 'extraction.damaged']);
    for (const outcome of outcomes.slice(2, 6)) expect(outcome).not.toBe('whole');
    expect(outcomes[6]).toBe('whole');
    expect(kept).toBe(outcomes.filter((outcome) => !outcome.includes('.')).length);
  });

  test('takes names as names only', async () => {
    const honest = (text: string) => makeDocx({ body: paragraph(text) });
    const { outcomes } = await addAll([
      ['通知\u202etxt.docx', honest('第一份')],
      ['表情🙂𠮷.docx', honest('第二份')],
      ['CON.docx', honest('第三份')],
      [`${'长'.repeat(83)}.docx`, honest('第四份')],
    ]);
    expect(outcomes).toEqual(['whole', 'whole', 'whole', 'whole']);
  });
});
