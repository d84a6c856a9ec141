/**
 * Public metadata of a release (政府信息公开目录元数据). Fields after the implementation guide of the open-information
 * catalogue system: index number, name, summary, date of formation, organ, document number, subject, attribute, validity.
 */
import * as z from 'zod/mini';

/** 公开属性: only what is actively published leaves in a release bundle (Regulation on Open Government Information, art. 13). */
export const releaseAttributes = ['active', 'on-request', 'not-open'] as const;
/** 有效性. */
export const validities = ['in-force', 'not-yet', 'amended', 'expired', 'repealed'] as const;

const line = z.string().check(z.maxLength(500));
const isoDate = z.union([z.literal(''), z.iso.date()]);

export const catalogueSchema = z.strictObject({
  title: line,
  /** 发文字号, empty where the document has none. */
  documentNumber: line,
  organ: line,
  /** 成文日期, ISO date, empty while unknown. */
  formedOn: isoDate,
  attribute: z.enum(releaseAttributes),
  /** 主题分类. */
  topic: line,
  validity: z.enum(validities),
  /** 索引号: never changes once given. */
  indexNumber: line,
  summary: z.string().check(z.maxLength(2_000)),
});

export type Catalogue = z.infer<typeof catalogueSchema>;
export type CatalogueField = keyof Catalogue;

/** Catalogue of a dossier that has just been opened. */
export function emptyCatalogue(title: string, organ: string): Catalogue {
  return {
    title,
    documentNumber: '',
    organ,
    formedOn: '',
    attribute: 'active',
    topic: '',
    validity: 'in-force',
    indexNumber: '',
    summary: '',
  };
}
