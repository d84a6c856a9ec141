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
import { algorithmNames } from './algorithm-names.ts';
import type { Unproven } from './prove-pattern.ts';
import { unprovenIn } from './prove-pattern.ts';
import { foldTerm, isTerm } from './term-list.ts';

const severity = z.enum(['hard', 'soft', 'info']);

const partRole = z.enum([
  'body',
  'header',
  'footer',
  'note',
  'comment',
  'text-box',
  'sheet',
  'slide',
  'page',
  'properties',
  'bookmark',
  'annotation',
  'attachment-name',
  'picture',
  'other',
]);

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
  /**
   * `folded`: width, script and blanks evened out, places still in the original; `joined`: also lines that were wrapped;
   * `original`: as it stands.
   */
  over: z.enum(['original', 'folded', 'joined']),
  confidence: z.number().check(z.gte(0), z.lte(1)),
  /** Words of which the text must hold one for the pattern to be tried at all; saves time, changes no result. */
  requires: z.optional(z.array(z.string().check(z.minLength(1)))),
  /** Severity of what this pattern finds, where it differs from the rule's. */
  severity: z.optional(severity),
  /** Parts it looks at; default all. */
  roles: z.optional(z.array(partRole)),
  /** The match counts only where a mark would stand, not inside a sentence. See standing.ts. */
  standing: z.optional(z.array(z.enum(['line', 'bracket', 'title', 'name', 'margin']))),
  /** Check the matched digits must pass. */
  check: z.optional(
    z.enum([
      'id18',
      'id18-read',
      'id15',
      'luhn',
      'card',
      'account',
      'uscc',
      'org-code',
      'vin',
      'phone-prefix',
    ]),
  ),
  /** What should stand there instead; a person confirms it. */
  suggestion: z.optional(z.string().check(z.minLength(1))),
});

/** Words to look for, all at once; see term-matcher.ts. The rule's allow-phrases cover them. */
const terms = z.strictObject({
  words: z.array(z.string()).check(z.minLength(1)),
  /** Most meaningless characters between those of a word; default 2. */
  ignored: z.optional(z.number().check(z.gte(0), z.lte(5))),
  confidence: z.number().check(z.gte(0), z.lte(1)),
});

const nearby = z.strictObject({
  source: z.string().check(z.minLength(1)),
  /** Characters looked at before and after the match, in the text the pattern runs over. */
  before: z.number().check(z.gte(0), z.lte(200)),
  after: z.number().check(z.gte(0), z.lte(200)),
  /** `drop` removes the finding; a severity replaces the rule's, the last one that applies; a number is added to the confidence. */
  effect: z.union([z.literal('drop'), severity, z.number()]),
});

/** What the header of the column says, for a match inside a table. */
const columnClue = z.strictObject({
  /** Regular expression over the folded header. */
  header: z.string().check(z.minLength(1)),
  /** Counts only where another header of the same table matches this, e.g. 姓名 beside 电话. */
  beside: z.optional(z.string().check(z.minLength(1))),
  /** As with words nearby; the header has the last word on the severity. */
  effect: z.union([z.literal('drop'), severity, z.number()]),
});

/** Catalogue entry of a sample; what is left out is empty. */
const sampleCatalogue = z.strictObject({
  title: z.optional(z.string()),
  documentNumber: z.optional(z.string()),
  organ: z.optional(z.string()),
  formedOn: z.optional(z.string()),
  attribute: z.optional(z.enum(['active', 'on-request', 'not-open'])),
  topic: z.optional(z.string()),
  indexNumber: z.optional(z.string()),
  summary: z.optional(z.string()),
});

/** Another release in the register of a sample. */
const sampleRegister = z.strictObject({
  documentNumber: z.optional(z.string()),
  indexNumber: z.optional(z.string()),
  /** Words of its document; the same words count as the same bytes. */
  text: z.optional(z.string()),
});

