import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createOpenedFiles } from '../../../electron/opened-files.ts';
import { createTickets } from '../../../electron/tickets.ts';

test('keeps a package or bundle from the arguments until somebody takes it, once', () => {
  const files = createOpenedFiles();
  const tickets = createTickets();
  expect(files.note(['.', '--data-dir=资料.xsx', '收文/交换 一.XSX'], resolve('办公'))).toBe(true);
  const taken = files.take(tickets);
  expect(taken).toMatchObject({ name: '交换 一.XSX', purpose: 'package' });
  if (taken === null) throw new Error('nothing was taken');
  expect(tickets.look({ ticket: taken.ticket, purpose: 'package' })).toBe(
    join(resolve('办公'), '收文', '交换 一.XSX'),
  );
  expect(tickets.look({ ticket: taken.ticket, purpose: 'import' })).toBeNull();
  expect(files.take(tickets)).toBeNull();
});

test('takes over no documents, and the last of several', () => {
  const files = createOpenedFiles();
  expect(files.note(['通知.docx', '说明.pdf', '.'], '.')).toBe(false);
  expect(files.take(createTickets())).toBeNull();
  files.note(['甲.zip', '乙.zip'], '.');
  expect(files.take(createTickets())).toMatchObject({ name: '乙.zip', purpose: 'bundle' });
});
