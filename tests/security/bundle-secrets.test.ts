import { expect, test } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import { brand } from '../../shared/base/ids.ts';
import type { Answered } from '../../shared/release/review-answers.ts';
import type { Decision } from '../../shared/review/decision.ts';
import { reviewDigest } from '../../shared/review/review-digest.ts';
import type { Finding } from '../../shared/screening/finding.ts';
import { answersOf } from '../flows/answers.ts';
import {
  approver,
  built,
  handler,
  reviewer,
  sampleContent,
  signOff,
  verified,
} from '../unit/bundle/release.ts';

/** Everything that surrounds a release and must never leave with it. */
const secrets = {
  handlerName: '沈一舟',
  reviewerName: '顾清和',
  approverName: '陆明远',
  handlerNote: '联系电话已征得本人同意公开',
  reviewerOpinion: '第三条涉及未公布的预算口径，建议核实后再发',
  findingText: '990101199003074578',
  findingAuthor: '办公室-小魏',
  returnComment: '请删去修订记录后重新送审',
  answerReason: '公示名单已征得本人书面同意公开',
  localFolder: 'D:\\公文\\待发\\终稿',
} as const;

const finding: Finding = {
  id: brand('finding-77'),
  rule: 'PII-01',
  kind: 'personal.id-number',
  severity: 'soft',
  confidence: 1,
  place: { part: 'word/document.xml', start: 10, end: 28 },
  hidden: null,
  explanation: { matcher: 'id18' },
  values: { seen: secrets.findingText },
  author: secrets.findingAuthor,
};
const decisions: readonly Decision[] = [
  {
    id: 'decision-1',
    about: null,
    batch: null,
    finding: finding.id,
    by: handler.id,
    duty: 'handler',
    at: '2026-11-20T01:00:00.000Z',
    action: 'set-aside',
    reason: 'person-agreed',
    note: secrets.handlerNote,
  },
  {
    id: 'decision-2',
    about: null,
    batch: null,
    finding: finding.id,
    by: reviewer.id,
    duty: 'secrecy-reviewer',
    at: '2026-11-21T01:00:00.000Z',
    action: 'uphold',
    reason: 'other',
    note: secrets.reviewerOpinion,
  },
];

const answered = {
  stage: 'handler',
  form: 1,
  answers: answersOf('handler', {
    'personal-information': { answer: 'yes', reason: secrets.answerReason },
  }) as Answered['answers'],
} as const;

/** Rows as a careless caller might hand them over, with everything that is known attached. */
function surroundedBundle() {
  const content = {
    ...sampleContent,
    handler: secrets.handlerName,
    comment: secrets.returnComment,
    parts: sampleContent.parts.map((part) => ({ ...part, path: secrets.localFolder, findings: [finding] })),
  };
  const change = {
    review: reviewDigest(
      { dossier: 'd-1', findings: [finding], decisions, answered: [answered] },
      nodeHash,
      new Uint8Array(32),
    ),
    answered,
    answers: answered.answers,
    name: secrets.reviewerName,
    opinion: secrets.reviewerOpinion,
  };
  return built({
    content,
    signOffs: [
      signOff('handler', content, { change: { ...change, name: secrets.handlerName } as object }),
      signOff('secrecy-reviewer', content, { change }),
      signOff('approver', content, { change: { ...change, name: secrets.approverName } as object }),
    ],
    decisions,
    people: [secrets.handlerName, secrets.reviewerName, secrets.approverName],
  } as object);
}

/** The ways in which text can stand in a file: as it is, as UTF-16, GBK-free escapes, hexadecimal, and base64 at each offset. */
function formsOf(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text, 'utf8');
  const escaped = [...text]
    .map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
  const inBase64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), utf8]).toString('base64');
    // The letters at both ends depend on the neighbours; the middle does not.
    return encoded.slice(offset === 0 ? 0 : 4, Math.floor((utf8.length + offset) / 3) * 4);
  });
  const texts = [escaped, encodeURIComponent(text), utf8.toString('hex'), ...inBase64];
  return [
    utf8,
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    ...texts.map((each) => Buffer.from(each)),
  ];
}

test('the bundle of a careless caller is valid, so that the search below looks at a real one', () => {
  expect(verified(surroundedBundle().bytes)).toMatchObject({ valid: true });
});

test('the search finds text that is in the bundle, also inside an envelope', () => {
  const bytes = Buffer.from(surroundedBundle().bytes);
  expect(formsOf('云汀市数据管理局').some((form) => bytes.includes(form))).toBe(true);
  const inEnvelope = formsOf('may-open').filter((form) => bytes.includes(form));
  expect(inEnvelope.length).toBeGreaterThan(0);
});

test.each(Object.entries(secrets))('%s does not occur in the bundle in any form', (_, secret) => {
  const { bytes, entries } = surroundedBundle();
  const decoded = entries
    .filter(({ path }) => path.endsWith('.dsse.json') || path.endsWith('keys.json'))
    .map((entry) => Buffer.from(JSON.parse(Buffer.from(entry.bytes).toString()).payload, 'base64'));
  const everything = Buffer.concat([Buffer.from(bytes), ...decoded]);
  for (const form of formsOf(secret)) expect(everything.includes(form)).toBe(false);
});

test('neither rules nor decisions about findings are named, only rule sets', () => {
  const text = Buffer.from(surroundedBundle().bytes).toString('utf8');
  for (const word of [
    'PII-01',
    'finding-77',
    'set-aside',
    'person-agreed',
    'personal.id-number',
    'word/document.xml',
    'personal-information',
    'not-applicable',
    'answered',
  ]) {
    expect(
      formsOf(word).some((form) => text.includes(form.toString('utf8'))),
      word,
    ).toBe(false);
  }
});

test('people appear under opaque ids only', () => {
  const { entries } = surroundedBundle();
  const people = entries
    .filter(({ path }) => path.endsWith('.dsse.json') && !path.includes('/release-'))
    .map(
      ({ bytes }) =>
        JSON.parse(Buffer.from(JSON.parse(Buffer.from(bytes).toString()).payload, 'base64').toString())
          .person,
    );
  expect(people.toSorted()).toEqual([handler.id, reviewer.id, approver.id].toSorted());
});
