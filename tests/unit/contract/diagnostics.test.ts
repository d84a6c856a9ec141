import { expect, test } from 'vitest';
import { errorCounts, logFactsOf, officeFacts } from '../../../shared/contract/diagnostics.ts';

const at = '2026-11-23T08:00:00.000Z';

test('keeps of a log line only what is known to be harmless', () => {
  const [line] = logFactsOf([
    JSON.stringify({
      at,
      level: 'error',
      event: 'engine.unexpected',
      error: 'TypeError',
      code: 'EIO',
      reference: '0a1b2c3d',
      method: 'dossier.read',
      ms: 12,
      title: '关于某某的通知',
      path: '/home/fang/资料/office.db',
      stack: ['at open (/home/方既白/xianshen/dist/main/engine-process.js:10:5)', '方既白的身份证号'],
    }),
  ]);
  expect(line).toEqual({
    ...{ at, level: 'error', event: 'engine.unexpected', error: 'TypeError', code: 'EIO' },
    ...{ reference: '0a1b2c3d', method: 'dossier.read', numbers: { ms: 12 } },
    stack: ['engine-process.js:10'],
  });
});

test('leaves out lines that are not ours, also where a known field holds a sentence', () => {
  const lines = [
    '方既白 电话 19900000071',
    JSON.stringify({ at: '昨天', level: 'info', event: 'a' }),
    JSON.stringify({ at, level: 'warn', event: 'a' }),
    JSON.stringify({ at, level: 'info', event: '打开了 通知.docx' }),
  ];
  expect(logFactsOf([lines.join('\n'), ''])).toEqual([]);
  const [kept] = logFactsOf([
    JSON.stringify({ at, level: 'error', event: 'a', code: '通知.docx', error: '甲 乙' }),
  ]);
  expect(kept).toEqual({ at, level: 'error', event: 'a', numbers: {}, stack: [] });
});

test('puts the lines of two files in order, and counts errors by event', () => {
  const line = (second: number, level: string, event: string) =>
    JSON.stringify({ at: `2026-11-23T08:00:0${second}.000Z`, level, event });
  const log = logFactsOf([
    [line(1, 'info', 'window.opened'), line(3, 'error', 'window.page-gone')].join('\n'),
    [line(2, 'error', 'engine.exited'), line(4, 'error', 'engine.exited')].join('\n'),
  ]);
  expect(log.map(({ event }) => event)).toEqual([
    'window.opened',
    'engine.exited',
    'window.page-gone',
    'engine.exited',
  ]);
  expect(errorCounts(log)).toEqual({ 'engine.exited': 2, 'window.page-gone': 1 });
});

test('tells nobody’s name and not that of the office', () => {
  const facts = officeFacts(
    {
      state: 'ready',
      office: { name: '云泽市人民政府办公室', code: '11990100', isSample: false },
      people: [],
      ruleSets: [],
      maskPolicy: { version: 1 } as never,
      isMaskPolicyStandIn: false,
      segmenter: 'ready' as never,
      program: '0.1.0',
    },
    { releases: 3 },
  );
  expect(JSON.stringify(facts)).not.toContain('云泽');
  expect(facts).toMatchObject({ state: 'ready', counts: { releases: 3 } });
});
