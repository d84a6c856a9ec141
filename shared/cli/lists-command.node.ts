/** `xianshen register|search|records|statistics`: 0 done, 2 could not be done. A search that finds nothing is done. */
import { resolve } from 'node:path';
import type { DossierId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { FormName, ListFormat, RegisterContent } from '../contract/list-api.ts';
import type {
  RegisterFilter,
  RegisterLine,
  RegisterPage,
  RegisterPlace,
  SearchHit,
  Statistics,
} from '../contract/list-views.ts';
import { assessmentColumns } from '../contract/list-views.ts';
import { isSearchable } from '../engine/search-cases.node.ts';
import type { ListsSentences } from '../messages/lists-catalogue.ts';
import { listsWords } from '../messages/lists-words.ts';
import type { ActingOptions } from './acting.node.ts';
import { acting, told } from './acting.node.ts';
import type { Host } from './host.node.ts';
import type { HostedEngine } from './open-engine.node.ts';

/** What every command is called with. */
export interface ListsCall {
  readonly folder: string;
  readonly options: ActingOptions;
  readonly host: Host;
}

export interface RegisterAsked {
  readonly filter: RegisterFilter;
  readonly newestFirst: boolean;
}

interface Telling<T> {
  readonly schema: string;
  readonly ask: (engine: HostedEngine) => Promise<Result<T>>;
  readonly say: (value: T, words: ListsSentences) => string;
}

function asked<T extends object>(call: ListsCall, { schema, ask, say }: Telling<T>): Promise<number> {
  const { folder, options, host } = call;
  const { output } = host;
  const use = async ({ engine }: { readonly engine: HostedEngine }) =>
    told(await ask(engine), { format: options.format, output, schema }, (value) =>
      say(value, listsWords(output.language)),
    );
  return acting(folder, { person: options.person }, { host, use });
}

/** Lines asked for at once; the list itself may be longer. */
const stretch = 500;

/** @param limit lines at most; null for all */
export function runRegisterList(
  call: ListsCall,
  register: RegisterAsked,
  limit: number | null,
): Promise<number> {
  return asked(call, {
    schema: 'register',
    ask: (engine) => readRegister(engine, register, limit),
    say: ({ lines, total }, words) =>
      [...lines.map((line) => lineWords(line, words)), words.total(total)].join('\n'),
  });
}

async function readRegister(engine: HostedEngine, register: RegisterAsked, most: number | null) {
  const lines: RegisterLine[] = [];
  let after: RegisterPlace | null = null;
  for (;;) {
    const limit = Math.min(stretch, (most ?? Number.POSITIVE_INFINITY) - lines.length);
    const page: Result<RegisterPage> = await engine.handlers['register.page']({ ...register, after, limit });
    if (!page.ok) return page;
    lines.push(...page.value.lines);
    const { next, total, byState } = page.value;
    if (next === null || lines.length === most) return ok({ total, byState, lines });
    after = next;
  }
}

function lineWords(line: RegisterLine, { states }: ListsSentences): string {
  const { packageNumber, title, documentNumber, organ, state, openedOn, publishedOn } = line;
  return [packageNumber, states[state], openedOn, publishedOn, organ, documentNumber, title].join('\t');
}

export interface RegisterExport {
  readonly as: ListFormat;
  readonly of: RegisterContent;
  readonly out: string;
}

export function runRegisterExport(
  call: ListsCall,
  register: RegisterAsked,
  { as: format, of: content, out }: RegisterExport,
): Promise<number> {
  return asked(call, {
    schema: 'register-saved',
    ask: (engine) => {
      const folder = engine.ticketOf(resolve(out));
      return engine.handlers['register.save']({ ...register, content, format, folder });
    },
    say: ({ path }, words) => words.saved(path),
  });
}

export function runSearch(call: ListsCall, given: readonly string[], limit: number): Promise<number> {
  const words = given.join(' ');
  const { output } = call.host;
  if (!isSearchable(words)) {
    output.note(listsWords(output.language).tooShort);
    return Promise.resolve(2);
  }
  return asked(call, {
    schema: 'search',
    ask: (engine) => engine.handlers['search.find']({ words, before: null, limit }),
    say: ({ hits }, sentences) =>
      hits.length === 0 ? sentences.nothing : hits.map((hit) => hitWords(hit, sentences)).join('\n'),
  });
}

function hitWords(hit: SearchHit, { states, entry }: ListsSentences): string {
  const { packageNumber, state, title, file, fileName, excerpt } = hit;
  const place = file === null ? entry : fileName;
  const around = `${excerpt.before}【${excerpt.match}】${excerpt.after}`.replace(/\s+/gu, ' ');
  return [packageNumber, states[state], title, place, around].join('\t');
}

export interface FormAsked {
  readonly form?: FormName;
  readonly out?: string;
}

/** Lists the papers of a release, or makes one where form and folder are named. */
export function runForms(call: ListsCall, number: string, { form, out }: FormAsked): Promise<number> {
  const { output } = call.host;
  const words = listsWords(output.language);
  if ((form === undefined) !== (out === undefined)) {
    output.note(words.formNeedsOut);
    return Promise.resolve(2);
  }
  const use = async ({ engine }: { readonly engine: HostedEngine }): Promise<number> => {
    const dossier = await dossierOf(engine, number, call.host);
    if (dossier === null) return 2;
    const printed = { format: call.options.format, output };
    if (form !== undefined && out !== undefined) {
      const folder = engine.ticketOf(resolve(out));
      const saved = await engine.handlers['forms.save']({ dossier, form, format: 'docx', folder });
      return told(saved, { ...printed, schema: 'form-saved' }, ({ path }) => words.saved(path));
    }
    const listed = await engine.handlers['forms.list']({ dossier });
    const forms = listed.ok ? ok({ packageNumber: number, forms: listed.value }) : listed;
    return told(forms, { ...printed, schema: 'forms' }, (value) =>
      value.forms
        .map((each) => [each.form, words.forms[each.form], words.standings[each.standing]].join('\t'))
        .join('\n'),
    );
  };
  return acting(call.folder, { person: call.options.person }, { host: call.host, use });
}

async function dossierOf(engine: HostedEngine, number: string, { output }: Host): Promise<DossierId | null> {
  const listed = await engine.handlers['dossier.list']({});
  if (!listed.ok) {
    output.failure(listed.failure);
    return null;
  }
  const found = listed.value.find(({ packageNumber }) => packageNumber === number);
  if (found === undefined) output.note(listsWords(output.language).packageUnknown(number));
  return found?.id ?? null;
}

/** Prints a year's numbers, or writes them into a file where a folder is named. */
export function runStatistics(
  call: ListsCall,
  year: number,
  { as: format, out }: { readonly as: ListFormat; readonly out?: string },
): Promise<number> {
  if (out !== undefined) {
    return asked(call, {
      schema: 'statistics-saved',
      ask: (engine) => {
        const folder = engine.ticketOf(resolve(out));
        return engine.handlers['statistics.save']({ year, format, folder });
      },
      say: ({ path }, words) => words.saved(path),
    });
  }
  return asked(call, {
    schema: 'statistics',
    ask: (engine) => engine.handlers['statistics.read']({ year }),
    say: statisticsWords,
  });
}

function statisticsWords({ year, total, byOrgan, yearly }: Statistics, words: ListsSentences): string {
  const header = ['', ...assessmentColumns.map((column) => words.columns[column])];
  const lines = [...byOrgan, { ...total, name: words.allOf(year) }].map((line) => [
    line.name,
    ...assessmentColumns.map((column) => String(line[column] ?? '')),
  ]);
  const numbers = yearly.map(({ item, count }) => [words.items[item], String(count)]);
  return [header, ...lines, [], ...numbers].map((cells) => cells.join('\t')).join('\n');
}
