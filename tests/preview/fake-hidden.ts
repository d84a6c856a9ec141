/** Invented hidden information for the window without an engine. */
import { brand, type Sha256, type SourceFileId } from '../../shared/base/ids.ts';
import type { CleanCopyView, HiddenInformation } from '../../shared/contract/cleaning-views.ts';

const item = { path: 'word/document.xml', count: 1, covered: false, author: null, at: null };

export const fakeCopy: CleanCopyView = {
  before: brand<Sha256>('1a'.repeat(32)),
  after: brand<Sha256>('2b'.repeat(32)),
  at: '2026-11-23T08:40:00.000Z',
  by: '林晚舟',
  removed: [
    { kind: 'docx.comments', count: 1 },
    { kind: 'docx.tracked-changes', count: 2 },
  ],
  kept: [{ kind: 'docx.alt-chunk', count: 1, reason: 'kind-not-cleanable' }],
  masked: 1,
  notes: ['fields-became-text'],
};

export function fakeHidden(file: SourceFileId, copy: CleanCopyView | null): HiddenInformation {
  return {
    file,
    type: 'docx',
    cleanable: true,
    kinds: [
      {
        kind: 'docx.comments',
        count: 1,
        obstacle: null,
        items: [
          {
            ...item,
            path: 'word/comments.xml',
            place: { paragraph: 3 },
            quote: '请打***********再核一次',
            covered: true,
            author: '林晚舟',
          },
        ],
      },
      {
        kind: 'docx.tracked-changes',
        count: 2,
        obstacle: null,
        items: [
          { ...item, place: { paragraph: 5 }, quote: '每月六十元', author: '林晚舟' },
          { ...item, place: { paragraph: 7 }, quote: null },
        ],
      },
      {
        kind: 'docx.alt-chunk',
        count: 1,
        obstacle: 'kind-not-cleanable',
        items: [{ ...item, place: {}, quote: 'word/chunk.txt' }],
      },
    ],
    notInspected: [{ path: 'word/media/image3.emf', reason: 'picture-without-text' }],
    maskable: 1,
    copy,
  };
}
