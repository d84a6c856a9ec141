/** One finding as a check report states it. */
import type { TextPart } from '../extraction/extracted-text.ts';
import { explainFinding } from '../messages/explain-finding.ts';
import { excerptOf } from '../screening/excerpt.ts';
import type { Finding } from '../screening/finding.ts';
import type { Bilingual, Rule, RuleSet } from '../screening/rule-set.ts';
import { findingMessage } from '../screening/wording.ts';
import type { ReportedFinding, ReportedPlace } from './check-report.ts';

export interface ReportContext {
  readonly parts: readonly TextPart[];
  readonly path: string;
  readonly refused: boolean;
  readonly settings: {
    readonly ruleSets: readonly RuleSet[];
    readonly language: keyof Bilingual;
    readonly knownFindings: ReadonlySet<string>;
  };
}

/** Fills in place, words, reasons and advice. Nothing of a refused file is repeated but the place. */
export function reportedFinding(finding: Finding, context: ReportContext): ReportedFinding {
  const { settings } = context;
  const rule = ruleOf(settings.ruleSets, finding.rule);
  const part = context.parts.find((each) => each.path === finding.place.part);
  const silent = context.refused || rule.repeatText === false || part === undefined;
  const excerpt = silent ? null : excerptOf(part, finding, { rule, masked: true });
  const matched =
    silent || finding.place.end === finding.place.start
      ? null
      : part.text.slice(finding.place.start, finding.place.end);
  return {
    id: finding.id,
    rule: finding.rule,
    kind: finding.kind,
    severity: finding.severity,
    confidence: finding.confidence,
    place: reportedPlace(context.path, finding),
    ...(finding.alsoAt === undefined
      ? {}
      : {
          alsoAt: finding.alsoAt.map((also) => ({
            ...also,
            text: silent ? null : part.text.slice(also.start, also.end),
          })),
        }),
    text: matched,
    excerpt: excerpt === null ? null : `${excerpt.before}${excerpt.match}${excerpt.after}`,
    message: findingMessage(rule, finding, settings.language),
    basis: rule.basis.text[settings.language],
    advice: rule.advice[settings.language],
    ...(finding.suggestion === undefined ? {} : { suggestion: finding.suggestion }),
    explanation: {
      ...finding.explanation,
      sentences: explainFinding(finding, settings.language),
      basis: {
        text: rule.basis.text[settings.language],
        tier: rule.basis.tier,
        confidence: rule.basis.confidence,
      },
    },
    hidden: finding.hidden,
    ...(finding.author === undefined || context.refused ? {} : { author: finding.author }),
    ...(finding.at === undefined ? {} : { at: finding.at }),
    known: settings.knownFindings.has(finding.id),
  };
}

function reportedPlace(path: string, finding: Finding): ReportedPlace {
  const { box: _box, part, ...place } = finding.place;
  const separator = part.lastIndexOf('!');
  return {
    container: separator === -1 ? path : `${path}!${part.slice(0, separator)}`,
    part: part.slice(separator + 1),
    ...place,
  };
}

function ruleOf(ruleSets: readonly RuleSet[], id: string): Rule {
  for (const ruleSet of ruleSets) {
    const rule = ruleSet.rules.find((each) => each.id === id);
    if (rule !== undefined) return rule;
  }
  throw new Error(`finding of a rule that is not in force: ${id}`);
}
