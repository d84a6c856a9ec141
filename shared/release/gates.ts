/** The gates before each signature: what is missing, all of it at once, in the order a clerk would work it off. */
import type { Finding } from '../screening/finding.ts';
import type { Catalogue, CatalogueField } from './catalogue.ts';
import type { JudgedRelease, RecordItem } from './kind/judge-record.ts';
import { judgeRecord } from './kind/judge-record.ts';
import { nextStepOf } from './kind/steps.ts';

/** One thing still missing; each names what the window can jump to. */
export type GateItem =
  | RecordItem
  | { readonly gate: 'step-open'; readonly step: string }
  | { readonly gate: 'catalogue-field'; readonly field: CatalogueField }
  | { readonly gate: 'attribute-not-active' }
  | { readonly gate: 'finding-open'; readonly finding: Finding['id']; readonly rule: string }
  | { readonly gate: 'screening-stale'; readonly file: string };

/** What parts, catalogue, forms and steps still lack for a dossier of its kind. */
export function contentGate(
  release: JudgedRelease,
  catalogue: Catalogue,
  enteredSteps: readonly string[],
): readonly GateItem[] {
  const { hard } = judgeRecord(release);
  const isPart = (item: RecordItem) => item.gate === 'part-missing' || item.gate === 'part-surplus';
  const step = nextStepOf(release.kind, release.record, enteredSteps);
  return [
    ...hard.filter(isPart),
    ...catalogueItems(release, catalogue),
    ...hard.filter((item) => !isPart(item)),
    ...(step === null ? [] : [{ gate: 'step-open' as const, step: step.id }]),
  ];
}

function catalogueItems({ kind }: JudgedRelease, catalogue: Catalogue): readonly GateItem[] {
  const missing = kind.requiredCatalogue
    .filter((field) => catalogue[field].trim() === '')
    .map((field): GateItem => ({ gate: 'catalogue-field', field }));
  const allowed: readonly string[] = kind.releasedAs ?? ['active'];
  return allowed.includes(catalogue.attribute) ? missing : [...missing, { gate: 'attribute-not-active' }];
}
