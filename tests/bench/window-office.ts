/** An office of many years with four releases that the program itself made: few and many findings, a short and a long text. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openOffice } from '../e2e/prepare.ts';
import { got } from '../store/test-store.ts';
import { grownPassPhrase, growOffice } from './grown-office.ts';

export interface WindowOffice {
  readonly folder: string;
  readonly handler: { readonly name: string; readonly passPhrase: string };
  readonly titles: Readonly<Record<'few' | 'many' | 'short' | 'long', string>>;
}

const kind = 'policy-with-interpretation';
const titles = {
  few: '云泽市便民电话目录',
  many: '云泽市服务热线名册',
  short: '云泽市公共图书馆开放办法',
  long: '云泽市公共阅览室开放规程',
} as const;
/** A page of an official document: 22 lines of 28 characters. */
const linesPerPage = 22;
const line = '公共图书馆每日开放至二十二时，法定节假日照常开放，读者凭证入馆。\n';

/** @returns the closed office; the caller removes its folder */
export async function growWindowOffice({ releases }: { readonly releases: number }): Promise<WindowOffice> {
  const grown = await growOffice({ releases, findingsEach: 1, ledgerEntries: 0 });
  const { people } = await grown.call('office.status', {});
  const handler = people.find(({ duty }) => duty === 'handler');
  if (handler === undefined) throw new Error('an office without a handler');
  await grown.close();
  const engine = await openOffice(grown.folder);
  got(await engine.handlers['session.sign-in']({ person: handler.id, passPhrase: grownPassPhrase }));
  const texts = { few: phones(200), many: phones(20_000), short: pages(10), long: pages(1_000) } as const;
  for (const name of ['few', 'many', 'short', 'long'] as const) {
    const path = join(grown.folder, `${name}.txt`);
    writeFileSync(path, texts[name]);
    const { dossier } = got(await engine.handlers['dossier.create']({ kind, title: titles[name] }));
    const ticket = engine.ticketOf(path);
    got(await engine.handlers['dossier.add-file']({ dossier, slot: 'document', ticket }));
  }
  await engine.close();
  return { folder: grown.folder, handler: { name: handler.name, passPhrase: grownPassPhrase }, titles };
}

/** Invented numbers, each of which is one finding. */
function phones(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `联系手机 139${String(10_000_000 + index * 37)}。\n`,
  ).join('');
}

function pages(count: number): string {
  return `云泽市公共图书馆开放办法\n${line.repeat(count * linesPerPage)}`;
}
