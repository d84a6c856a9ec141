/**
 * The columns above a document on a portal (政府信息公开目录): which there are, in which order, under which names. Portals differ; the
 * profile decides, and the one here follows the headers seen most often.
 */
import * as z from 'zod/mini';

const fields = [
  'indexNumber',
  'topic',
  'organ',
  'documentNumber',
  'formedOn',
  'title',
  'summary',
  'attribute',
  'validity',
] as const;

export const portalHeaderSchema = z
  .array(
    z.strictObject({
      field: z.enum(fields),
      /** Name of the column as the portal shows it. */
      name: z.string().check(z.minLength(1), z.maxLength(40)),
      /** Name of the `meta` element, where the portal reads one. */
      meta: z.optional(z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9._-]{0,40}$/u))),
    }),
  )
  .check(z.minLength(1), z.maxLength(30));

export type PortalHeader = z.infer<typeof portalHeaderSchema>;
export type HeaderColumn = PortalHeader[number];

/** For portals that say nothing about it. */
export const standardHeader: PortalHeader = [
  { field: 'indexNumber', name: '索引号', meta: 'IndexNumber' },
  { field: 'topic', name: '主题分类', meta: 'Subject' },
  { field: 'organ', name: '发布机构', meta: 'ContentSource' },
  { field: 'formedOn', name: '成文日期', meta: 'PubDate' },
  { field: 'title', name: '名称', meta: 'ArticleTitle' },
  { field: 'documentNumber', name: '发文字号', meta: 'DocumentNumber' },
  { field: 'validity', name: '有效性', meta: 'Validity' },
  { field: 'attribute', name: '公开属性' },
  { field: 'summary', name: '内容概述', meta: 'Description' },
];
