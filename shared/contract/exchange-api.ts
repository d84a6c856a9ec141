/** What may be asked about packages between machines of one office, which travel as files. */
import * as z from 'zod/mini';
import type { DossierId, FileTicket } from '../base/ids.ts';
import type { HistoryDifference } from '../exchange/compare-histories.ts';
import type { DossierInput } from './inputs.ts';

export interface MadeAddress {
  readonly path: string;
  readonly workstation: string;
  /** To be compared with what the other machine shows. */
  readonly keyId: string;
}

export interface PackedDossier {
  readonly path: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Workstation that may open it. */
  readonly to: string;
}

/**
 * `new`: the dossier was not here. `forward`: the copy here was continued. `same`, `older`: nothing was changed, for there was
 * nothing new. `parted`: both copies were worked on; nothing was changed, and people have to agree which one goes on.
 */
export interface OpenedPackage {
  readonly outcome: 'new' | 'forward' | 'same' | 'older' | 'parted';
  readonly dossier: DossierId;
  readonly packageNumber: string;
  /** Workstation that packed it, and when. */
  readonly from: string;
  readonly packedAt: string;
  readonly differences: readonly HistoryDifference[];
}

export interface MadeArchive {
  readonly path: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ExchangeApi {
  /** Writes the public half of this workstation's exchange key into the folder, signed by who is signed in. */
  'exchange.address': { input: { folder: FileTicket; passPhrase: string }; output: MadeAddress };
  /** Packs a dossier with its whole history for the workstation of an address. */
  'exchange.pack': {
    input: DossierInput & { address: FileTicket; folder: FileTicket; passPhrase: string };
    output: PackedDossier;
  };
  /** Takes in a package. Everything in it is screened with the rules of this machine first. */
  'exchange.open': { input: { package: FileTicket }; output: OpenedPackage };
  /** Writes a dossier with everything about it into one file for the archive, sealed with a pass phrase of its own. */
  'archive.make': {
    input: DossierInput & { folder: FileTicket; passPhrase: string; archivePassPhrase: string };
    output: MadeArchive;
  };
}

const passPhrase = z.string().check(z.maxLength(1_000));

/** Shapes of the inputs beside dossier and tickets. */
export const exchangeShapes = {
  signing: { passPhrase },
  archiving: { passPhrase, archivePassPhrase: passPhrase },
};
