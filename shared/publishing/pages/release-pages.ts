/**
 * The pair of pages of a release: document and interpretation, each with the metadata of the open-information catalogue, a link to
 * the other, the files with sizes and digests, and how long the document holds. Notices of correction and withdrawal stand on top.
 */
import type { Sha256 } from '../../base/ids.ts';
import type { Catalogue } from '../../release/catalogue.ts';
import type { HeaderColumn, PortalHeader } from '../../release/portal/portal-header.ts';
import { escapeHtml } from '../escape-html.ts';
import { interpretationHtml } from '../interpretation/interpretation-html.ts';
import type { InterpretationSource } from '../interpretation/interpretation-source.ts';
import type { OfficialDocument } from '../official/document-element.ts';
import { documentHtml } from '../official/document-html.ts';
import { attributeWords, validityWords } from './metadata-words.ts';
import { pageFrame } from './page-frame.ts';

export interface Download {
  readonly name: string;
  /** Where it lies as seen from the page, with `/` between folders; beside it, under its name, where left out. */
  readonly path?: string;
  readonly bytes: number;
  readonly sha256: Sha256;
}

/** 更正或撤回: what happened to a page that was public. */
export interface PublicNotice {
  readonly notice: 'correction' | 'withdrawal';
  /** ISO date. */
  readonly on: string;
  /** What was wrong and what holds now, in words for the public. */
  readonly text: string;
}

export interface ReleasePages {
  readonly catalogue: Catalogue;
  /** Columns of the portal. */
  readonly header: PortalHeader;
  readonly document: OfficialDocument;
  readonly interpretation: InterpretationSource;
  /** The two pages as seen from each other, with `/` between folders. */
  readonly names: { readonly document: string; readonly interpretation: string };
  readonly downloads: readonly Download[];
  readonly notices: readonly PublicNotice[];
}

/** The page of the document. Withdrawn content is not shown; the notice and the metadata stay. */
export function documentPage(pages: ReleasePages): string {
  const { catalogue, names, notices } = pages;
  const isWithdrawn = notices.some(({ notice }) => notice === 'withdrawal');
  const hasTitle = pages.document.elements.some(({ element }) => element === 'title');
  const body = isWithdrawn ? '' : documentHtml(pages.document);
  const heading = isWithdrawn || !hasTitle ? `<h1>${escapeHtml(catalogue.title)}</h1>` : '';
  return pageFrame({
    title: catalogue.title,
    meta: metaOf(pages),
    before: headerOf(pages),
    main: [
      noticesHtml(notices),
      heading,
      body,
      linkTo(names.interpretation, `政策解读：${pages.interpretation.title}`),
      isWithdrawn ? '' : downloadsHtml(pages.downloads),
    ]
      .filter((piece) => piece !== '')
      .join('\n'),
  });
}

/** The page of the interpretation. */
export function interpretationPage(pages: ReleasePages): string {
  const { interpretation, catalogue, names, notices } = pages;
  const isWithdrawn = notices.some(({ notice }) => notice === 'withdrawal');
  return pageFrame({
    title: interpretation.title,
    meta: metaOf({ ...pages, catalogue: { ...catalogue, title: interpretation.title } }),
    main: [
      noticesHtml(notices),
      `<h1>${escapeHtml(interpretation.title)}</h1>`,
      linkTo(names.document, `解读文件：${catalogue.title}`),
      isWithdrawn ? '' : interpretationHtml(interpretation),
    ]
      .filter((piece) => piece !== '')
      .join('\n'),
  });
}

function cellOf(column: HeaderColumn, { catalogue }: ReleasePages): string {
  if (column.field === 'validity') return validityWords[catalogue.validity];
  if (column.field === 'attribute') return attributeWords[catalogue.attribute];
  return catalogue[column.field];
}

/** Columns and their names are the portal's; an empty value is no row. */
function headerOf(pages: ReleasePages): string {
  const rows = pages.header
    .map((column) => [column.name, cellOf(column, pages)] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`)
    .join('');
  return `<header><table><caption>公开信息</caption><tbody>${rows}</tbody></table></header>\n`;
}

function metaOf(pages: ReleasePages): readonly (readonly [string, string])[] {
  return pages.header.flatMap((column) =>
    column.meta === undefined ? [] : [[column.meta, cellOf(column, pages)] as const],
  );
}

function noticesHtml(notices: readonly PublicNotice[]): string {
  return notices
    .map(({ notice, on, text }) => {
      const name = notice === 'correction' ? '更正说明' : '撤回说明';
      return `<section class="notice" aria-label="${name}"><h2>${name}</h2><p>${escapeHtml(text)}</p><p>${escapeHtml(on)}</p></section>`;
    })
    .join('\n');
}

function linkTo(name: string, words: string): string {
  return `<p><a href="${addressOf(name)}">${escapeHtml(words)}</a></p>`;
}

function addressOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function downloadsHtml(downloads: readonly Download[]): string {
  if (downloads.length === 0) return '';
  const rows = downloads
    .map(
      ({ name, bytes, sha256, path = name }) =>
        `<tr><th scope="row"><a href="${addressOf(path)}">${escapeHtml(name)}</a></th><td>${sizeOf(bytes)}</td><td><code>${sha256}</code></td></tr>`,
    )
    .join('');
  return `<h2>文件下载</h2>\n<div class="scroll" role="region" aria-label="文件下载" tabindex="0"><table><thead><tr><th scope="col">文件</th><th scope="col">大小</th><th scope="col">SHA-256</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  const kibi = bytes / 1024;
  return kibi < 1024 ? `${kibi.toFixed(1)} KB` : `${(kibi / 1024).toFixed(1)} MB`;
}
