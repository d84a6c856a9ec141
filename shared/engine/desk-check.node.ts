/** What may be said of a draft while it is written: by the very rules that screen what is made from it. */
import { hexToBytes } from '../base/bytes.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { DeskCheck, DeskFinding } from '../contract/desk-api.ts';
import { coveredPoints } from '../publishing/interpretation/covered-points.ts';
import { staleLinks } from '../publishing/interpretation/document-facts.ts';
import { draftProblems } from '../publishing/interpretation/draft-problems.ts';
import { type DraftText, draftText } from '../publishing/interpretation/draft-text.ts';
import type { InterpretationSource } from '../publishing/interpretation/interpretation-source.ts';
import { readingAdvice } from '../publishing/interpretation/reading-advice.ts';
import { shownWords } from '../publishing/official/compare-words.ts';
import { crossCheck } from '../screening/cross-check.ts';
import type { Finding } from '../screening/finding.ts';
import { looksClassified, screen } from '../screening/screen.ts';
import { findingMessage } from '../screening/wording.ts';
import type { DeskDossier } from './desk-document.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { rulesOfToday, workspaceKey } from './engine-context.node.ts';
import { ruleOf } from './rule-book.ts';
import { processSegmenter } from './word-segmenter.node.ts';

/** Failure: `intake.looks-classified`; then nothing of the draft may be kept. */
export function refuseClassified(
  context: EngineContext,
  draft: InterpretationSource,
): Result<Record<never, never>> {
  const refusing = rulesOfToday(context).filter(({ rules }) =>
    rules.some(({ refusesFile }) => refusesFile === true),
  );
  const { hash } = context.ports;
  const texts = [draftText(draft).text, absentText(draft)];
  const marks = texts.flatMap((text) =>
    // These findings are never kept, so their ids need no key of the office.
    looksClassified(
      screen({ text, ruleSets: refusing, scope: 'interpretation', hash, key: new Uint8Array(32) }),
      refusing,
    ),
  );
  if (marks.length === 0) return ok({});
  return fail('intake.looks-classified', {
    rules: [...new Set(marks.map(({ rule }) => rule))].sort().join(', '),
  });
}

/** Reasons are kept with the draft though they are published nowhere. */
function absentText(draft: InterpretationSource): DraftText['text'] {
  const lines = draft.absent?.map(({ reason }) => reason) ?? [];
  const text = lines.map((line) => `${line}\n`).join('');
  const segments = [{ start: 0, end: text.length, place: {}, hidden: null }];
  return {
    type: 'txt',
    parts: [{ path: '', role: 'body', text, segments }],
    hidden: [],
    notInspected: [],
  };
}

/** Failure: `intake.looks-classified`. */
export function checkDraft(
  context: EngineContext,
  desk: DeskDossier,
  draft: InterpretationSource,
): Result<DeskCheck> {
  const refused = refuseClassified(context, draft);
  if (!refused.ok) return refused;
  const { document } = desk;
  const { sha256 } = context.ports.hash;
  return ok({
    problems: draftProblems(draft),
    points: coveredPoints(draft),
    stale: document === null ? [] : staleLinks(draft, document.blocks, sha256),
    documentChanged: document !== null && document.sha256 !== draft.document.sha256,
    findings: findingsOf(context, desk, draftText(draft)),
    advice: readingAdvice(draft, document === null ? '' : shownWords(document.text)),
  });
}

/** Whoever writes needs no note on each thing that may be left as it is. */
const shownSeverities: ReadonlySet<Finding['severity']> = new Set(['hard', 'soft']);

function findingsOf(
  context: EngineContext,
  { document }: DeskDossier,
  draft: DraftText,
): readonly DeskFinding[] {
  const ruleSets = rulesOfToday(context);
  const { hash } = context.ports;
  const key = hexToBytes(hash.hmacSha256(workspaceKey(context), encodeUtf8('desk')));
  const segmenter = processSegmenter();
  const own = screen({
    ...{ text: draft.text, ruleSets, scope: 'interpretation', hash, key },
    ...(segmenter === null ? {} : { segmenter }),
  });
  const texts = [
    ...(document === null ? [] : [{ file: 'document', scope: 'document' as const, text: document.text }]),
    { file: 'desk', scope: 'interpretation' as const, text: draft.text },
  ];
  const across = crossCheck({ texts, ruleSets, hash, key })
    .filter(({ file }) => file === 'desk')
    .map(({ finding }) => finding);
  return [...across, ...own]
    .filter(({ severity }) => shownSeverities.has(severity))
    .flatMap((finding) => viewOf(context, draft, finding) ?? []);
}

function viewOf(context: EngineContext, draft: DraftText, finding: Finding): DeskFinding | null {
  const rule = ruleOf(context.ruleSets, finding.rule);
  if (rule === null) return null;
  const { start, end } = finding.place;
  const hasWords = end > start;
  const isRepeatable = rule.repeatText !== false && rule.personal !== true;
  return {
    rule: finding.rule,
    severity: finding.severity,
    ruleName: rule.name,
    message: {
      zh: findingMessage(rule, finding, 'zh'),
      en: findingMessage(rule, finding, 'en'),
    },
    block: hasWords ? draft.blockAt(start) : '',
    words: hasWords && isRepeatable ? (draft.text.parts[0]?.text.slice(start, end) ?? '') : '',
  };
}
