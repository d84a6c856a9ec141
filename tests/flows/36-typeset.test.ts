import { describe, expect, test } from 'vitest';
import type { DossierId, SourceFileId } from '../../shared/base/ids.ts';
import { codeOf } from '../store/test-store.ts';
import { makeDocx, notice, type PaperLine } from '../unit/publishing/papers.ts';
import { catalogue, openOffice, type Workstation } from './workstation.ts';

interface Placed {
  readonly station: Workstation;
  readonly dossier: DossierId;
  readonly file: SourceFileId;
}

async function placed(lines: readonly PaperLine[]): Promise<Placed> {
  const station = await openOffice();
  const { dossier } = await station.call('dossier.create', {
    kind: 'policy-with-interpretation',
    title: catalogue.title,
  });
  const ticket = station.file('通知.docx', await makeDocx(lines));
  const { file } = await station.call('dossier.add-file', { dossier, slot: 'document', ticket });
  return { station, dossier, file: file.id };
}

const words = async ({ station, dossier }: Placed, file: SourceFileId) => {
  const { parts } = await station.call('dossier.text', { dossier, file });
  return parts.map(({ text }) => text).join('\n');
};

describe('the sheet of a document in a release', () => {
  test('tells elements, form and repairs, and changes nothing', async () => {
    const { station, dossier, file } = await placed(notice.with(1, '栖政办发[2026]8号'));
    const before = await station.call('dossier.read', { dossier });
    const sheet = await station.call('dossier.sheet', { dossier, file });
    expect(sheet).toMatchObject({ form: 'downward', missing: [] });
    expect(sheet.elements[1]).toEqual({ element: 'document-number', paragraph: 2, confidence: 0.8 });
    expect(sheet.proposals).toMatchObject([
      { rule: 'DN-01', after: '〔2026〕8号', isCertain: true, paragraph: 2 },
    ]);
    expect(sheet.proposals[0]).not.toHaveProperty('before');
    expect((await station.call('dossier.read', { dossier })).content).toBe(before.content);
  });

  test('keeps back words that may be personal', async () => {
    const { station, dossier, file } = await placed(['关于某事的通知', '请联系“19900000012转张望川，谢谢。']);
    const { proposals } = await station.call('dossier.sheet', { dossier, file });
    expect(proposals).toMatchObject([{ rule: 'FMT-01', after: null, isCertain: false }]);
  });

  test('takes the place of the file, screened, with the same words', async () => {
    const made = await placed(notice);
    const { station, dossier, file } = made;
    const old = (await station.call('dossier.read', { dossier })).files[0]!;
    const placedFile = await station.call('dossier.typeset-file', { dossier, file, accept: [], form: null });
    expect(placedFile.file).toMatchObject({ name: '通知.docx', slot: 'document' });
    expect(placedFile.file.sha256).not.toBe(old.sha256);
    const text = await words(made, placedFile.file.id);
    for (const line of notice) if (typeof line === 'string') expect(text).toContain(line);
    const { files } = await station.call('dossier.read', { dossier });
    expect(files.map(({ id }) => id)).toEqual([placedFile.file.id]);
  });

  test('carries out the repairs that were accepted, and no others', async () => {
    const made = await placed(notice.with(1, '栖政办发[2026]8号').with(14, '2026年11月02日'));
    const { station, dossier, file } = made;
    const sheet = await station.call('dossier.typeset-file', {
      dossier,
      file,
      accept: ['DN-01'],
      form: null,
    });
    const text = await words(made, sheet.file.id);
    expect(text).toContain('栖政办发〔2026〕8号');
    expect(text).toContain('2026年11月02日');
  });

  test('leaves an entry with digests and counts, and no word of the document', async () => {
    const { station, dossier, file } = await placed(notice);
    await station.call('dossier.typeset-file', { dossier, file, accept: [], form: null });
    await station.signIn('security-auditor');
    const [entry] = (await station.call('audit.list', { before: null, limit: 50 })).filter(
      ({ action }) => action === 'dossier.typeset-file',
    );
    expect(JSON.stringify(entry)).toContain('"repaired":0');
    expect(JSON.stringify(entry)).not.toContain('图书馆');
    expect((await station.call('audit.verify', {})).problems).toEqual([]);
  });

  test('is for the handler of a draft alone', async () => {
    const { station, dossier, file } = await placed(notice);
    await station.signIn('secrecy-reviewer');
    const asked = { dossier, file, accept: [], form: null };
    expect(codeOf(await station.ask('dossier.typeset-file', asked))).toBe('session.not-allowed');
    await station.signIn('security-auditor');
    expect(codeOf(await station.ask('dossier.sheet', { dossier, file }))).toBe('session.not-allowed');
  });
});
