/** Findings about a release as a whole come and go with its catalogue entry and with the other releases of the office. */
import { describe, expect, test } from 'vitest';
import type { DossierId } from '../../shared/base/ids.ts';
import type { Workstation } from './workstation.ts';
import { catalogue, draftDossier, texts } from './workstation.ts';

const ofCatalogue = /^(?:CAT|DN|DUP)-/u;

/** As the window does: opening a release brings its findings up to date. */
async function rulesIn(station: Workstation, dossier: DossierId): Promise<readonly string[]> {
  await station.call('dossier.read', { dossier });
  const findings = await station.call('dossier.findings', { dossier });
  return [...new Set(findings.map(({ rule }) => rule))].filter((rule) => ofCatalogue.test(rule)).sort();
}

/** A further release with a document of other words, unless they are given. */
async function furtherRelease(
  station: Workstation,
  {
    kind = 'policy-with-interpretation',
    words = '栖霞湾市公园开放办法\n第一条 公园每日六时开放。\n',
  }: { readonly kind?: 'policy-with-interpretation' | 'correction-withdrawal'; readonly words?: string } = {},
): Promise<DossierId> {
  const { dossier } = await station.call('dossier.create', { kind, title: catalogue.title });
  await station.call('dossier.set-catalogue', { dossier, catalogue });
  const ticket = station.file('further.txt', words);
  await station.call('dossier.add-file', { dossier, slot: 'document', ticket });
  return dossier;
}

const others = { documentNumber: '栖政办发〔2026〕9号', indexNumber: '11990200MB00000000/2026-00009' };

describe('after a change of the catalogue entry', () => {
  test('what contradicts it appears, and goes when it is put right', async () => {
    const { station, dossier } = await draftDossier();
    expect(await rulesIn(station, dossier)).toEqual([]);
    const wrong = { ...catalogue, indexNumber: '第八号', summary: '夜'.repeat(301) };
    await station.call('dossier.set-catalogue', { dossier, catalogue: wrong });
    expect(await rulesIn(station, dossier)).toEqual(['CAT-08', 'CAT-09']);
    await station.call('dossier.set-catalogue', { dossier, catalogue });
    expect(await rulesIn(station, dossier)).toEqual([]);
  });

  test('a decision about what stays is kept, and findings of the words have the same names', async () => {
    const { station, dossier } = await draftDossier({
      attachment: `${texts.attachment}联系人手机：19900000012\n`,
    });
    const [mobile] = (await station.call('dossier.findings', { dossier })).filter(
      ({ rule }) => rule === 'PII-04',
    );
    const decision = { action: 'fix', reason: null, note: '发布前删去' } as const;
    await station.call('dossier.decide', { dossier, finding: mobile!.id, ...decision });
    await station.call('dossier.set-catalogue', {
      dossier,
      catalogue: { ...catalogue, indexNumber: '第八号' },
    });
    expect(await rulesIn(station, dossier)).toEqual(['CAT-08']);
    const after = await station.call('dossier.findings', { dossier });
    expect(after.find(({ id }) => id === mobile!.id)?.decisions).toMatchObject([decision]);
  });
});

describe('after a change of the register', () => {
  test('a number that another release takes is told at both, until one of them gives it up', async () => {
    const { station, dossier } = await draftDossier();
    const further = await furtherRelease(station);
    expect(await rulesIn(station, further)).toEqual(['CAT-07', 'DN-10']);
    expect(await rulesIn(station, dossier)).toEqual(['CAT-07', 'DN-10']);
    await station.call('dossier.set-catalogue', { dossier: further, catalogue: { ...catalogue, ...others } });
    expect(await rulesIn(station, further)).toEqual([]);
    expect(await rulesIn(station, dossier)).toEqual([]);
  });

  test('a file that another release holds too is told until it is gone there', async () => {
    const { station, dossier } = await draftDossier();
    const further = await furtherRelease(station, { words: texts.document });
    await station.call('dossier.set-catalogue', { dossier: further, catalogue: { ...catalogue, ...others } });
    expect(await rulesIn(station, dossier)).toContain('DUP-01');
    const { files } = await station.call('dossier.read', { dossier: further });
    await station.call('dossier.remove-file', { dossier: further, file: files[0]!.id });
    expect(await rulesIn(station, dossier)).toEqual([]);
  });

  test('a correction bears the numbers of the release that it corrects', async () => {
    const { station } = await draftDossier();
    const further = await furtherRelease(station, { kind: 'correction-withdrawal' });
    expect(await rulesIn(station, further)).toEqual([]);
  });
});
