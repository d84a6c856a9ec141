/**
 * Notice of consultation and report on what became of the opinions, made of the record of a decision. Interim Regulation on Major
 * Administrative Decision Procedures (Order 713), art. 15: draft and explanation, ways and term, as a rule thirty days; art. 18
 * and 32: what was adopted and why. Names of those who sent opinions stand nowhere in the record, so nowhere here.
 */
import type { FormFacts, FormStanding } from './form-facts.ts';
import { bareTitle, fieldsStanding } from './form-facts.ts';
import type { FormBlock, OfficialForm } from './official-form.ts';
import { officialDate } from './official-form.ts';
import { cellWords, recordedValue } from './recorded-fields.ts';

export interface ConsultationWords {
  readonly noticeTitle: (title: string) => string;
  readonly opening: (title: string) => string;
  readonly headings: readonly [string, string, string, string];
  readonly contents: string;
  readonly term: (from: string, to: string) => string;
  readonly shorter: (reason: string) => string;
  readonly ways: (ways: string) => string;
  readonly address: (address: string) => string;
  readonly telephone: (telephone: string) => string;
  readonly mail: (mail: string) => string;
  readonly signing: string;
  readonly enclosed: (name: string) => string;
  readonly noFile: string;
  readonly reportTitle: (title: string) => string;
  readonly overall: (facts: { from: string; to: string; ways: string; count: number }) => string;
  readonly adopted: (adoption: string, count: number) => string;
  readonly nobody: string;
  readonly reportHeadings: readonly [string, string];
  readonly tableHeader: readonly [string, string, string, string, string];
  readonly nameless: string;
}

const noticeFields = ['consultation-from', 'consultation-to', 'consultation-ways'];

export function consultationStanding(facts: FormFacts): FormStanding {
  return fieldsStanding(facts, noticeFields);
}

/** 征求意见公告. */
export function consultationNotice(facts: FormFacts, words: ConsultationWords): OfficialForm {
  const { kind, record, catalogue, files, office, today } = facts;
  const value = (id: string) => recordedValue(kind, record, id);
  const title = bareTitle(catalogue);
  const reason = value('consultation-short-reason');
  const waysBack = (
    [
      [words.address, 'feedback-address'],
      [words.telephone, 'feedback-telephone'],
      [words.mail, 'feedback-mail'],
    ] as const
  ).flatMap(([say, id]) => (value(id) === '' ? [] : [say(value(id))]));
  const enclosed = files.map(({ name }) => words.enclosed(name));
  const [contents, term, ways, enclosures] = words.headings;
  return {
    title: words.noticeTitle(title),
    layout: 'portrait',
    blocks: [
      text(words.opening(title)),
      heading(contents),
      text(words.contents),
      heading(term),
      text(
        words.term(value('consultation-from'), value('consultation-to')),
        ...(reason === '' ? [] : [words.shorter(reason)]),
      ),
      heading(ways),
      text(words.ways(value('consultation-ways')), ...waysBack, words.signing),
      heading(enclosures),
      text(...(enclosed.length === 0 ? [words.noFile] : enclosed)),
      {
        block: 'closing',
        organ: catalogue.organ === '' ? office : catalogue.organ,
        date: officialDate(today),
      },
    ],
  };
}

/** Ready when opinions are in the ledger, or it is said that none came. */
export function adoptionStanding(facts: FormFacts): FormStanding {
  const fields = fieldsStanding(facts, ['consultation-from', 'consultation-to']);
  if (fields !== 'ready') return fields;
  if (!facts.kind.tables.some(({ id }) => id === 'opinions')) return 'not-of-this-kind';
  const isSaid = facts.record.fields['no-opinions'] === 'yes';
  return isSaid || (facts.record.tables.opinions ?? []).length > 0 ? 'ready' : 'not-yet';
}

/** 意见采纳情况报告; published also where nobody wrote. */
export function adoptionReport(facts: FormFacts, words: ConsultationWords): OfficialForm {
  const { kind, record, catalogue, office, today } = facts;
  const value = (id: string) => recordedValue(kind, record, id);
  const rows = record.tables.opinions ?? [];
  const columns = kind.tables.find(({ id }) => id === 'opinions')?.columns ?? [];
  const cell = (row: Readonly<Record<string, string>>, id: string): string => {
    const rule = columns.find((column) => column.id === id);
    const written = row[id] ?? '';
    return rule === undefined || written === '' ? written : cellWords(rule, written);
  };
  const adoptions = columns.find(({ id }) => id === 'adoption')?.options ?? [];
  const counted = adoptions.flatMap(({ id, name }) => {
    const count = rows.filter((row) => row.adoption === id).length;
    return count === 0 ? [] : [words.adopted(name.zh, count)];
  });
  const [overall, detail] = words.reportHeadings;
  const lines = rows.map((row, index) => [
    String(index + 1),
    cell(row, 'opinion'),
    cell(row, 'source'),
    cell(row, 'adoption'),
    cell(row, 'reason'),
  ]);
  const said = words.overall({
    from: value('consultation-from'),
    to: value('consultation-to'),
    ways: value('consultation-ways'),
    count: rows.length,
  });
  const table: FormBlock = {
    block: 'table',
    widths: [1, 6, 2, 2, 5],
    header: words.tableHeader,
    rows: lines,
  };
  return {
    title: words.reportTitle(bareTitle(catalogue)),
    layout: 'portrait',
    blocks: [
      heading(overall),
      text(said, ...(rows.length === 0 ? [words.nobody] : [`${counted.join('，')}。`])),
      ...(rows.length === 0 ? [] : [heading(detail), table, text(words.nameless)]),
      {
        block: 'closing',
        organ: catalogue.organ === '' ? office : catalogue.organ,
        date: officialDate(today),
      },
    ],
  };
}

function heading(text: string): FormBlock {
  return { block: 'heading', level: 1, text };
}

function text(...lines: readonly string[]): FormBlock {
  return { block: 'text', lines };
}
