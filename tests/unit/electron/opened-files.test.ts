import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
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

test('takes the address that a file manager hands over for the file it names, and none of another machine', () => {
  const files = createOpenedFiles();
  const tickets = createTickets();
  const path = resolve('收文', '交换 一.xsx');
  expect(files.note([pathToFileURL(path).href], '.')).toBe(true);
  const taken = files.take(tickets);
  expect(taken).toMatchObject({ name: '交换 一.xsx', purpose: 'package' });
  expect(tickets.look({ ticket: taken!.ticket, purpose: 'package' })).toBe(path);
  expect(files.note(['https://example.invalid/a.zip', 'file://elsewhere/a.zip', 'file://%/a.zip'], '.')).toBe(
    false,
  );
  expect(files.take(tickets)).toBeNull();
});
