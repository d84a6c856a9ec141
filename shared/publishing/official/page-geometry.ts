/**
 * Geometry and type of an official document (GB/T 9704-2012, 5.2, 6 and 7): A4, 37 mm above, 28 mm at the binding, a type area of
 * 156 × 225 mm with 22 lines of 28 characters. Fonts are named, never shipped; each name is followed by those that may stand in.
 */
import type { DocumentForm, ElementName } from './document-element.ts';

/** Millimetres. */
export const page = {
  width: 210,
  height: 297,
  top: 37,
  bottom: 35,
  left: 28,
  right: 26,
  /** Distance of the page number's line from the lower edge: 7 mm below the type area. */
  footer: 23,
} as const;

/** A sheet that lies, for tables; it is bound at the same edge of the paper, which is above then. Millimetres. */
export const lyingPage = {
  width: 297,
  height: 210,
  top: 28,
  bottom: 26,
  left: 20,
  right: 20,
  footer: 16,
} as const;

/** Lines of a page and characters of a line. */
export const grid = { lines: 22, characters: 28 } as const;
/** 三号, the size of the body, in points. */
export const bodySize = 16;
/** Points between characters, so that 28 of them fit into 156 mm. */
export const tracking = -0.25;
/** Height of one line in points: 225 mm in 22 lines. */
export const linePoints = 28.95;
/** The rule under the head and the name of the office are red; nothing else is. */
export const red = 'E60012';

export const fonts = {
  body: ['仿宋_GB2312', '仿宋', 'FangSong', 'STFangsong', 'FangSong_GB2312', 'Noto Serif CJK SC', 'serif'],
  kai: ['楷体_GB2312', '楷体', 'KaiTi', 'STKaiti', 'Noto Serif CJK SC', 'serif'],
  hei: ['黑体', 'SimHei', 'STHeiti', 'Noto Sans CJK SC', 'sans-serif'],
  title: [
    '方正小标宋简体',
    '方正小标宋_GBK',
    'STZhongsong',
    '华文中宋',
    '宋体',
    'Noto Serif CJK SC',
    'serif',
  ],
  song: ['宋体', 'SimSun', 'STSong', 'Noto Serif CJK SC', 'serif'],
} as const;

export type FontName = keyof typeof fonts;

export interface ElementLook {
  readonly font: FontName;
  /** Points. */
  readonly size: number;
  readonly align: 'left' | 'centre' | 'right' | 'justify';
  /** Characters of the element's own size. */
  readonly indent: number;
  /** Characters free at the right edge. */
  readonly rightIndent: number;
  /** Blank lines before. */
  readonly before: number;
  readonly isRed: boolean;
  /** Red rule below. */
  readonly ruled: boolean;
}

const plain: ElementLook = {
  font: 'body',
  size: bodySize,
  align: 'justify',
  indent: 2,
  rightIndent: 0,
  before: 0,
  isRed: false,
  ruled: false,
};
const flush: ElementLook = { ...plain, align: 'left', indent: 0 };

const looks: { readonly [E in ElementName]: ElementLook } = {
  'copy-number': flush,
  urgency: { ...flush, font: 'hei' },
  'organ-mark': { ...flush, font: 'title', align: 'centre', isRed: true },
  'document-number': { ...flush, align: 'centre', before: 2, ruled: true },
  title: { ...flush, font: 'title', size: 22, align: 'centre' },
  addressee: { ...flush, before: 1 },
  chapter: { ...flush, font: 'hei', align: 'centre' },
  'level-1': { ...plain, font: 'hei' },
  'level-2': { ...plain, font: 'kai' },
  'level-3': plain,
  'level-4': plain,
  paragraph: plain,
  table: { ...flush, size: 12 },
  'attachment-note': { ...plain, align: 'left' },
  signature: { ...flush, align: 'right', rightIndent: 2 },
  date: { ...flush, align: 'right', rightIndent: 4 },
  note: { ...plain, align: 'left' },
  'attachment-heading': { ...flush, font: 'hei' },
  'attachment-title': { ...flush, font: 'title', size: 22, align: 'centre' },
  appended: { ...plain, size: 10.5 },
  'copy-to': { ...flush, size: 14, indent: 1, rightIndent: 1 },
  issued: { ...flush, size: 14, indent: 1, rightIndent: 1 },
};

/** How an element looks; `text` decides whether a level is a heading or begins a paragraph. */
export function lookOf(element: ElementName, text: string, form: DocumentForm): ElementLook {
  const look = looks[element];
  if (element === 'organ-mark') return { ...look, size: markSize(text, form) };
  if (element === 'document-number') return numberLook(look, form);
  // Names after the first stand below its own name: 附件：1. …
  if (element === 'attachment-note' && /^\d/u.test(text)) return { ...look, indent: 5 };
  const isHeading = !/[。；;]/u.test(text);
  if ((element === 'level-1' || element === 'level-2') && !isHeading) return { ...look, font: 'body' };
  return look;
}

/** The name of the office takes the width of the type area and is never larger than 52 points. */
function markSize(text: string, form: DocumentForm): number {
  const widest = 436;
  const largest = form === 'letter' ? 44 : 52;
  return Math.max(22, Math.min(largest, Math.floor(widest / Math.max(1, [...text].length))));
}

/** 上行文: at the left beside the signer; 函: at the right below the rule (GB/T 9704-2012, 10.1). */
function numberLook(look: ElementLook, form: DocumentForm): ElementLook {
  if (form === 'upward') return { ...look, align: 'left', indent: 1, rightIndent: 1 };
  if (form === 'letter') return { ...look, align: 'right', before: 0, ruled: false };
  if (form === 'order' || form === 'minutes') return { ...look, ruled: form === 'minutes' };
  return look;
}

/** Millimetres from the top of the type area to the name of the office. */
export function markOffset(form: DocumentForm): number {
  if (form === 'order') return 20;
  return form === 'letter' ? 0 : 35;
}

/** Blank lines before an element: only the first line of a title, note or signature stands apart from what precedes it. */
export function linesBefore(
  element: ElementName,
  previous: ElementName | undefined,
  look: Pick<ElementLook, 'before'>,
): number {
  if (previous === element || previous === undefined) return 0;
  if (element === 'title' || element === 'signature') return 2;
  if (element === 'attachment-note' || element === 'attachment-title' || element === 'chapter') return 1;
  if (previous === 'attachment-title') return 1;
  return look.before;
}

/** What is issued with a document and what is attached to it begin a page. */
export function startsPage(element: ElementName, previous: ElementName | undefined): boolean {
  if (element === 'attachment-heading') return true;
  return element === 'attachment-title' && previous !== 'attachment-heading';
}
