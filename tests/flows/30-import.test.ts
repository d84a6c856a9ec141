import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../store/test-store.ts';
import type { Workstation } from './workstation.ts';
import { draftDossier, openOffice, sampleFolder, sign, texts } from './workstation.ts';

const kind = 'policy-with-interpretation' as const;

async function emptyDossier() {
  const station = await openOffice();
  const { dossier } = await station.call('dossier.create', { kind, title: '夜间开放办法' });
  const add = (ticket: string) =>
    station.ask('dossier.add-file', { dossier, slot: 'attachment', ticket: ticket as never });
  return { station, dossier, add };
}

/** Every file below a folder, in one buffer each. */
function everyByte(folder: string): readonly Buffer[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path));
}

describe('taking a file in', () => {
  test('reads docx, xlsx, PDF and text as real programs wrote them', async () => {
    const { station, dossier } = await emptyDossier();
    const folder = join(sampleFolder, 'clean');
    for (const name of readdirSync(folder)) {
      await station.call('dossier.add-file', {
        dossier,
        slot: 'attachment',
        ticket: station.ticket(join(folder, name)),
      });
    }
    const { files } = await station.call('dossier.read', { dossier });
    expect(files.map(({ type }) => type).sort()).toEqual(['docx', 'docx', 'pdf', 'txt', 'xlsx']);
    expect(files.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
    expect(files.map(({ inspected }) => inspected)).toEqual(files.map(() => 'whole'));
  });

  test('keeps every file sealed, and shows the text', async () => {
    const { station, dossier, files } = await draftDossier();
    const { parts } = await station.call('dossier.text', { dossier, file: files.document });
    expect(parts.map(({ text }) => text).join('\n')).toContain('公共图书馆每日开放至二十二时');
    const kept = everyByte(join(station.workspace, 'vault')).map((bytes) => bytes.toString());
    expect(kept.length).toBeGreaterThan(5);
    for (const stored of kept) expect(stored).toMatch(/^XSVAULT/u);
    expect(kept.filter((stored) => stored.includes('图书馆'))).toEqual([]);
  });

  test('tells each step to who waits', async () => {
    const { station, add } = await emptyDossier();
    const ticket = station.file('名单.txt', texts.attachment);
    await add(ticket);
    expect(station.progress).toEqual(
      ['reading', 'extracting', 'screening', 'storing'].map((step, done) => ({
        job: ticket,
        step,
        done,
        total: 4,
      })),
    );
  });

  test('leaves no word of any document in the database', async () => {
    const { station } = await draftDossier();
    await station.close();
    const database = readFileSync(join(station.workspace, 'office.db'));
    for (const word of ['二十二时', '临港区图书馆', '0498-5550123'])
      expect(database.includes(word), word).toBe(false);
  });
});

describe('a file that looks classified', () => {
  const secret = '关于鸣沙滩雷达站改造的请示';
  const marked = `${['机', '密'].join('')}★10年\n\n${secret}\n鸣沙滩雷达站拟于明年改造，经费另报。\n`;

  test('is refused, and nothing of it stays: no word, no name, no byte', async () => {
    const { station, dossier, add } = await emptyDossier();
    const refused = await add(station.file('鸣沙滩雷达站请示.txt', marked));
    expect(refused).toEqual({
      ok: false,
      failure: { code: 'intake.looks-classified', params: { rules: expect.stringMatching(/^SEC-\d\d/) } },
    });
    expect((await station.call('dossier.read', { dossier })).files).toEqual([]);
    await station.close();
    const words = [secret, '鸣沙滩', '雷达站', '经费另报', marked.slice(0, 4)];
    for (const bytes of everyByte(station.workspace)) {
      for (const word of words) {
        expect(bytes.includes(Buffer.from(word, 'utf8')), word).toBe(false);
        expect(bytes.includes(Buffer.from(word, 'utf16le')), word).toBe(false);
        expect(bytes.includes(encodeURIComponent(word)), word).toBe(false);
      }
    }
  });

  test('leaves who, when and which rule, and a keyed hash of its name', async () => {
    const { station, add } = await emptyDossier();
    await add(station.file('鸣沙滩雷达站请示.txt', marked));
    await station.signIn('security-auditor');
    const entries = await station.call('audit.list', { before: null, limit: 10 });
    const refusal = entries.find(({ action }) => action === 'dossier.add-file');
    expect(refusal).toMatchObject({
      person: '方既白',
      duty: 'handler',
      result: 'refused',
      detail: { reason: 'intake.looks-classified', rules: ['SEC-01', 'SEC-02'] },
    });
    expect((await station.call('audit.verify', {})).problems).toEqual([]);
  });

  test('is found in a text box of a header too', async () => {
    const { station, add } = await emptyDossier();
    const [name] = readdirSync(join(sampleFolder, 'marked'));
    const path = join(sampleFolder, 'marked', name!);
    expect(codeOf(await add(station.ticket(path)))).toBe('intake.looks-classified');
    await station.close();
    const original = readFileSync(path);
    const pieces = [0.2, 0.5, 0.8].map((share) => {
      const start = Math.floor(original.length * share);
      return original.subarray(start, start + 48);
    });
    for (const bytes of everyByte(station.workspace)) {
      for (const piece of [...pieces, Buffer.from(name!)]) expect(bytes.includes(piece)).toBe(false);
    }
  });

  test('does not void what was signed before, since nothing changed', async () => {
    const { station, dossier } = await draftDossier();
    await sign(station, dossier, 'handler');
    const ticket = station.file('请示.txt', marked);
    expect(codeOf(await station.ask('dossier.add-file', { dossier, slot: 'attachment', ticket }))).toBe(
      'intake.looks-classified',
    );
    expect((await station.call('dossier.read', { dossier })).state).toBe('secrecy-review');
  });

  test('cannot take the place of another either', async () => {
    const { station, dossier, files } = await draftDossier();
    const before = await station.call('dossier.read', { dossier });
    const ticket = station.file('请示.txt', marked);
    const refused = await station.ask('dossier.replace-file', { dossier, file: files.document, ticket });
    expect(codeOf(refused)).toBe('intake.looks-classified');
    expect(await station.call('dossier.read', { dossier })).toEqual(before);
  });
});

describe('what cannot be taken in is said, and changes nothing', () => {
  test.for([
    ['an empty file', (station: Workstation) => station.file('空.txt', ''), 'intake.empty'],
    [
      'an unknown format',
      (station: Workstation) =>
        station.file(
          '数据.docx',
          Uint8Array.from({ length: 400 }, (_, at) => (at * 151) % 251),
        ),
      'intake.unknown-format',
    ],
    ['a damaged docx', (station: Workstation) => station.file('坏.docx', cutDocx()), 'extraction.damaged'],
    ['a ticket nobody gave out', () => 'ticket-999', 'intake.ticket-unknown'],
    [
      'a file that vanished',
      (station: Workstation) => {
        const ticket = station.file('走了.txt', '在吗');
        rmSync(join(station.folder, 'desk', '走了.txt'));
        return ticket;
      },
      'intake.vanished',
    ],
    [
      'a folder named like a document',
      (station: Workstation) => {
        mkdirSync(join(station.folder, 'desk', '夹.docx'));
        return station.ticket(join(station.folder, 'desk', '夹.docx'));
      },
      'intake.not-a-file',
    ],
  ] as const)('%s', async ([, make, code]) => {
    const { station, dossier, add } = await emptyDossier();
    const before = await station.call('dossier.read', { dossier });
    expect(codeOf(await add(make(station)))).toBe(code);
    expect(await station.call('dossier.read', { dossier })).toEqual(before);
    expect(everyByte(join(station.workspace, 'vault'))).toEqual([]);
  });

  /** The beginning of a real docx: its directory of entries, at the end, is missing. */
  function cutDocx(): Uint8Array {
    const folder = join(sampleFolder, 'clean');
    const name = readdirSync(folder).find((each) => each.endsWith('.docx'))!;
    return readFileSync(join(folder, name)).subarray(0, 4_000);
  }

  test('the same content twice', async () => {
    const { station, dossier } = await draftDossier();
    const ticket = station.file('另一个名字.txt', texts.attachment);
    const again = await station.ask('dossier.add-file', { dossier, slot: 'attachment', ticket });
    expect(again).toEqual({
      ok: false,
      failure: { code: 'dossier.duplicate-file', params: { name: '另一个名字.txt' } },
    });
  });

  test('a file that is rewritten while it is read is taken whole or not at all', async () => {
    const { station, dossier, add } = await emptyDossier();
    const ticket = station.file('在写.txt', '甲'.repeat(500_000));
    const adding = add(ticket);
    for (let count = 0; count < 20; count += 1) {
      writeFileSync(join(station.folder, 'desk', '在写.txt'), '乙'.repeat(400_000 + count));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const added = await adding;
    const { files } = await station.call('dossier.read', { dossier });
    expect([0, 1]).toContain(files.length);
    expect(added.ok).toBe(files.length === 1);
  });

  test('a reader that could not start costs the file and nothing else', async () => {
    const { station, dossier } = await draftDossier();
    await station.restart({ extractionWorker: new URL('nothing-there.ts', import.meta.url) });
    await station.signIn('handler');
    const ticket = station.file('名单二.txt', '附件二');
    expect(codeOf(await station.ask('dossier.add-file', { dossier, slot: 'attachment', ticket }))).toBe(
      'extraction.crashed',
    );
    expect((await station.call('dossier.read', { dossier })).files).toHaveLength(3);
  });
});

describe('a dossier that is edited', () => {
  test('keeps the place of a replaced file, and numbers what is left without gaps', async () => {
    const { station, dossier } = await draftDossier();
    const second = await station.call('dossier.add-file', {
      dossier,
      slot: 'attachment',
      ticket: station.file('附件二.txt', '附件二：开放时间表'),
    });
    const attachments = async () =>
      (await station.call('dossier.read', { dossier })).files.filter(({ slot }) => slot === 'attachment');
    const [first] = await attachments();
    const ticket = station.file('附件一新.txt', '附件：新的名单');
    await station.call('dossier.replace-file', { dossier, file: first!.id, ticket });
    expect((await attachments()).map(({ name, position }) => `${position} ${name}`)).toEqual([
      '1 附件一新.txt',
      '2 附件二.txt',
    ]);
    await station.call('dossier.remove-file', { dossier, file: (await attachments())[0]!.id });
    expect((await attachments()).map(({ id, position }) => ({ id, position }))).toEqual([
      { id: second.file.id, position: 1 },
    ]);
  });

  test('does not know a file that was removed', async () => {
    const { station, dossier, files } = await draftDossier();
    await station.call('dossier.remove-file', { dossier, file: files.attachment });
    expect(codeOf(await station.ask('dossier.remove-file', { dossier, file: files.attachment }))).toBe(
      'dossier.part-unknown',
    );
    expect(codeOf(await station.ask('dossier.text', { dossier, file: files.attachment }))).toBe(
      'dossier.part-unknown',
    );
  });

  test('takes several files at once, one after the other', async () => {
    const { station, dossier } = await emptyDossier();
    const tickets = Array.from({ length: 4 }, (_, count) => station.file(`${count}.txt`, `附件${count}`));
    const added = await Promise.all(
      tickets.map((ticket) => station.call('dossier.add-file', { dossier, slot: 'attachment', ticket })),
    );
    expect(added.map(({ file }) => file.position)).toEqual([1, 2, 3, 4]);
  });
});
