/** Findings that need several files of one package: what the interpretation says about the document, against the document itself. */
import type { Hash } from '../base/ports.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { fold } from '../text/fold.ts';
import { algorithms } from './algorithms.ts';
import type { CompiledRule } from './compile-rules.ts';
import { compileRules } from './compile-rules.ts';
import type { DocumentNumber } from './document-numbers.ts';
import { documentNumbers, writeDocumentNumber } from './document-numbers.ts';
import type { DossierCheck, DossierFile } from './dossier-check.ts';
import type { DossierFacts, FileFacts } from './dossier-facts.ts';
import type { Finding } from './finding.ts';
import { findingOf } from './finding-of.ts';
import { fingerprinter } from './fingerprint.ts';
import { ownNumber } from './match-document-numbers.ts';
import type { Comparison, PackageDocument } from './package-document.ts';
import { isRead, packageDocument } from './package-document.ts';
import type { RuleScope, RuleSet } from './rule-set.ts';
import type { ScreenedPart } from './screened-part.ts';
import { screenedPart } from './screened-part.ts';
import { weighMatch } from './weigh-match.ts';

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
  /** Without it the rules about catalogue and register do not run. */
  readonly dossier?: DossierContext;
}

/** A release as a whole. */
export interface DossierContext {
  readonly facts: DossierFacts;
  /** All files of the release in its order; words come with `texts` where they are at hand. */
  readonly files: readonly (FileFacts & Pick<PackageText, 'file' | 'scope'>)[];
}

export interface PackageFinding {
  readonly file: string;
  readonly finding: Finding;
}

/** Runs the rules that compare files, over all files of a package; findings in the order of the files, then by place. */
export function crossCheck(request: CrossCheckRequest): readonly PackageFinding[] {
  const rules = compileRules(request.ruleSets);
  const documents = request.texts.filter(({ scope }) => scope === 'document').map(({ text }) => text);
  const identity = readDocument(request.texts);
  const document = packageDocument(documents);
  const files = dossierFiles(request);
  return rules.flatMap((compiled) => {
    const { rule } = compiled;
    const check = dossierCheckOf(compiled);
    if (check !== undefined) return checkDossier(request, { compiled, check, files });
    const texts = request.texts.filter(({ scope }) => rule.scopes?.includes(scope) ?? true);
    if (rule.algorithm === 'package.document-number' && identity !== null) {
      return texts.flatMap((text) => compareCitations(request, { compiled, text, document: identity }));
    }
    const compare = comparisonOf(compiled);
    if (compare === undefined || document === null) return [];
    return texts.flatMap((text) => compareText(request, { compiled, text, compare, document }));
  });
}

function dossierCheckOf({ rule }: CompiledRule): DossierCheck | undefined {
  const algorithm = rule.algorithm === undefined ? undefined : algorithms[rule.algorithm];
  return algorithm?.over === 'dossier' ? algorithm.check : undefined;
}

function dossierFiles({ dossier, texts }: CrossCheckRequest): readonly DossierFile[] {
  return (dossier?.files ?? []).map((file) => {
    const text = texts.find((each) => each.file === file.file)?.text ?? null;
    return { ...file, text, parts: text?.parts.map((part) => screenedPart(part)) ?? [] };
  });
}

function checkDossier(
  request: CrossCheckRequest,
  task: {
    readonly compiled: CompiledRule;
    readonly check: DossierCheck;
    readonly files: readonly DossierFile[];
  },
): readonly PackageFinding[] {
  const { dossier, hash, key } = request;
  if (dossier === undefined) return [];
  const { rule } = task.compiled;
  // Each file counts for itself, so that what is found in one does not rename what is found in another.
  const names = new Map(task.files.map(({ file }) => [file, fingerprinter(hash, key)]));
  return task.check(task.files, dossier.facts).flatMap(({ file, part, match }) => {
    const ofFile = names.get(file);
    if (ofFile === undefined) return [];
    return [{ file, finding: findingOf({ rule, part: part?.part ?? null, names: ofFile, match }) }];
  });
}

function comparisonOf({ rule }: CompiledRule): Comparison | undefined {
  const algorithm = rule.algorithm === undefined ? undefined : algorithms[rule.algorithm];
  return algorithm?.over === 'package' ? algorithm.compare : undefined;
}

interface TextComparison {
  readonly compiled: CompiledRule;
  readonly text: PackageText;
  readonly compare: Comparison;
  readonly document: PackageDocument;
}

function compareText(request: CrossCheckRequest, comparison: TextComparison): readonly PackageFinding[] {
  const { compiled, text, compare, document } = comparison;
  const { rule } = compiled;
  const names = fingerprinter(request.hash, request.key);
  return text.text.parts
    .filter(({ role }) => isRead(role))
    .flatMap((part) => {
      const screened = screenedPart(part);
      return compare(screened, document)
        .flatMap((match) => weighMatch(compiled, screened, match) ?? [])
        .map((match) => ({ file: text.file, finding: findingOf({ rule, part, names, match }) }));
    });
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
  readonly compiled: CompiledRule;
  readonly text: PackageText;
  readonly document: OwnIdentity;
}

function compareCitations(
  request: CrossCheckRequest,
  comparison: CitationComparison,
): readonly PackageFinding[] {
  const { compiled, text, document } = comparison;
  const { rule } = compiled;
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
