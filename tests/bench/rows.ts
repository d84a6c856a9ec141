/**
 * What is measured. Each peer is the least that any program would have to do for the same input (plain expressions over the
 * text, inflating a container, hashing the bytes, inserting the rows), so the ratio says what our work on top of that costs.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sqlite from 'better-sqlite3';
import { Document, Packer, Paragraph } from 'docx';
import { unzipSync } from 'fflate';
import type { AuditEntry } from '../../shared/audit/audit-entry.ts';
import { checkChain, genesis, headOf, nextEntry } from '../../shared/audit/chain.ts';
import { nodeHash } from '../../shared/base/hash.node.ts';
import { encodeUtf8 } from '../../shared/base/utf8.ts';
import { verifyBundle } from '../../shared/bundle/verify-bundle.ts';
import { extractText } from '../../shared/extraction/extract-text.node.ts';
import { verifySignature } from '../../shared/signoff/verify-signature.node.ts';
import { docxRows } from './docx-rows.ts';
import { folderRows } from './folder-rows.ts';
import type { Measurement } from './measure.ts';
import { ocrRows } from './ocr-rows.ts';
import { pdfRows } from './pdf-rows.ts';
import { publishRows } from './publish-rows.ts';
import { officialText } from './sample-text.ts';
import { screenRows } from './screen-rows.ts';
import { growthRows } from './store-growth.ts';
import { termRows } from './term-rows.ts';
import { trustRows } from './trust.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));

export interface Prepared {
  readonly id: string;
  /** Measured only when it is named: its input takes long to make. */
  readonly onRequest?: boolean;
  /** Makes the input; only for rows that are measured. */
  prepare(): Measurement | Promise<Measurement>;
}

/** All measurements; each prepares its input once. */
export const measurements: readonly Prepared[] = [
  ...termRows,
  ...screenRows,
  ...docxRows,
  ...pdfRows,
  ...publishRows,
  ...ocrRows,
  ...folderRows,
  ...growthRows,
  ...trustRows,
  { id: 'docx-1000', prepare: docx },
  { id: 'ledger-verify', prepare: ledgerVerify },
  { id: 'ledger-append', prepare: ledgerAppend },
  { id: 'verify-small', prepare: bundleVerify },
];

async function docx(): Promise<Measurement> {
  const paragraphs = officialText(550_000)
    .split('\n')
    .map((line) => new Paragraph(line));
  const bytes = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] })));
  return {
    id: 'docx-1000',
    peer: 'inflate-and-strip-tags',
    unit: 'page/s',
    goal: null,
    amount: 1_000,
    ours: () => extractText({ bytes, name: '千页通知.docx' }),
    theirs: () => new TextDecoder().decode(unzipSync(bytes)['word/document.xml']).replace(/<[^>]*>/gu, ''),
  };
}

function ledgerEntries(count: number): readonly AuditEntry[] {
  const entries: AuditEntry[] = [];
  let head = genesis;
  for (let number = 0; number < count; number += 1) {
    const at = new Date(Date.UTC(2026, 10, 23) + number * 1_000).toISOString();
    const entry = nextEntry(
      head,
      {
        at,
        clock: { monotonicMs: number * 1_000, jumped: false },
        person: 'p-bench' as never,
        duty: 'handler',
        workstation: 'bench',
        action: 'dossier.decide',
        objects: ['d-bench', `f-${number}`],
        result: 'done',
        detail: { rule: 'DN-05', action: 'set-aside' },
      },
      nodeHash,
    );
    entries.push(entry);
    head = headOf(entry);
  }
  return entries;
}

function ledgerVerify(): Measurement {
  const entries = ledgerEntries(20_000);
  const raw = entries.map((entry) => encodeUtf8(JSON.stringify(entry)));
  return {
    id: 'ledger-verify',
    peer: 'sha256-only',
    unit: 'entries/s',
    goal: null,
    amount: entries.length,
    ours: () => checkChain(entries, nodeHash),
    theirs: () => raw.map((bytes) => nodeHash.sha256(bytes)),
  };
}

function ledgerAppend(): Measurement {
  const count = 5_000;
  const insertInto = (rows: () => Iterable<readonly [number, string]>) => {
    const folder = mkdtempSync(join(tmpdir(), 'xianshen-bench-'));
    const database = new sqlite(join(folder, 'bench.db'));
    database.exec('CREATE TABLE entry (number INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT');
    const insert = database.prepare('INSERT INTO entry (number, line) VALUES (?, ?)');
    database.transaction(() => {
      for (const [number, line] of rows()) insert.run(number, line);
    })();
    database.close();
    rmSync(folder, { recursive: true });
  };
  const ready = ledgerEntries(count).map((entry): readonly [number, string] => [
    entry.number,
    JSON.stringify(entry),
  ]);
  return {
    id: 'ledger-append',
    peer: 'insert-without-chain',
    unit: 'entries/s',
    goal: null,
    amount: count,
    ours: () =>
      insertInto(() => ledgerEntries(count).map((entry) => [entry.number, JSON.stringify(entry)] as const)),
    theirs: () => insertInto(() => ready),
  };
}

function bundleVerify(): Measurement {
  const bytes = new Uint8Array(readFileSync(join(top, 'tests/samples/golden/bundle-v1.zip')));
  const context = { name: 'bundle-v1.zip', trust: null, hash: nodeHash, verifySignature };
  return {
    id: 'verify-small',
    peer: 'sha256-only',
    unit: 'bundles/s',
    goal: null,
    amount: 1,
    ours: () => verifyBundle(bytes, context),
    theirs: () => nodeHash.sha256(bytes),
  };
}
