/** Words of exchange between machines. Outcomes are said as on the command line, in shared/messages. */
import type { WindowText } from './zh-cn.ts';

export const enExchange: Pick<WindowText, 'exchange'> = {
  exchange: {
    desk: 'Exchange between machines',
    openTitle: 'Open an exchange package',
    packageFile: 'Package',
    choosePackage: 'Choose package',
    open: 'Open',
    opening: 'Screening and taking in …',
    addressTitle: 'Export the address of this machine',
    addressNote:
      'An address is public. Give it to the machines that send here, and compare the key id in person.',
    makeAddress: 'Export address',
    packTitle: 'Send to another machine',
    packNote: 'Packs all files, opinions, sign-offs and the ledger; only the other machine can open it.',
    addressFile: 'Address',
    chooseAddress: 'Choose address file',
    passPhrase: 'Pass phrase',
    pack: 'Encrypt and pack',
    packing: 'Packing …',
    lacking: 'Choose file and folder and type the pass phrase first.',
    close: 'Close',
  },
};
