import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FindingView } from '../../shared/contract/dossier-views.ts';
import { codeOf } from '../store/test-store.ts';
import { answersOf } from './answers.ts';
import type { Workstation } from './workstation.ts';
import { draftDossier, sign, texts, topFolder } from './workstation.ts';

/** Invented numbers: 990101 is no region of the country. */
const idNumber = '990101199003070015';
const mobile = '19900000012';
const withMobile = `${texts.attachment}联系人手机：${mobile}\n`;
const withIdNumber = `${texts.attachment}经办人身份证号：${idNumber}\n`;

async function findingsOf(
  station: Workstation,
  dossier: string,
  rule?: string,
): Promise<readonly FindingView[]> {
  const findings = await station.call('dossier.findings', { dossier: dossier as never });
  return findings.filter((finding) => rule === undefined || finding.rule === rule);
}

describe('a finding', () => {
  test('says what, where, why and what to do, and hides what is personal', async () => {
    const { station, dossier, files } = await draftDossier({ attachment: withIdNumber });
    const [finding] = await findingsOf(station, dossier, 'PII-01');
    expect(finding).toMatchObject({
      file: files.attachment,
      severity: 'hard',
      standing: 'open',
      personal: true,
      decisions: [],
      excerpt: { match: '990101************' },
    });
    for (const words of [finding!.ruleName, finding!.message, finding!.advice, finding!.basis]) {
      expect(words.zh).toMatch(/\p{Script=Han}/u);
      expect(words.en).toMatch(/[a-z]/);
    }
  });

  test('of a personal value is covered in the text, at its very place', async () => {
    const { station, dossier, files } = await draftDossier({ attachment: withIdNumber });
    const [finding] = await findingsOf(station, dossier, 'PII-01');
    const { parts } = await station.call('dossier.text', { dossier, file: files.attachment });
    const { part, start, end } = finding!.place;
    const text = parts.find(({ path }) => path === part)!.text;
    expect(text.slice(start, end)).toBe('*'.repeat(18));
    expect(JSON.stringify(parts)).not.toContain(idNumber);
    expect(text.slice(start - 4, start)).toBe('份证号：');
  });

  test('is shown unmasked on request, and the look is in the ledger before it is answered', async () => {
    const { station, dossier, files } = await draftDossier({ attachment: withIdNumber });
    const [finding] = await findingsOf(station, dossier, 'PII-01');
    expect(await station.call('dossier.reveal', { dossier, finding: finding!.id })).toEqual({
      text: idNumber,
    });
    await station.signIn('security-auditor');
    const entries = await station.call('audit.list', { before: null, limit: 9 });
    expect(entries.find(({ action }) => action === 'dossier.reveal')).toMatchObject({
      person: '方既白',
      objects: [dossier, files.attachment, finding!.id],
      detail: { rule: 'PII-01' },
    });
    expect(JSON.stringify(entries)).not.toContain(idNumber);
  });

  test('with equal words in two files is two findings', async () => {
    const { station, dossier } = await draftDossier({
      attachment: withMobile,
      interpretation: `${texts.interpretation}附件：夜间\n联系人手机：${mobile}\n`,
    });
    const found = await findingsOf(station, dossier, 'PII-04');
    expect(new Set(found.map(({ file }) => file)).size).toBe(2);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });

  test('across files stands with the file that has to change, and goes when the other changes', async () => {
    const document = `栖政办发〔2026〕8号\n栖霞湾市图书馆夜间开放办法\n${texts.document}`;
    const interpretation = `《栖霞湾市图书馆夜间开放办法》（栖政办发〔2026〕9号）已经印发。\n${texts.interpretation}`;
    const { station, dossier, files } = await draftDossier({ document, interpretation });
    const [finding] = await findingsOf(station, dossier, 'DN-09');
    expect(finding).toMatchObject({
      file: files.interpretation,
      values: { expected: expect.stringContaining('8号') },
    });
    const ticket = station.file('新版.txt', document.replaceAll('8号', '9号'));
    await station.call('dossier.replace-file', { dossier, file: files.document, ticket });
    expect(await findingsOf(station, dossier, 'DN-09')).toEqual([]);
  });
});

