/**
 * Figures and dates of the document, each with its paragraph and the digest of that paragraph. What an interpretation has taken
 * over is stale as soon as the paragraph says something else.
 */
import type { Sha256 } from '../../base/ids.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import type { DocumentBlock } from '../official/document-blocks.ts';
import type { FactLink, InterpretationSource } from './interpretation-source.ts';

export interface DocumentFact {
  readonly fact: 'date' | 'amount';
  readonly value: string;
  readonly paragraph: number;
  readonly digest: Sha256;
}

type Digest = (bytes: Uint8Array) => Sha256;

/** 第一条 and 第3项 count places in the document, they say nothing. */
const numeral = '(?<![第\\d一二三四五六七八九十百千])(?:\\d[\\d,.]*|[一二三四五六七八九十百千两零]+)';
const units =
  '亿元|万元|元|个工作日|工作日|个月|小时|分钟|平方米|公里|学时|年|日|天|周|名|人|个|户|件|项|处|次|所|条|章|岁|公斤|吨|%|％|倍|米';
const date = /(?:19|20)\d{2}年(?:\d{1,2}月(?:\d{1,2}日)?)?/gu;
const amount = new RegExp(`${numeral}(?:${units})`, 'gu');

/** In reading order, each value once a paragraph. */
export function documentFacts(blocks: readonly DocumentBlock[], sha256: Digest): readonly DocumentFact[] {
  return blocks.flatMap((block) => {
    const text = textOf(block);
    const digest = digestOf(text, sha256);
    const dates = [...text.matchAll(date)].map((hit) => ({
      at: hit.index,
      fact: 'date' as const,
      value: hit[0],
    }));
    const rest = text.replace(date, (hit) => '　'.repeat(hit.length));
    const amounts = [...rest.matchAll(amount)].map((hit) => ({
      at: hit.index,
      fact: 'amount' as const,
      value: hit[0],
    }));
    const seen = new Set<string>();
    return [...dates, ...amounts]
      .sort((a, b) => a.at - b.at)
      .filter(({ value }) => {
        if (seen.has(value)) return false;
        seen.add(value);
        return true;
      })
      .map(({ fact, value }) => ({ fact, value, paragraph: block.paragraph, digest }));
  });
}

export interface StaleLink {
  /** Id of the block that took the value over. */
  readonly block: string;
  readonly link: FactLink;
  /** `changed`: the paragraph now says something else; `gone`: nothing in the document says it any more. */
  readonly reason: 'changed' | 'gone';
}

/** Links whose paragraph is no longer what it was. A paragraph that only moved is the same paragraph. */
export function staleLinks(
  source: InterpretationSource,
  blocks: readonly DocumentBlock[],
  sha256: Digest,
): readonly StaleLink[] {
  const texts = blocks.map(textOf);
  const digests = new Set<string>(texts.map((text) => digestOf(text, sha256)));
  return source.blocks.flatMap(({ id, links = [] }) =>
    links
      .filter((link) => !digests.has(link.digest))
      .map((link) => {
        const isSaid = texts.some((text) => text.includes(link.value));
        return { block: id, link, reason: isSaid ? ('changed' as const) : ('gone' as const) };
      }),
  );
}

/** Blanks do not make another paragraph. */
function digestOf(text: string, sha256: Digest): Sha256 {
  return sha256(encodeUtf8(text.replace(/\s/gu, '')));
}

function textOf(block: DocumentBlock): string {
  return block.block === 'paragraph' ? block.text : block.rows.map((row) => row.join('\t')).join('\n');
}
