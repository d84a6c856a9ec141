/** `xianshen people …`: 0 done, 2 could not be done; what was refused stands in the ledger. */
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { PeopleView, PersonStanding } from '../contract/people-api.ts';
import { keysWords } from '../messages/keys-words.ts';
import type { PeopleSentences } from '../messages/people-catalogue.ts';
import { peopleWords } from '../messages/people-words.ts';
import type { Acting, ActingOptions } from './acting.node.ts';
import { acting, told } from './acting.node.ts';
import type { Host } from './host.node.ts';

/** What every command is called with. */
export interface PeopleCall {
  readonly folder: string;
  readonly options: ActingOptions;
  readonly host: Host;
}

interface Step {
  /** Prompts after the person's own. */
  readonly further?: readonly string[];
  /** Null where a note has said already why nothing was done. */
  readonly make: (asked: Acting & { readonly view: PeopleView }) => Promise<Result<PeopleView> | null>;
  readonly say: (view: PeopleView) => string;
}

function step({ folder, options, host }: PeopleCall, { further = [], make, say }: Step): Promise<number> {
  const { output } = host;
  const printed = { ...options, output, schema: 'people' };
  return acting(
    folder,
    { person: options.person, further },
    {
      host,
      use: async (asked) => {
        const view = await asked.engine.handlers['people.list']({});
        if (!view.ok) return told(view, printed, () => '');
        const made = await make({ ...asked, view: view.value });
        return made === null ? 2 : told(made, printed, say);
      },
    },
  );
}

/** Somebody who is here, by name; says so where there is nobody. */
function found({ host }: PeopleCall, view: PeopleView, name: string): PersonStanding | null {
  const person = view.people.find((each) => each.name === name);
  if (person === undefined) host.output.note(wordsOf(host).unknown(name));
  return person ?? null;
}

function wordsOf({ output }: Host): PeopleSentences {
  return peopleWords(output.language);
}

function dutyWord({ output }: Host, duty: PersonStanding['duty']): string {
  return keysWords(output.language).duties[duty];
}

export function runPeopleList(call: PeopleCall): Promise<number> {
  const make = async ({ view }: { readonly view: PeopleView }) => ok(view);
  return step(call, { make, say: (view) => peopleLines(view, call.host).join('\n') });
}

function peopleLines(view: PeopleView, host: Host): readonly string[] {
  const words = wordsOf(host);
  const people = view.people.map(({ name, duty, lockedMinutes, due }) => {
    const notes = [
      ...(lockedMinutes > 0 ? [words.locked(lockedMinutes)] : []),
      ...(due === null ? [] : [words.due[due]]),
    ];
    return [name, dutyWord(host, duty), ...notes].join('\t');
  });
  const retired = view.retired.map(({ name }) => name).join('、');
  return [
    ...people,
    ...view.absences.map((each) => (each.running ? words.away(each) : words.coming(each))),
    ...(retired === '' ? [] : [words.retired(retired)]),
    words.policy(view.policy),
  ];
}

export interface GivingOptions {
  readonly grant: string;
  readonly duty: PersonStanding['duty'];
}

/** Secrets in order: the system administrator's, the security administrator's, the one for the first sign-in. */
export function runPeopleAdd(
  call: PeopleCall,
  name: string,
  { grant, duty }: GivingOptions,
): Promise<number> {
  const words = wordsOf(call.host);
  return step(call, {
    further: [words.grantPassPhrase, words.oneTimePassPhrase],
    make: async ({ engine, view, further: [passPhrase = '', oneTimePassPhrase = ''] }) => {
      const by = found(call, view, grant);
      if (by === null) return null;
      const input = { name, duty, oneTimePassPhrase, grant: { person: by.id, passPhrase } };
      return engine.handlers['people.add'](input);
    },
    say: () => words.added(name, dutyWord(call.host, duty)),
  });
}

/** The same secrets; also for somebody who was here before. */
export function runPeopleAssign(
  call: PeopleCall,
  name: string,
  { grant, duty }: GivingOptions,
): Promise<number> {
  const words = wordsOf(call.host);
  return step(call, {
    further: [words.grantPassPhrase, words.oneTimePassPhrase],
    make: async ({ engine, view, further: [passPhrase = '', oneTimePassPhrase = ''] }) => {
      const by = found(call, view, grant);
      const person = view.retired.find((each) => each.name === name) ?? found(call, view, name);
      if (by === null || person === null) return null;
      const given = { person: person.id, duty, oneTimePassPhrase, grant: { person: by.id, passPhrase } };
      return engine.handlers['people.assign'](given);
    },
    say: () => words.assigned(name, dutyWord(call.host, duty)),
  });
}

/** Secrets in order: the system administrator's, the security administrator's. */
export function runPeopleRetire(call: PeopleCall, name: string, grant: string): Promise<number> {
  const words = wordsOf(call.host);
  return step(call, {
    further: [words.grantPassPhrase],
    make: async ({ engine, view, further: [passPhrase = ''] }) => {
      const by = found(call, view, grant);
      const person = found(call, view, name);
      if (by === null || person === null) return null;
      return engine.handlers['people.retire']({ person: person.id, grant: { person: by.id, passPhrase } });
    },
    say: () => words.nowRetired(name),
  });
}

export function runPeopleUnlock(call: PeopleCall, name: string): Promise<number> {
  return step(call, {
    make: async ({ engine, view }) => {
      const person = found(call, view, name);
      return person === null ? null : engine.handlers['people.unlock']({ person: person.id });
    },
    say: () => wordsOf(call.host).unlocked(name),
  });
}

export interface AbsenceOptions {
  readonly deputy?: string;
  readonly from?: string;
  readonly to?: string;
  readonly end?: boolean;
}

export function runPeopleAbsence(call: PeopleCall, name: string, asked: AbsenceOptions): Promise<number> {
  const words = wordsOf(call.host);
  const { deputy = '', from = '', to = '', end = false } = asked;
  if (!end && (deputy === '' || from === '' || to === '')) {
    call.host.output.note(words.absenceNeeds);
    return Promise.resolve(2);
  }
  return step(call, {
    make: async ({ engine, view }) => {
      const person = found(call, view, name);
      if (person === null) return null;
      if (end) {
        const absence = view.absences.find((each) => each.person === person.id)?.id ?? 'none';
        return engine.handlers['people.end-absence']({ absence });
      }
      const standing = found(call, view, deputy);
      if (standing === null) return null;
      return engine.handlers['people.enter-absence']({ person: person.id, deputy: standing.id, from, to });
    },
    say: () => (end ? words.ended(name) : words.entered(name, deputy)),
  });
}

/** Secrets in order: the present one, the new one twice. */
export function runPassPhrase({ folder, options, host }: PeopleCall): Promise<number> {
  const { output } = host;
  const words = wordsOf(host);
  return acting(
    folder,
    { person: options.person, further: [words.newPassPhrase, words.newPassPhraseAgain] },
    {
      host,
      use: async ({ engine, passPhrase, further: [first = '', again = ''] }) => {
        if (first !== again) {
          output.note(words.passPhrasesDiffer);
          return 2;
        }
        const changed = await engine.handlers['key.change-pass-phrase']({ old: passPhrase, new: first });
        return told(changed, { ...options, output, schema: 'pass-phrase-changed' }, () => words.changed);
      },
    },
  );
}
