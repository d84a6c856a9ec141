/** Findings as a person reads them: the rule's words, the place, a masked excerpt, and what was decided. */
import { groupBy } from '../base/group-by.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { FindingView } from '../contract/dossier-views.ts';
import type { TextPart } from '../extraction/extracted-text.ts';
import { excerptOf } from '../screening/excerpt.ts';
import type { Finding } from '../screening/finding.ts';
import { stretchesOf } from '../screening/finding.ts';
import type { Bilingual, Rule } from '../screening/rule-set.ts';
import { findingMessage } from '../screening/wording.ts';
import { readNames } from '../store/read-people.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import type { LoadedDossier, LoadedFile } from './loaded-dossier.node.ts';
import { standingIn } from './loaded-dossier.node.ts';
import { readMaskPolicy } from './office-mask-policy.node.ts';
import { ruleOf } from './rule-book.ts';

/** Views of the findings of some files of a dossier, in the order of the release. */
export async function findingViews(
  context: EngineContext,
  dossier: LoadedDossier,
  files: readonly LoadedFile[],
): Promise<Result<readonly FindingView[]>> {
  const names = readNames(context.store.readable);
  const policy = readMaskPolicy(context.store.readable);
  const decided = groupBy(dossier.decisions, ({ finding }) => finding);
  const views: FindingView[] = [];
  for (const file of files) {
    if (file.findings.length === 0) continue;
    const parts = await partsOf(context, file);
    if (!parts.ok) return parts;
    for (const finding of file.findings) {
      const own = decided.get(finding.id) ?? [];
      views.push({
        ...finding,
        ...wordsOf(context, finding, { parts: parts.value, policy }),
        file: file.row.id,
        standing: standingIn(own, finding),
        decisions: own.map(({ dossier: _dossier, ...decision }) => ({
          ...decision,
          name: names.get(decision.by) ?? '',
        })),
      });
    }
  }
  return ok(views);
}

/** Between the words of stretches that belong to one finding, as the cells of a row. */
const betweenStretches = '　';

/** The very words of a finding, unmasked; empty for a finding that is not about words. */
export async function plainWords(
  context: EngineContext,
  file: LoadedFile,
  finding: Finding,
): Promise<Result<string>> {
  const parts = await partsOf(context, file);
  if (!parts.ok) return parts;
  const text = parts.value.get(finding.place.part)?.text ?? '';
  const words = stretchesOf(finding).map(({ start, end }) => text.slice(start, end));
  return ok(words.join(betweenStretches));
}

async function partsOf(
  { texts }: EngineContext,
  file: LoadedFile,
): Promise<Result<ReadonlyMap<string, TextPart>>> {
  const text = await texts.read(file.screening.text);
  if (!text.ok) return text;
  return ok(new Map(text.value.parts.map((part) => [part.path, part])));
}

type Words = Pick<FindingView, 'ruleName' | 'message' | 'advice' | 'basis' | 'excerpt' | 'personal'>;

interface Excerpts {
  readonly parts: ReadonlyMap<string, TextPart>;
  readonly policy: ReturnType<typeof readMaskPolicy>;
}

function wordsOf({ ruleSets }: EngineContext, finding: Finding, { parts, policy }: Excerpts): Words {
  const rule = ruleOf(ruleSets, finding.rule);
  if (rule === null) return wordsWithoutRule(finding);
  const part = parts.get(finding.place.part);
  return {
    ruleName: rule.name,
    message: messageOf(rule, finding),
    advice: rule.advice,
    basis: rule.basis.text,
    excerpt: part === undefined ? null : excerptOf(part, finding, { rule, masked: true, policy }),
    personal: rule.personal === true,
  };
}

function messageOf(rule: Rule, finding: Finding): Bilingual {
  return { zh: findingMessage(rule, finding, 'zh'), en: findingMessage(rule, finding, 'en') };
}

/** A finding of an exported dossier may be of a rule that is no longer installed: its id is all that is known. */
function wordsWithoutRule({ rule }: Finding): Words {
  const id = { zh: rule, en: rule };
  return { ruleName: id, message: id, advice: id, basis: id, excerpt: null, personal: true };
}