const sample = z.strictObject({
  text: z.string(),
  /** Role of the text: which part of a package it stands for. */
  scope: z.optional(z.enum(['document', 'interpretation', 'attachment', 'standalone'])),
  /** Number of findings of this rule expected; default 1 for positives. */
  count: z.optional(z.number()),
  suggestion: z.optional(z.string()),
  severity: z.optional(severity),
  /** Part in which the text stands; default `body`. For rules with `hiddenKinds` the text is the kind of the fact. */
  role: z.optional(partRole),
  /** For rules that compare files of one package: the text of the document that the sample belongs to. */
  document: z.optional(z.string()),
  /** For rules that look at a release as a whole. */
  catalogue: z.optional(sampleCatalogue),
  register: z.optional(z.array(sampleRegister)),
  /** The release corrects or withdraws an earlier one. */
  correction: z.optional(z.boolean()),
  /** Text of an attachment of the same release. */
  attachment: z.optional(z.string()),
  /** Names of the document and the attachment; their endings stand for their types. */
  names: z.optional(z.array(z.string())),
});

const rule = z.strictObject({
  id: z.string().check(z.regex(/^[A-Z]{2,8}-\d{2}$/)),
  name: bilingual,
  kind: z.string().check(z.regex(/^[a-z]+(?:\.[a-z0-9-]+)+$/)),
  severity,
  /** Which texts it looks at; default all. */
  scopes: z.optional(z.array(z.enum(['document', 'interpretation', 'attachment', 'standalone']))),
  patterns: z.optional(z.array(pattern)),
  terms: z.optional(terms),
  algorithm: z.optional(z.enum(algorithmNames)),
  /** `*.comments` names a kind in all formats; `*` stands for every kind that no other rule names, so that no fact is lost. */
  hiddenKinds: z.optional(z.array(z.string())),
  /** Phrases that cover a match and make it harmless, e.g. 国家秘密. Compared with the folded text. */
  allowPhrases: z.optional(z.array(z.string())),
  nearby: z.optional(z.array(nearby)),
  columns: z.optional(z.array(columnClue)),
  /** Findings below this confidence are not reported; default 0.5. */
  threshold: z.optional(z.number()),
  /** True: each pattern is told once in a part, where it first matches; for advice that repeating would not improve. */
  once: z.optional(z.boolean()),
  /** True: its patterns also look at words that were spread over short lines, cells or text boxes. For marks only. */
  scattered: z.optional(z.boolean()),
  /** True: what it finds in one row of a table is one finding with several ranges, since a row is a person. */
  perRow: z.optional(z.boolean()),
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
  /** Words that may share a line or a bracket with a mark of this set, as a regular expression over folded text. */
  companions: z.optional(z.string().check(z.minLength(1))),
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
 * Failure `rules.damaged` says where the first wrong field is; `rules.unproven` names the rule whose expression is not proven to do
 * bounded work at each place of a text (prove-pattern.ts), and why.
 */
export function parseRuleSet(file: string, untrustedText: string, digest: string): Result<RuleSet> {
  const parsed = parseProvenRuleSet(file, untrustedText, digest);
  return parsed.ok ? (firstUnproven(file, parsed.value) ?? parsed) : parsed;
}

/**
 * The same for a file whose exact bytes were proven before, by the build or earlier in this process. The proof takes longer than
 * all the rest of a start. Failure `rules.damaged` only.
 */
export function parseProvenRuleSet(file: string, untrustedText: string, digest: string): Result<RuleSet> {
  let untrusted: unknown;
  try {
    untrusted = JSON.parse(untrustedText);
  } catch {
    return fail('rules.damaged', { file, where: 'JSON' });
  }
  const parsed = ruleSet.safeParse(untrusted);
  if (parsed.success) {
    const damage = firstDamage(parsed.data);
    if (damage !== null) return fail('rules.damaged', { file, where: damage });
    return ok({ ...parsed.data, digest });
  }
  const where = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  return fail('rules.damaged', { file, where: where === '' ? 'JSON' : where });
}

/** What the shape cannot say: every expression compiles, every rule has exactly one matcher, no id twice. */
function firstDamage(untrustedSet: z.infer<typeof ruleSet>): string | null {
  if (!compiles(untrustedSet.companions ?? '')) return 'companions';
  const seen = new Set<string>();
  for (const [index, one] of untrustedSet.rules.entries()) {
    const where = `rules.${index}`;
    const matchers = [one.patterns, one.terms, one.algorithm, one.hiddenKinds].filter(
      (matcher) => matcher !== undefined,
    );
    if (seen.has(one.id)) return `${where}.id`;
    if (matchers.length !== 1) return where;
    if (one.since !== undefined && one.until !== undefined && one.since > one.until) return `${where}.until`;
    if (one.terms?.words.some((word) => !isTerm(foldTerm(word))) === true) return `${where}.terms.words`;
    const bad = one.patterns?.findIndex((entry) => !compiles(entry.source)) ?? -1;
    if (bad >= 0) return `${where}.patterns.${bad}.source`;
    const badNearby = one.nearby?.findIndex((entry) => !compiles(entry.source)) ?? -1;
    if (badNearby >= 0) return `${where}.nearby.${badNearby}.source`;
    const sided = one.nearby?.findIndex(looksBothWays) ?? -1;
    if (sided >= 0) return `${where}.nearby.${sided} (^ $)`;
    const badColumn =
      one.columns?.findIndex(({ header, beside }) => !compiles(header) || !compiles(beside ?? '')) ?? -1;
    if (badColumn >= 0) return `${where}.columns.${badColumn}`;
    seen.add(one.id);
  }
  return null;
}

/** The first rule with an expression that might not end in bounded time. */
function firstUnproven(file: string, { companions, rules }: RuleSet): Result<never> | null {
  const beside = unprovenIn(companions ?? '', longestLine);
  if (beside !== null)
    return fail('rules.unproven', { file, rule: 'companions', where: 'companions', reason: beside });
  for (const one of rules) {
    const found = unprovenPart(one);
    if (found !== null) return fail('rules.unproven', { file, rule: one.id, ...found });
  }
  return null;
}

/**
 * `^` means the match itself after it and some place or other before it, and `$` the other way round; so an expression with
 * either looks at one side only.
 */
function looksBothWays({ source, before, after }: NonNullable<Rule['nearby']>[number]): boolean {
  const bare = source.replace(/\\./gsu, '').replace(/\[[^\]]*\]/gu, '');
  return before > 0 && after > 0 && /[\^$]/u.test(bare);
}

/** Units of the longest header of a column, two rows joined, and of the longest line that companions are taken from. */
const longestHeader = 81;
const longestLine = 60;

/** The first expression of a rule that is not proven to do bounded work at each place, with the reason. */
function unprovenPart({ patterns = [], nearby = [], columns = [] }: Rule): UnprovenPart | null {
  const parts: readonly (readonly [string, string, number | null])[] = [
    ...patterns.map(({ source }, index) => [`patterns.${index}.source`, source, null] as const),
    ...nearby.map(
      ({ source, before, after }, index) =>
        [`nearby.${index}.source`, source, Math.max(before, after)] as const,
    ),
    ...columns.flatMap(({ header, beside = '' }, index) => [
      [`columns.${index}`, header, longestHeader] as const,
      [`columns.${index}`, beside, longestHeader] as const,
    ]),
  ];
  for (const [where, source, longest] of parts) {
    const reason = unprovenIn(source, longest);
    if (reason !== null) return { where, reason };
  }
  return null;
}

interface UnprovenPart {
  readonly where: string;
  readonly reason: Unproven;
}

function compiles(untrustedSource: string): boolean {
  try {
    new RegExp(untrustedSource, 'u');
    return true;
  } catch {
    return false;
  }
}
