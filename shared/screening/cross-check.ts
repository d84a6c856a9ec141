/** Findings that need several files of one package: what the interpretation says about the document, against the document itself. */
import type { Hash } from '../base/ports.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { fold } from '../text/fold.ts';
import { algorithms } from './algorithms.ts';
import type { DocumentNumber } from './document-numbers.ts';
import { documentNumbers, writeDocumentNumber } from './document-numbers.ts';
import type { Finding } from './finding.ts';
import { findingOf } from './finding-of.ts';
import { fingerprinter } from './fingerprint.ts';
import { ownNumber } from './match-document-numbers.ts';
import type { Comparison, PackageDocument } from './package-document.ts';
import { isRead, packageDocument } from './package-document.ts';
import type { Rule, RuleScope, RuleSet } from './rule-set.ts';
import type { ScreenedPart } from './screened-part.ts';
import { screenedPart } from './screened-part.ts';

export interface PackageText {
  /** Whatever the caller knows the file by; comes back with its findings. */
  readonly file: string;
  readonly scope: RuleScope;
  readonly text: ExtractedText;
}

export interface CrossCheckRequest {
  readonly texts: readonly PackageText[];
  readonly ruleSets: readonly RuleSet[];
  readonly hash: Hash;
  readonly key: Uint8Array;
}

export interface PackageFinding {
  readonly file: string;
  readonly finding: Finding;
}

/** Runs the rules that compare files, over all files of a package; findings in the order of the files, then by place. */
export function crossCheck(request: CrossCheckRequest): readonly PackageFinding[] {
  const rules = request.ruleSets.flatMap((set) => set.rules);
  const documents = request.texts.filter(({ scope }) => scope === 'document').map(({ text }) => text);
  const identity = readDocument(request.texts);
  const document = packageDocument(documents);
  return rules.flatMap((rule) => {
    const texts = request.texts.filter(({ scope }) => rule.scopes?.includes(scope) ?? true);
    if (rule.algorithm === 'package.document-number' && identity !== null) {
      return texts.flatMap((text) => compareCitations(request, { rule, text, document: identity }));
    }
    const compare = comparisonOf(rule);
    if (compare === undefined || document === null) return [];
    return texts.flatMap((text) => compareText(request, { rule, text, compare, document }));
  });
}

function comparisonOf(rule: Rule): Comparison | undefined {
  const algorithm = rule.algorithm === undefined ? undefined : algorithms[rule.algorithm];
  return algorithm?.over === 'package' ? algorithm.compare : undefined;
}

interface TextComparison {
  readonly rule: Rule;
  readonly text: PackageText;
  readonly compare: Comparison;
  readonly document: PackageDocument;
}

function compareText(request: CrossCheckRequest, comparison: TextComparison): readonly PackageFinding[] {
  const { rule, text, compare, document } = comparison;
  const names = fingerprinter(request.hash, request.key);
  return text.text.parts
    .filter(({ role }) => isRead(role))
    .flatMap((part) =>
      compare(screenedPart(part), document).map((match) => ({
        file: text.file,
        finding: findingOf({ rule, part, names, match }),
      })),
    );
}

interface OwnIdentity {
  readonly number: DocumentNumber;
  /** Lines before the first sentence, folded and joined: office, title. */
  readonly head: string;
}

const shortestTitle = 8;

/** Own number and title of the package's document. */
function readDocument(texts: readonly PackageText[]): OwnIdentity | null {
  for (const { text } of texts.filter(({ scope }) => scope === 'document')) {
    for (const part of text.parts.map((part) => screenedPart(part))) {
      const number = ownNumber(part);
      if (number !== null) return { number, head: headOf(part, number) };
    }
  }
  return null;
}

/** The number's own line is left out, so that a title above and one below it are both found whole. */
function headOf({ part }: ScreenedPart, number: DocumentNumber): string {
  const lineStart = part.text.lastIndexOf('\n', number.start) + 1;
  const lineEnd = part.text.indexOf('\n', number.end);
  const after = lineEnd < 0 ? [] : part.text.slice(lineEnd, lineEnd + 1500).split('\n');
  const firstSentence = after.findIndex((line) => /[。，：；:,;]/u.test(line));
  const titleLines = firstSentence < 0 ? after : after.slice(0, firstSentence);
  return bareTitle(`${part.text.slice(0, lineStart)}\n${titleLines.join('\n')}`);
}

function bareTitle(text: string): string {
  return fold(text, { breaks: 'join' }).text.replace(/[\s《》〈〉“”"'()]/gu, '');
}

interface CitationComparison {
  readonly rule: Rule;
  readonly text: PackageText;
  readonly document: OwnIdentity;
}

function compareCitations(
  request: CrossCheckRequest,
  comparison: CitationComparison,
): readonly PackageFinding[] {
  const { rule, text, document } = comparison;
  const names = fingerprinter(request.hash, request.key);
  const expected = writeDocumentNumber(document.number);
  return text.text.parts
    .map((part) => screenedPart(part))
    .flatMap((screened) =>
      documentNumbers(screened)
        .filter((cited) => isWrongCitation(screened.part.text, cited, document))
        .map((cited) => ({
          file: text.file,
          finding: findingOf({
            rule,
            part: screened.part,
            names,
            match: {
              start: cited.start,
              end: cited.end,
              matcher: 'cited-number',
              confidence: 0.85,
              values: { expected },
              suggestion: expected,
            },
          }),
        })),
    );
}

/** A citation `《title》（number）` whose title is the document's and whose number is another. */
function isWrongCitation(text: string, cited: DocumentNumber, { number, head }: OwnIdentity): boolean {
  if (cited.year === number.year && cited.serial === number.serial) return false;
  const before = text.slice(Math.max(0, cited.start - 200), cited.start);
  const title = /《([^《》]{4,160})》\s*[（(]\s*[\p{Script=Han} ]{1,20}$/u.exec(before)?.[1];
  if (title === undefined) return false;
  const bare = bareTitle(title);
  return bare.length >= shortestTitle && head.includes(bare);
}
