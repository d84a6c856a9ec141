/**
 * Whether pictures hide what is under them, told from their own entries (ISO 32000-2, 8.9.5, 11.6.5.3) where no decoder is at
 * hand: fax, JBIG2 and JPEG 2000 are not decoded while a file is read. Pages and pictures meet by size, all both sides know.
 */
import type { PdfObjects } from './objects/open-objects.ts';
import { asName, asNumber, asStream, type PdfDictionary } from './objects/pdf-value.ts';
import type { PictureLook } from './paint/page-run.ts';
import { sizeKey } from './painted-pictures.ts';

/** Looks of the pictures of a file by size in pixels; `unknown` for a size with several looks, or with none. */
export function pictureLooks(objects: PdfObjects): (size: string) => PictureLook {
  let looks: ReadonlyMap<string, PictureLook> | null = null;
  return (size) => {
    looks ??= looksBySize(objects);
    return looks.get(size) ?? 'unknown';
  };
}

function looksBySize(objects: PdfObjects): ReadonlyMap<string, PictureLook> {
  const looks = new Map<string, PictureLook>();
  for (const number of objects.numbers()) {
    const dictionary = asStream(objects.get(number))?.dictionary;
    if (dictionary === undefined || asName(objects.resolve(dictionary.get('Subtype'))) !== 'Image') continue;
    const side = (name: string) => asNumber(objects.resolve(dictionary.get(name))) ?? 0;
    const size = sizeKey(side('Width'), side('Height'));
    const look = isPlain(dictionary, objects) ? 'opaque' : 'unknown';
    looks.set(size, (looks.get(size) ?? look) === look ? look : 'unknown');
  }
  return looks;
}

/** Nothing says that some of it may be seen through. */
function isPlain(dictionary: PdfDictionary, objects: PdfObjects): boolean {
  const has = (name: string) => objects.resolve(dictionary.get(name)) !== null;
  const maskInData = asNumber(objects.resolve(dictionary.get('SMaskInData'))) ?? 0;
  const isStencil = objects.resolve(dictionary.get('ImageMask')) === true;
  return !has('SMask') && !has('Mask') && maskInData === 0 && !isStencil;
}
