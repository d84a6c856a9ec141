/** Runs the samples that every rule carries, so that whoever changes or adds a rule sees at once what it does. */
import type { Hash } from '../base/ports.ts';
import type { ExtractedText, NotInspectedReason } from '../extraction/extracted-text.ts';
import { crossCheck } from './cross-check.ts';
import type { Finding } from './finding.ts';
import type { Rule, RuleSample, RuleScope, RuleSet } from './rule-set.ts';
import { onePart, sampleDossier } from './sample-dossier.ts';
import type { ScreenRequest } from './screen.ts';
import { screen } from './screen.ts';

export interface SampleTools {
  /** Some rules look at what others have found, so all sets come along. */
  readonly ruleSets: readonly RuleSet[];
  readonly hash: Hash;
}

export interface SampleFault {
  readonly isPositive: boolean;
  /** Number among the positives or the negatives, counted from 1. */
  readonly number: number;
  readonly expected: number;
  readonly found: number;
}

/** Samples of each kind that a rule needs: fewer say nothing about where its border runs. */
export const fewestSamples = 3;

/** Samples of a rule that do not come out as written; equal numbers mean that severity or suggestion differ. */
export function faultySamples(rule: Rule, tools: SampleTools): readonly SampleFault[] {
  const faults = (samples: readonly RuleSample[], isPositive: boolean) =>
    samples.flatMap((sample, index) => {
      const expected = sample.count ?? (isPositive ? 1 : 0);
      const found = trySample(rule, sample, tools);
      const severity = sample.severity ?? (expected > 0 ? rule.severity : undefined);
      const fits =
        found.length === expected &&
        found.every((finding) => finding.severity === severity) &&
        (sample.suggestion === undefined || found[0]?.suggestion === sample.suggestion);
      return fits ? [] : [{ isPositive, number: index + 1, expected, found: found.length }];
    });
  return [...faults(rule.positives, true), ...faults(rule.negatives, false)];
}

/** What a rule finds in one of its samples. */
export function trySample(
  rule: Rule,
  sample: RuleSample,
  { ruleSets, hash }: SampleTools,
): readonly Finding[] {
  // Findings of samples are never kept, so their ids need no key of an office.
  const common = { ruleSets, hash, key: new Uint8Array(32) };
  const scope = sample.scope ?? rule.scopes?.[0] ?? 'standalone';
  return findingsIn({ rule, sample, common, scope }).filter((finding) => finding.rule === rule.id);
}

/** Findings listed one by one in a sample of the rule that counts the others. */
const listedInSample = 2;

interface Trial {
  readonly rule: Rule;
  readonly sample: RuleSample;
  readonly common: Pick<ScreenRequest, 'ruleSets' | 'hash' | 'key'>;
  readonly scope: RuleScope;
}

function findingsIn({ rule, sample, common, scope }: Trial): readonly Finding[] {
  if (rule.algorithm?.startsWith('dossier.') === true) {
    return crossCheck({ ...common, ...sampleDossier(sample, common.hash) }).map(({ finding }) => finding);
  }
  if (sample.document === undefined) {
    const cap = rule.algorithm === 'more-findings' ? { findingsPerRule: listedInSample } : {};
    return screen({ ...common, ...cap, text: textOf(rule, sample), scope });
  }
  const texts = [
    { file: 'document', scope: 'document', text: onePart(sample.document, 'body') },
    { file: 'other', scope, text: onePart(sample.text, 'body') },
  ] as const;
  return crossCheck({ ...common, texts }).map(({ finding }) => finding);
}

/** For rules about facts of a file the sample's text is the fact. */
function textOf(rule: Rule, sample: RuleSample): ExtractedText {
  const empty = onePart('', 'body');
  if (rule.hiddenKinds !== undefined) {
    return { ...empty, hidden: [{ kind: sample.text, path: 'file', place: {}, count: 1 }] };
  }
  const reason = notInspectedReasons.find((each) => each === sample.text);
  if (rule.algorithm?.startsWith('not-inspected') === true && reason !== undefined) {
    return { ...empty, notInspected: [{ path: 'file', reason }] };
  }
  return onePart(sample.text, sample.role ?? 'body');
}

const notInspectedReasons: readonly NotInspectedReason[] = [
  'encrypted',
  'damaged',
  'unsupported-format',
  'unknown-part',
  'over-limit',
  'picture-without-text',
  'not-watched',
  'recognition-off',
  'recognition-unavailable',
  'recognition-failed',
  'no-text-mapping',
  'too-slow',
];