describe('deciding', () => {
  test('a soft finding goes from the handler to the reviewer, with names and reasons', async () => {
    const { station, dossier } = await draftDossier({ attachment: withMobile });
    const [finding] = await findingsOf(station, dossier, 'PII-04');
    const { missing } = await station.call('dossier.read', { dossier });
    expect(missing).toEqual([{ gate: 'finding-open', finding: finding!.id, rule: 'PII-04' }]);
    const note = '公布的值班手机。';
    const decided = await station.call('dossier.decide', {
      dossier,
      finding: finding!.id,
      action: 'set-aside',
      reason: 'needed-for-service',
      note,
    });
    expect(decided).toMatchObject({
      standing: 'proposed',
      decisions: [{ name: '方既白', action: 'set-aside', note }],
    });
    await sign(station, dossier, 'handler');
    await station.signIn('secrecy-reviewer');
    expect((await station.call('dossier.read', { dossier })).missing).toHaveLength(1);
    const upheld = await station.call('dossier.decide', {
      dossier,
      finding: finding!.id,
      action: 'uphold',
      reason: 'needed-for-service',
      note: '',
    });
    expect(upheld.standing).toBe('settled');
    expect((await station.call('dossier.list', {}))[0]).toMatchObject({
      open: { hard: 0, soft: 0, info: 0 },
    });
    await sign(station, dossier, 'secrecy-reviewer');
  });

  test.for([
    ['without a reason', { action: 'set-aside', reason: null, note: '' }, 'decision.reason-missing'],
    [
      'with “other” and no words',
      { action: 'set-aside', reason: 'other', note: ' ' },
      'decision.reason-missing',
    ],
    ["with the reviewer's word", { action: 'uphold', reason: 'false-alarm', note: '' }, 'decision.not-yours'],
  ] as const)('is refused %s', async ([, decision, code]) => {
    const { station, dossier } = await draftDossier({ attachment: withMobile });
    const [finding] = await findingsOf(station, dossier, 'PII-04');
    const outcome = await station.ask('dossier.decide', { dossier, finding: finding!.id, ...decision });
    expect(codeOf(outcome)).toBe(code);
    expect((await findingsOf(station, dossier, 'PII-04'))[0]).toMatchObject({
      standing: 'open',
      decisions: [],
    });
  });

  test('a hard finding cannot be set aside; the file has to change', async () => {
    const { station, dossier, files } = await draftDossier({ attachment: withIdNumber });
    const [finding] = await findingsOf(station, dossier, 'PII-01');
    const aside = {
      dossier,
      finding: finding!.id,
      action: 'set-aside',
      reason: 'false-alarm',
      note: '',
    } as const;
    expect(codeOf(await station.ask('dossier.decide', aside))).toBe('decision.hard-finding');
    const fix = await station.call('dossier.decide', { ...aside, action: 'fix', reason: null });
    expect(fix.standing).toBe('to-fix');
    const { content } = await station.call('dossier.read', { dossier });
    const signing = {
      dossier,
      stage: 'handler',
      content,
      answers: answersOf('handler'),
      passPhrase: '',
    } as const;
    expect(await station.ask('dossier.sign', signing)).toMatchObject({
      failure: { code: 'signoff.gate-closed' },
    });
    const ticket = station.file('改好.txt', texts.attachment);
    await station.call('dossier.replace-file', { dossier, file: files.attachment, ticket });
    await sign(station, dossier, 'handler');
  });

  test('about a finding that is not there is refused', async () => {
    const { station, dossier } = await draftDossier();
    const decision = { dossier, finding: 'f-0' as never, action: 'fix', reason: null, note: '' } as const;
    expect(codeOf(await station.ask('dossier.decide', decision))).toBe('decision.finding-unknown');
  });

  test('is for whoever has the dossier', async () => {
    const { station, dossier } = await draftDossier({ attachment: withMobile });
    const [finding] = await findingsOf(station, dossier, 'PII-04');
    await station.signIn('secrecy-reviewer');
    const early = {
      dossier,
      finding: finding!.id,
      action: 'uphold',
      reason: 'false-alarm',
      note: '',
    } as const;
    expect(codeOf(await station.ask('dossier.decide', early))).toBe('dossier.not-open');
  });

  test('outlives a new version of the file where the words stayed the same', async () => {
    const { station, dossier, files } = await draftDossier({ attachment: withMobile });
    const [finding] = await findingsOf(station, dossier, 'PII-04');
    await station.call('dossier.decide', {
      dossier,
      finding: finding!.id,
      action: 'set-aside',
      reason: 'already-public',
      note: '',
    });
    const ticket = station.file('新版.txt', `附件说明一行\n${withMobile}`);
    await station.call('dossier.replace-file', { dossier, file: files.attachment, ticket });
    expect(await findingsOf(station, dossier, 'PII-04')).toMatchObject([
      { id: finding!.id, standing: 'proposed' },
    ]);
  });
});

