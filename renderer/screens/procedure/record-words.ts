/** Names of a kind's things in the window's language, and what is said about each that is missing. */
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { RecordItem } from '../../../shared/release/kind/judge-record.ts';
import type { ReleaseKind } from '../../../shared/release/kind/release-kind.ts';
import type { WindowText } from '../../text/zh-cn.ts';
import { inLanguage } from '../review/finding-words.ts';

/** Name of a part, field, checklist, table, proof, period or step; its id where the kind is gone. */
export function nameIn({ procedure }: DossierDetail, text: WindowText, id: string): string {
  const { kind } = procedure;
  const thing = kind === null ? undefined : thingsOf(kind).find((each) => each.id === id);
  return thing === undefined ? id : inLanguage(thing.name, text);
}

function thingsOf(kind: ReleaseKind) {
  const { parts, fields, checklists, tables, evidence, spans, stages } = kind;
  return [...parts, ...fields, ...checklists, ...tables, ...evidence, ...spans, ...stages];
}

/** Sentence about one thing that is missing. */
export function recordWords(item: RecordItem, detail: DossierDetail, text: WindowText): string {
  const { gates } = text.signOff;
  const name = (id: string): string => nameIn(detail, text, id);
  switch (item.gate) {
    case 'part-missing':
      return gates.partMissing(name(item.part), item.minimum);
    case 'part-surplus':
      return gates.partSurplus(name(item.part), item.maximum);
    case 'field-missing':
      return gates.fieldMissing(name(item.field));
    case 'field-invalid':
      return gates.fieldInvalid(name(item.field));
    case 'field-vague':
      return gates.fieldVague(name(item.field));
    case 'row-open':
      return gates.rowOpen(name(item.checklist), rowName(item, detail, text));
    case 'rows-missing':
      return gates.rowsMissing(name(item.table), item.minimum);
    case 'cell-invalid':
      return gates.cellInvalid(name(item.table), item.row + 1, columnName(item, detail, text));
    case 'proof-missing':
      return gates.proofMissing(name(item.evidence));
    case 'proof-refused':
      return gates.proofRefused(name(item.evidence));
    case 'proof-outdated':
      return gates.proofOutdated(name(item.evidence));
    case 'span-short':
      return gates.spanShort(name(item.span), item.earliest);
    default:
      return item satisfies never;
  }
}

function rowName(
  { checklist, row }: Extract<RecordItem, { gate: 'row-open' }>,
  { procedure }: DossierDetail,
  text: WindowText,
): string {
  const list = procedure.kind?.checklists.find((each) => each.id === checklist);
  const found = list?.rows.find((each) => each.id === row);
  return found === undefined ? row : inLanguage(found.name, text);
}

function columnName(
  { table, column }: Extract<RecordItem, { gate: 'cell-invalid' }>,
  { procedure }: DossierDetail,
  text: WindowText,
): string {
  const rows = procedure.kind?.tables.find((each) => each.id === table);
  const found = rows?.columns.find((each) => each.id === column);
  return found === undefined ? column : inLanguage(found.name, text);
}
