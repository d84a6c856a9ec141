/** How a document says that it is published (附注, 公开方式) against the openness chosen in its catalogue entry, over the engine. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DossierId, SourceFileId } from '../../shared/base/ids.ts';
import type { Catalogue } from '../../shared/release/catalogue.ts';
import type { Workstation } from './workstation.ts';
import { catalogue, openOffice } from './workstation.ts';

const cleanUps: (() => void | Promise<void>)[] = [];
let station: Workstation;
let dossier: DossierId;

beforeAll(async () => {
  station = await openOffice(undefined, (cleanUp) => void cleanUps.unshift(cleanUp));
  ({ dossier } = await station.call('dossier.create', {
    kind: 'policy-with-interpretation',
    title: catalogue.title,
  }));
});
afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
});

const body =
  '栖政办发〔2026〕8号\n\n栖霞湾市人民政府办公室\n关于印发《栖霞湾市图书馆夜间开放办法》的通知\n\n各区县人民政府：\n' +
  '现将《栖霞湾市图书馆夜间开放办法》印发给你们，请认真贯彻执行。\n\n栖霞湾市人民政府办公室\n2026年11月20日\n';

type Attribute = Catalogue['attribute'];

/** Findings about publication while this document lies beside this choice. The document is taken out again. */
async function found(text: string, attribute: Attribute) {
  const ticket = station.file('正文.txt', text);
  await station.call('dossier.set-catalogue', { dossier, catalogue: { ...catalogue, attribute } });
  const { file } = await station.call('dossier.add-file', { dossier, slot: 'document', ticket });
  const findings = await station.call('dossier.findings', { dossier });
  await station.call('dossier.remove-file', { dossier, file: file.id });
  return findings
    .filter(({ rule }) => rule.startsWith('PUB-'))
    .map(({ rule, severity, file: of, excerpt }) => ({
      rule,
      severity,
      ofDocument: of === file.id,
      words: excerpt?.match,
    }));
}

const notActive = (words: string) => [{ rule: 'PUB-01', severity: 'hard', ofDocument: true, words }];
const notListed = (words: string) => [{ rule: 'PUB-02', severity: 'soft', ofDocument: true, words }];

describe('a document that is not for everybody, in a catalogue that says it is', () => {
  test.each([
    [`${body}\n（此件依申请公开）\n`, '（此件依申请公开）'],
    [`${body}\n（此件不予公开）\n`, '（此件不予公开）'],
    [`${body}\n(此件删减后公开)\n`, '(此件删减后公开)'],
    [`公开属性：依申请公开\n${body}`, '公开属性：依申请公开'],
  ])('PUB-01 blocks it: %#', async (text, words) => {
    expect(await found(text, 'active')).toEqual(notActive(words));
  });

  test.each([
    [`${body}\n（此件依申请公开）\n`, 'on-request'],
    [`${body}\n（此件不予公开）\n`, 'not-open'],
    [`${body}\n（此件公开发布）\n`, 'active'],
    [body, 'active'],
    [`${body}各单位应当区分主动公开、依申请公开和不予公开的信息。\n`, 'active'],
    [`${body}所附文件末尾注有（此件不予公开）字样。\n\n（此件公开发布）\n`, 'active'],
  ] as const)('PUB-01 is quiet where both agree, or only talk of it: %#', async (text, attribute) => {
    expect(await found(text, attribute)).toEqual([]);
  });
});

describe('a document that is for everybody, in a catalogue that says it is not', () => {
  test.each([
    [`${body}\n（此件公开发布）\n`, 'on-request', '（此件公开发布）'],
    [`${body}\n（此件主动公开）\n`, 'not-open', '（此件主动公开）'],
    [`公开方式：主动公开\n${body}`, 'not-open', '公开方式：主动公开'],
  ] as const)('PUB-02 asks about it: %#', async (text, attribute, words) => {
    expect(await found(text, attribute)).toEqual(notListed(words));
  });

  test.each([
    [body, 'on-request'],
    [`${body}\n（此件依申请公开）\n`, 'on-request'],
    [`${body}\n（此件公开发布）\n`, 'active'],
  ] as const)(
    'PUB-02 is quiet where both agree, or the document says nothing: %#',
    async (text, attribute) => {
      expect(await found(text, attribute)).toEqual([]);
    },
  );
});

test('a changed choice is judged anew, without the file being given again', async () => {
  const ticket = station.file('正文.txt', `${body}\n（此件公开发布）\n`);
  const choose = async (attribute: Attribute) => {
    await station.call('dossier.set-catalogue', { dossier, catalogue: { ...catalogue, attribute } });
    await station.call('dossier.read', { dossier });
    const findings = await station.call('dossier.findings', { dossier });
    return findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('PUB-'));
  };
  expect(await choose('active')).toEqual([]);
  const added = await station.call('dossier.add-file', { dossier, slot: 'document', ticket });
  const id: SourceFileId = added.file.id;
  expect(await choose('on-request')).toEqual(['PUB-02']);
  expect(await choose('active')).toEqual([]);
  await station.call('dossier.remove-file', { dossier, file: id });
  const other = station.file('不公开.txt', `${body}\n（此件依申请公开）\n`);
  await station.call('dossier.add-file', { dossier, slot: 'document', ticket: other });
  expect(await choose('active')).toEqual(['PUB-01']);
  expect(await choose('on-request')).toEqual([]);
});