describe('sending back', () => {
  test('ends the round: earlier signatures no longer count, and the comment is there', async () => {
    const { station, dossier } = await draftDossier();
    await sign(station, dossier, 'handler');
    await station.signIn('secrecy-reviewer');
    await station.call('dossier.return', { dossier, comment: '解读与文件的时间不一致。' });
    await station.signIn('handler');
    const detail = await station.call('dossier.read', { dossier });
    expect(detail).toMatchObject({
      state: 'drafting',
      nextStage: 'handler',
      signOffs: [{ stage: 'handler', inForce: false }],
      returns: [{ by: '贺青梧', comment: '解读与文件的时间不一致。' }],
    });
    expect((await station.call('dossier.list', {}))[0]).toMatchObject({ returned: true, mine: true });
    await sign(station, dossier, 'handler');
    expect((await station.call('dossier.list', {}))[0]).toMatchObject({ returned: false, mine: false });
  });

  test('needs words', async () => {
    const { station, dossier } = await draftDossier();
    await sign(station, dossier, 'handler');
    await station.signIn('secrecy-reviewer');
    expect(codeOf(await station.ask('dossier.return', { dossier, comment: '   ' }))).toBe(
      'decision.reason-missing',
    );
  });
});

describe('rules that change', () => {
  test('have every open dossier screened anew, and close the gate on what they find', async () => {
    const { station, dossier } = await draftDossier({ attachment: withMobile.replace('手机：', '') });
    const before = await station.call('dossier.read', { dossier });
    const rules = join(station.folder, 'rules');
    cpSync(join(topFolder, 'resources/rules'), rules, { recursive: true });
    writeFileSync(join(rules, 'zz-local.json'), JSON.stringify(localRules()));
    await station.restart({ rulesFolder: rules });
    await station.signIn('handler');
    const after = await station.call('dossier.read', { dossier });
    expect(after.content).toBe(before.content);
    expect(after.missing.filter(({ gate }) => gate === 'finding-open')).toContainEqual({
      gate: 'finding-open',
      finding: expect.stringMatching(/^f-/),
      rule: 'ZZ-01',
    });
    await station.signIn('security-auditor');
    const entries = await station.call('audit.list', { before: null, limit: 9 });
    expect(entries.filter(({ action }) => action === 'dossier.screen')).toHaveLength(1);
  });

  /** One rule more, made after the first rule of a shipped set. */
  function localRules(): unknown {
    const shipped = JSON.parse(readFileSync(join(topFolder, 'resources/rules/pii.json'), 'utf8'));
    const { name, advice, basis } = shipped.rules[0];
    return {
      schema: 'xianshen.rules/1',
      id: 'ZZ',
      version: '2026.12',
      name,
      rules: [
        {
          ...{
            id: 'ZZ-01',
            name,
            kind: 'term.local',
            severity: 'soft',
            message: { zh: '本地词', en: 'local' },
            advice,
            basis,
          },
          patterns: [{ name: 'library', source: '临港区图书馆', over: 'original', confidence: 1 }],
          positives: [],
          negatives: [],
        },
      ],
    };
  }
});
