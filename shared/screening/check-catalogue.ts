/**
 * The catalogue entry against the document and the register, after the implementation guide of the open-information catalogue
 * system (国务院办公厅秘书局，政府信息公开目录系统实施指引（试行）): main title, full name of the organ, date of formation, unique index
 * number, and never a secrecy status.
 */
import { fold } from '../text/fold.ts';
import { bareNumber } from './check-duplicates.ts';
import type { DossierCheck, DossierFile } from './dossier-check.ts';
import { mainDocument, wholeFile } from './dossier-check.ts';
import type { CatalogueFacts } from './dossier-facts.ts';
import { isRead } from './package-document.ts';

/** The entry's title is not that of the document: it must stand there, line breaks and blanks apart. */
export const checkTitle: DossierCheck = (files, { catalogue }) => {
  const document = readableDocument(files);
  const title = bare(catalogue.title);
  if (document === null || title === '' || bare(wordsOf(document)).includes(title)) return [];
  return [wholeFile(document, 'title', { confidence: 0.7, values: { listed: catalogue.title } })];
};

/** The entry has another number than the document, or none where the document has one. */
export const checkNumber: DossierCheck = (files, { catalogue }) => {
  const document = readableDocument(files);
  if (document === null) return [];
  const own = headNumber(document);
  const listed = bareNumber(catalogue.documentNumber);
  if (own === null || (listed !== '' && own.includes(listed))) return [];
  return [wholeFile(document, 'number', { confidence: 0.8, values: { listed: catalogue.documentNumber } })];
};

/** The day of formation is not the date that the document bears. */
export const checkFormedOn: DossierCheck = (files, { catalogue }) => {
  const document = readableDocument(files);
  const [year, month, day] = catalogue.formedOn.split('-').map(Number);
  if (document === null || year === undefined || month === undefined || day === undefined) return [];
  const dates = [...wordsOf(document).matchAll(signedDate)].map((hit) => bare(hit[0]));
  if (dates.length === 0 || dates.includes(`${year}年${month}月${day}日`)) return [];
  const values = { listed: catalogue.formedOn, expected: dates.at(-1) ?? '' };
  return [wholeFile(document, 'formed-on', { confidence: 0.75, values })];
};

/** The organ's full name stands nowhere in the document: abbreviated, or another one. */
export const checkOrgan: DossierCheck = (files, { catalogue }) => {
  const document = readableDocument(files);
  const organ = bare(catalogue.organ);
  if (document === null || organ === '' || bare(wordsOf(document)).includes(organ)) return [];
  return [wholeFile(document, 'organ', { confidence: 0.7, values: { listed: catalogue.organ } })];
};

/** An index number that another release has: it is unique and never given again, but to a correction of that release. */
export const checkIndexTaken: DossierCheck = (files, { catalogue, register, isCorrection }) => {
  const document = mainDocument(files);
  const index = catalogue.indexNumber.trim();
  if (document === null || index === '' || isCorrection === true) return [];
  return register
    .filter((item) => item.indexNumber.trim() === index)
    .map(({ packageNumber }) =>
      wholeFile(document, 'index-taken', { confidence: 0.95, values: { other: packageNumber } }),
    );
};

/** Organisation code, slash, year or year and month, hyphen, serial number. Sites differ in length only. */
const indexForm = /^[0-9A-Za-z]{2,20}\/(?:19|20)\d{2}(?:0[1-9]|1[0-2])?-\d{2,8}$/u;

/** An index number in none of the usual forms. */
export const checkIndexForm: DossierCheck = (files, { catalogue }) => {
  const document = mainDocument(files);
  const index = catalogue.indexNumber.trim();
  if (document === null || index === '' || indexForm.test(index)) return [];
  return [wholeFile(document, 'index-form', { confidence: 0.6, values: { listed: index } })];
};

const shortText = 5000;
const longestSummary = { ofShort: 300, ofLong: 500 } as const;

/** A summary longer than catalogues show: 300 characters, 500 for texts of more than 5,000. */
export const checkSummary: DossierCheck = (files, { catalogue }) => {
  const document = mainDocument(files);
  if (document === null) return [];
  const most = wordsOf(document).length > shortText ? longestSummary.ofLong : longestSummary.ofShort;
  const length = [...catalogue.summary].length;
  return length > most ? [wholeFile(document, 'summary', { confidence: 1, values: { length, most } })] : [];
};

/** A secrecy status in the entry: one city's catalogue has such a field, and it must never leave the office filled in. */
export const checkSecrecyStatus: DossierCheck = (files, { catalogue }) => {
  const document = mainDocument(files);
  if (document === null || !statedFields(catalogue).some((field) => /(?<!非)涉密/u.test(field))) return [];
  return [wholeFile(document, 'secrecy-status', { confidence: 0.9 })];
};

function statedFields({ topic, summary, indexNumber, documentNumber }: CatalogueFacts): readonly string[] {
  return [topic, summary, indexNumber, documentNumber].map((field) => fold(field, { breaks: 'join' }).text);
}

/** A date that stands on a line of its own. */
const signedDate = /^ *(?:19|20)\d{2}年\d{1,2}月\d{1,2}日 *$/gmu;

/** The document, when it is written as an official one: what bears neither number nor date has no head to compare with. */
function readableDocument(files: readonly DossierFile[]): DossierFile | null {
  const document = mainDocument(files);
  if (document === null) return null;
  return headNumber(document) !== null || wordsOf(document).search(signedDate) >= 0 ? document : null;
}

function wordsOf({ parts }: DossierFile): string {
  return parts
    .filter(({ part }) => isRead(part.role))
    .map((part) => part.view('folded').text)
    .join('\n');
}

const numberLine = /^.{2,30}[〔[(【](?:19|20)\d{2}[〕\])】] ?第? ?\d{1,5} ?号/mu;
const headCharacters = 3000;

/** The line near the head that holds the document's own number, without brackets and blanks. */
function headNumber(document: DossierFile): string | null {
  const line = numberLine.exec(wordsOf(document).slice(0, headCharacters))?.[0];
  return line === undefined || /[,。;:《》]/u.test(line) ? null : bareNumber(line);
}

function bare(words: string): string {
  return fold(words, { breaks: 'join' }).text.replace(/[\s《》〈〉"'“”()]/gu, '');
}
