/**
 * Rule sets are data: JSON files under resources/rules, parsed here, never trusted. A scan stores id, version and digest of each.
 *
 * A rule is found by exactly one matcher: `pattern` (regular expression over original or folded text), `algorithm` (a named
 * function of this folder, for what a pattern cannot say) or `hiddenKinds` (facts of the readers). Severity, words, basis and
 * samples are data in every case.
 */
import * as z from 'zod/mini';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';

const bilingual = z.strictObject({
  zh: z.string().check(z.minLength(1)),
  en: z.string().check(z.minLength(1)),
});

const basis = z.strictObject({
  /** Law, standard or practice, with article, in the reader's language. */
  text: bilingual,
  tier: z.enum(['law', 'standard', 'practice']),
  /** How sure we are of the source: A primary text, B official excerpt, C general knowledge, M measured. */
  confidence: z.enum(['A', 'B', 'C', 'M']),
});

const pattern = z.strictObject({
  name: z.string().check(z.minLength(1)),
  /** Source of a JavaScript regular expression; flags `gu` are added. A named group `value` narrows the finding to it. */
  source: z.string().check(z.minLength(1)),
  multiline: z.optional(z.boolean()),
  /** `folded`: width, script and blanks evened out, places still in the original; `original`: as it stands. */
  over: z.enum(['original', 'folded']),
  confidence: z.number().check(z.gte(0), z.lte(1)),
  /** Check the matched digits must pass. */
  check: z.optional(z.enum(['id18', 'id15', 'luhn', 'uscc', 'phone-prefix'])),
});

const nearby = z.strictObject({
  source: z.string().check(z.minLength(1)),
  /** Characters looked at before and after the match, in the text the pattern runs over. */
  before: z.number().check(z.gte(0), z.lte(200)),
  after: z.number().check(z.gte(0), z.lte(200)),
  /** `drop` removes the finding; a number is added to its confidence. */
  effect: z.union([z.literal('drop'), z.number()]),
});

const sample = z.strictObject({
  text: z.string(),
  /** Role of the text: which part of a package it stands for. */
  scope: z.optional(z.enum(['document', 'interpretation', 'attachment', 'standalone'])),
  /** Number of findings of this rule expected; default 1 for positives. */
  count: z.optional(z.number()),
  suggestion: z.optional(z.string()),
});

const rule = z.strictObject({
  id: z.string().check(z.regex(/^[A-Z]{2,8}-\d{2}$/)),
  name: bilingual,
  kind: z.string().check(z.regex(/^[a-z]+(?:\.[a-z0-9-]+)+$/)),
  severity: z.enum(['hard', 'soft', 'info']),
  /** Which texts it looks at; default all. */
  scopes: z.optional(z.array(z.enum(['document', 'interpretation', 'attachment', 'standalone']))),
  patterns: z.optional(z.array(pattern)),
  algorithm: z.optional(z.string()),
  hiddenKinds: z.optional(z.array(z.string())),
  /** Phrases that cover a match and make it harmless, e.g. 国家秘密. Compared with the folded text. */
  allowPhrases: z.optional(z.array(z.string())),
  nearby: z.optional(z.array(nearby)),
  /** Findings below this confidence are not reported; default 0.5. */
  threshold: z.optional(z.number()),
  /** False: the matched words are never shown, logged or stored (secrecy marks). Default true. */
  repeatText: z.optional(z.boolean()),
  /** True: a file with such a finding is refused and nothing of it is kept. */
  refusesFile: z.optional(z.boolean()),
  /** True: the value is personal; shown masked until asked for. */
  personal: z.optional(z.boolean()),
  message: bilingual,
  advice: bilingual,
  basis,
  since: z.optional(z.iso.date()),
  until: z.optional(z.iso.date()),
  positives: z.array(sample),
  negatives: z.array(sample),
});

const ruleSet = z.strictObject({
  schema: z.literal('xianshen.rules/1'),
  id: z.string().check(z.regex(/^[A-Z]{2,8}$/)),
  version: z.string().check(z.regex(/^\d{4}\.\d{2}(?:\.\d+)?$/)),
  name: bilingual,
  rules: z.array(rule).check(z.minLength(1)),
});

export type Bilingual = z.infer<typeof bilingual>;
export type RulePattern = z.infer<typeof pattern>;
export type RuleSample = z.infer<typeof sample>;
export type Rule = z.infer<typeof rule>;
export type RuleScope = NonNullable<Rule['scopes']>[number];

export interface RuleSet extends z.infer<typeof ruleSet> {
  /** `sha256:` and the digest of the file's exact bytes. */
  readonly digest: string;
}

/** Name of a rule set as stored with every scan, so that a scan can be repeated. */
export interface RuleSetReference {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
}

/**
 * Parses the text of a rule-set file.
 * @param file name of the file, for the failure only
 * Failure `rules.damaged` says where the first wrong field is.
 */
export function parseRuleSet(file: string, untrustedText: string, digest: string): Result<RuleSet> {
  let untrusted: unknown;
  try {
    untrusted = JSON.parse(untrustedText);
  } catch {
    return fail('rules.damaged', { file, where: 'JSON' });
  }
  const parsed = ruleSet.safeParse(untrusted);
  if (parsed.success) return ok({ ...parsed.data, digest });
  const where = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  return fail('rules.damaged', { file, where: where === '' ? 'JSON' : where });
}
