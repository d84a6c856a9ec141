import { describe, expect, test } from 'vitest';
import { documentBlocks } from '../../../../shared/publishing/official/document-blocks.ts';
import { recogniseElements } from '../../../../shared/publishing/official/recognise-elements.ts';
import { makeDocx, named, notice, readBytes, readPaper, recognised } from '../papers.ts';

describe('elements of an official document', () => {
  test('are recognised in a notice that has all of them', async () => {
    const document = recognised(await readPaper(notice));
    expect(document.form).toBe('downward');
    expect(document.missing).toEqual([]);
    expect(named(document).map(([element]) => element)).toEqual([
      'organ-mark',
      'document-number',
      'title',
      'title',
      'addressee',
      'paragraph',
      'level-1',
      'level-2',
      'level-3',
      'level-4',
      'table',
      'attachment-note',
      'attachment-note',
      'signature',
      'date',
      'note',
      'attachment-title',
      'chapter',
      'paragraph',
      'attachment-heading',
      'attachment-title',
      'paragraph',
      'attachment-heading',
      'attachment-title',
      'paragraph',
      'copy-to',
      'issued',
    ]);
  });

  test('carry a confidence: a number in the standard form is surer than one with wrong brackets', async () => {
    const sure = recognised(await readPaper(notice)).elements[1];
    const wrong = recognised(await readPaper(notice.with(1, '栖政办发[2026]8号'))).elements[1];
    expect(sure).toMatchObject({ element: 'document-number', confidence: 0.99 });
    expect(wrong).toMatchObject({ element: 'document-number', confidence: 0.8 });
  });

  test('keep the paragraph of the source', async () => {
    const { elements } = recognised(await readPaper(notice));
    expect(elements.slice(0, 5).map(({ block }) => block.paragraph)).toEqual([1, 2, 3, 4, 5]);
  });

  test.for([
    [
      [
        '栖霞湾市财政局文件',
        '栖财〔2026〕3号　签发人：方既白',
        '栖霞湾市财政局关于追加经费的请示',
        '市政府：',
        '正文。',
      ],
      'upward',
    ],
    [
      ['栖霞湾市财政局', '栖财函〔2026〕3号', '栖霞湾市财政局关于商请支持的函', '市民政局：', '正文。'],
      'letter',
    ],
    [['栖霞湾市人民政府令', '第12号', '现公布《某办法》，自公布之日起施行。'], 'order'],
    [['栖霞湾市人民政府会议纪要', '〔2026〕3号', '会议议定下列事项。'], 'minutes'],
  ] as const)('tell the form of %j', async ([lines, form]) => {
    expect(recognised(await readPaper(lines)).form).toBe(form);
  });

  test('are paragraphs where nothing tells what they are, and the missing ones are named', async () => {
    const lines = ['这一份材料没有任何结构，只是几句话。', '第二句话在这里。', '𠮷田与㐂都是少见的字。'];
    const document = recognised(await readPaper(lines));
    expect(named(document)).toEqual(lines.map((line) => ['paragraph', line]));
    expect(document.missing).toEqual(['organ-mark', 'document-number', 'title', 'signature', 'date']);
  });

  test('do not take a sentence for a title, nor a date within a table for the date of the document', async () => {
    const document = recognised(
      await readPaper([
        '关于做好某项工作，现将有关事项通知如下，请各单位遵照执行。',
        [['日期', '2026年5月8日']],
      ]),
    );
    expect(named(document).map(([element]) => element)).toEqual(['paragraph', 'table']);
  });

  test('take several offices that sign together', async () => {
    const document = recognised(
      await readPaper(['关于某事的通知', '正文。', '栖霞湾市财政局', '栖霞湾市民政局', '2026年5月8日']),
    );
    expect(named(document).filter(([element]) => element === 'signature')).toHaveLength(2);
  });

  test('name 300 attachments', async () => {
    const attachments = Array.from({ length: 300 }, (_, index) => [
      `附件${index + 1}`,
      `第${index + 1}号名单`,
      `内容${index + 1}。`,
    ]).flat();
    const { elements } = recognised(await readPaper([...notice.slice(0, 6), ...attachments]));
    expect(elements.filter(({ element }) => element === 'attachment-heading')).toHaveLength(300);
    expect(elements.filter(({ element }) => element === 'attachment-title')).toHaveLength(300);
  });
});

describe('blocks of a file', () => {
  test('make one table of rows that stand together, empty cells included', async () => {
    const { blocks } = documentBlocks(await readPaper(notice));
    expect(blocks.find(({ block }) => block === 'table')).toMatchObject({
      rows: [
        ['馆名', '座位（个）', '电话'],
        ['市图书馆', '320', '0990-5550123'],
        ['临港区图书馆', '', '0990-5550124'],
      ],
    });
  });

  test('put footnotes behind the text and before the closing part', async () => {
    const text = await readPaper([
      '关于某事的通知',
      { text: '正文。', note: '本市指市区。' },
      '抄送：市委各部门。',
    ]);
    const { elements } = recogniseElements(documentBlocks(text));
    expect(elements.map(({ element }) => element)).toEqual(['title', 'paragraph', 'appended', 'copy-to']);
  });

  test('say what they leave out', async () => {
    const bytes = await makeDocx(['关于某事的通知', '正文。']);
    const text = await readBytes(bytes);
    const hidden = {
      ...text,
      hidden: [{ kind: 'docx.comments', path: 'word/comments.xml', place: {}, count: 2 }],
      notInspected: [{ path: 'word/media/image1.png', reason: 'picture-without-text' as const }],
    };
    expect(documentBlocks(hidden).leftOut).toEqual([
      { what: 'docx.comments', count: 2 },
      { what: 'picture-without-text', count: 1 },
    ]);
  });
});
