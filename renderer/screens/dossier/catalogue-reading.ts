/** Reads the catalogue form as it stands in the page. */
import type { Catalogue } from '../../../shared/release/catalogue.ts';
import { releaseAttributes, validities } from '../../../shared/release/catalogue.ts';
import { parseDay } from './catalogue-check.ts';

type Choices = Pick<Catalogue, 'attribute' | 'validity'>;

/** Every text field as it was typed, wrong dates too: what a draft keeps. */
export function readTyped(form: HTMLFormElement): Readonly<Record<string, string>> {
  const fields = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(fields);
}

/** What was stored, with what an earlier draft says instead; anything that does not belong there is left out. */
export function withTyped(stored: Catalogue, untrusted: unknown): Catalogue {
  if (typeof untrusted !== 'object' || untrusted === null) return stored;
  const typed = new Map<string, unknown>(Object.entries(untrusted));
  const text = (name: keyof Omit<Catalogue, keyof Choices>): string => {
    const value = typed.get(name);
    return typeof value === 'string' ? value : stored[name];
  };
  return {
    title: text('title'),
    documentNumber: text('documentNumber'),
    organ: text('organ'),
    formedOn: text('formedOn'),
    topic: text('topic'),
    indexNumber: text('indexNumber'),
    summary: text('summary'),
    attribute: releaseAttributes.find((each) => each === typed.get('attribute')) ?? stored.attribute,
    validity: validities.find((each) => each === typed.get('validity')) ?? stored.validity,
  };
}

/** The catalogue typed so far, or null where the date is no day. */
export function readCatalogueForm(
  form: HTMLFormElement,
  choices: Pick<Catalogue, 'attribute' | 'validity'>,
): Catalogue | null {
  const data = new FormData(form);
  const field = (name: keyof Catalogue): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const typedDay = field('formedOn');
  const formedOn = typedDay === '' ? '' : parseDay(typedDay);
  if (formedOn === null) return null;
  return {
    title: field('title'),
    documentNumber: field('documentNumber'),
    organ: field('organ'),
    formedOn,
    attribute: choices.attribute,
    topic: field('topic'),
    validity: choices.validity,
    indexNumber: field('indexNumber'),
    summary: field('summary'),
  };
}
