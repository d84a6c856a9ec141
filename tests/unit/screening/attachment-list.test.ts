import { expect, test } from 'vitest';
import {
  matchAttachmentMarks,
  matchAttachmentTitles,
} from '../../../shared/screening/match-attachment-list.ts';
import { missingPeriod, shortConsultation } from '../../../shared/screening/match-consultation.ts';
import { matchMapApproval } from '../../../shared/screening/match-map-approval.ts';
import { missingPublicationNote } from '../../../shared/screening/match-publication-note.ts';
import { screenedPart } from '../../../shared/screening/screened-part.ts';
import { oneText } from './rule-samples.ts';

const partOf = (text: string) => screenedPart(oneText(text).parts[0]!);

test('the place of a mark after an attachment’s name is the mark itself, blanks after it or not', () => {
  const text = '附件：1.甲表； \n　　　2.乙表\n某局';
  expect(matchAttachmentMarks(partOf(text)).map(({ start, end }) => text.slice(start, end))).toEqual(['；']);
});

test('a title split over lines is the title announced', () => {
  const list = '附件：1.首批社区便民服务点名录填报说明\n\n';
  expect(matchAttachmentTitles(partOf(`${list}附件1\n首批社区便民服务点\n名录填报说明\n正文`))).toEqual([]);
  expect(matchAttachmentTitles(partOf(`${list}附件1\n名录更新办法\n第一条`))[0]?.values).toEqual({
    expected: '首批社区便民服务点名录填报说明',
  });
});

test('a consultation is told by its heading, and its days are counted with both ends', () => {
  const head = '关于公开征求《某办法（征求意见稿）》意见的公告\n';
  expect(missingPeriod(oneText(`${head}欢迎来信。`))).toHaveLength(1);
  expect(missingPeriod(oneText('关于印发某办法的通知\n欢迎来信。'))).toEqual([]);
  const period = (end: string) =>
    shortConsultation(oneText(`${head}时间为2026年3月6日至${end}。`))[0]?.values;
  expect(period('3月15日')).toEqual({ days: 10 });
  expect(period('4月4日')).toBeUndefined();
  expect(period('2027年4月4日')).toBeUndefined();
});

test('a map needs an approval number, a flow chart does not', () => {
  expect(matchMapApproval(partOf('图1 云泽市行政区划图'))).toHaveLength(1);
  expect(matchMapApproval(partOf('图1 办理流程图'))).toEqual([]);
});

test('only a document with a number and a date of its own needs a publication note', () => {
  const head = '云泽政发〔2026〕3号\n关于某事的通知\n各县区：\n正文。\n';
  expect(missingPublicationNote(oneText(`${head}2026年5月8日`))).toHaveLength(1);
  expect(missingPublicationNote(oneText(head))).toEqual([]);
  expect(missingPublicationNote(oneText('关于某事的通知\n正文。\n2026年5月8日'))).toEqual([]);
});
