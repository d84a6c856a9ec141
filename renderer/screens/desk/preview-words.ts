/** The words of a form that is text, for looking at before it is made. */
import type { PrintedForm } from '../../../shared/contract/desk-api.ts';

/** Plain text as it is; a page without its markup. */
export function wordsOf({ form, bytes }: Pick<PrintedForm, 'form' | 'bytes'>): string {
  const text = new TextDecoder().decode(bytes);
  if (form !== 'html') return text;
  const body = /<main[^>]*>([\s\S]*)<\/main>/u.exec(text)?.[1] ?? '';
  return body
    .replace(/<svg[\s\S]*?<\/svg>/gu, '')
    .replace(/<\/t[hd]>/gu, '　')
    .replace(/<\/(?:p|h\d|tr|dt|dd|li|summary|figcaption|caption)>/gu, '\n')
    .replace(/<[^>]+>/gu, '')
    .replace(/&(amp|lt|gt|quot|#39);/gu, (_whole, name: string) => entities[name] ?? '')
    .replace(/\n{2,}/gu, '\n')
    .trim();
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
