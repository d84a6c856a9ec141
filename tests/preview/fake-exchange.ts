/** Exchange and archive as the preview shows them. */
import type { DossierId } from '../../shared/base/ids.ts';
import { brand } from '../../shared/base/ids.ts';
import { ok } from '../../shared/base/result.ts';
import type { Handlers } from '../../shared/contract/api.ts';
import type { PortalProfile } from '../../shared/release/portal/portal-profile.ts';

type ExchangeHandlers = Pick<
  Handlers,
  'exchange.address' | 'exchange.pack' | 'exchange.open' | 'archive.make'
>;

export const fakePortal: PortalProfile = {
  schema: 'xianshen.portal/1',
  id: 'year-five',
  name: { zh: '门户：年份加五位顺序号', en: 'Portal: year and five digits' },
  columns: ['政策文件'],
  code: '',
  indexNumber: '{code}/{YYYY}-{serial:5}',
};

const sha256 = '7b'.repeat(32);

export const exchangeHandlers: ExchangeHandlers = {
  'exchange.address': async () =>
    ok({
      path: '/home/clerk/交换/xianshen-0f1e2d3c4b5a6978.address.json',
      workstation: '承办机',
      keyId: '0f1e2d3c4b5a6978',
    }),
  'exchange.pack': async () =>
    ok({
      path: '/home/clerk/交换/BMSC-2026-0007-3fa4bc01-0f1e.xsx',
      fileName: 'BMSC-2026-0007-3fa4bc01-0f1e.xsx',
      bytes: 524_288,
      sha256,
      to: '审查机',
    }),
  'exchange.open': async () =>
    ok({
      outcome: 'forward',
      dossier: brand<DossierId>('dossier-7'),
      packageNumber: 'BMSC-2026-0007',
      from: '审查机',
      packedAt: '2026-11-23T08:00:00.000Z',
      differences: [{ kind: 'signOffs', here: 0, there: 1 }],
    }),
  'archive.make': async () =>
    ok({
      path: '/home/clerk/归档/BMSC-2026-0007-3fa4bc01.xsarchive',
      fileName: 'BMSC-2026-0007-3fa4bc01.xsarchive',
      bytes: 524_288,
      sha256,
    }),
};
