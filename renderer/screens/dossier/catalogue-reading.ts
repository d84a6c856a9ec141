/** Reads the catalogue form as it stands in the page. */
import type { Catalogue } from '../../../shared/release/catalogue.ts';
import { parseDay } from './catalogue-check.ts';

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
