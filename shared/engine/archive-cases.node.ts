/** The archive of a dossier: everything about it, opinions and findings included, in one sealed file that anybody with its pass phrase can check in years. */
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { nodeHash } from '../base/hash.node.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { readBundleFile, readTrustFile, writeBundleFile } from '../bundle/bundle-file.node.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { MadeArchive } from '../contract/exchange-api.ts';
import { openArchive, sealArchive } from '../exchange/archive-cipher.node.ts';
import { readExchangeBag, writeExchangeBag } from '../exchange/exchange-package.ts';
import type { LedgerPart } from '../exchange/ledger-part.ts';
import { isProvenPart, isSoundPart } from '../exchange/ledger-part.ts';
import { passPhraseMinimum } from '../signoff/pass-phrase-length.ts';
import { contentDigest, signingStages } from '../signoff/statement.ts';
import { verifySignature } from '../signoff/verify-signature.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record } from './engine-context.node.ts';
import { contentOf, isSignedByOne, signOffsHold } from './exchange-check.node.ts';
import { exchangeContent } from './exchange-content.node.ts';
import { isLongEnough, unlockToSign } from './pass-phrase.node.ts';
import { trustInForce } from './trust-in-force.node.ts';

const action = 'archive.make';
/** Stands where the receiver's key is named in a package: an archive opens with a pass phrase. */
const noReceiver = '0'.repeat(16);

export function archiveCases(context: EngineContext): Pick<Handlers, typeof action> {
  return { [action]: (input) => makeArchive(context, input) };
}

/** Failures: `office.weak-pass-phrase`, and those of `unlockToSign`, `exchangeContent` and `writeBundleFile`. */
async function makeArchive(
  context: EngineContext,
  { dossier: id, folder: ticket, passPhrase, archivePassPhrase }: Api[typeof action]['input'],
): Promise<Result<MadeArchive>> {
  const person = permit(context, action, signingStages);
  if (!person.ok) return person;
  const folder = context.wiring.pathOfTicket(ticket);
  if (folder === null) return fail('intake.ticket-unknown', {});
  if (!isLongEnough(archivePassPhrase))
    return fail('office.weak-pass-phrase', { minimum: passPhraseMinimum });
  const signer = await unlockToSign(context, person.value, { passPhrase, action });
  if (!signer.ok) return signer;
  const content = await exchangeContent(context, id);
  if (!content.ok) return content;
  const { ports, wiring, store } = context;
  const { packageNumber } = content.value.history;
  const facts = {
    kind: 'archive',
    packageNumber,
    officeCode: trustInForce(context).office.code,
    from: store.workstation,
    to: noReceiver,
    packedAt: ports.clock.now(),
    program: wiring.programVersion,
  } as const;
  const bag = writeExchangeBag(content.value, facts, { signer: signer.value, hash: ports.hash });
  const sealed = await sealArchive(bag, archivePassPhrase, { random: ports.ids, cost: wiring.keyCost });
  const path = join(folder, `${packageNumber}-${content.value.state.slice(0, 8)}.xsarchive`);
  const written = await writeBundleFile(path, sealed);
  if (!written.ok) return written;
  const { sha256, bytes } = written.value;
  const { origin, size, rootHash } = content.value.ledger;
  const detail = { sha256, bytes, archived: content.value.state, ledger: { origin, size, rootHash } };
  const made = { path, fileName: basename(path), bytes, sha256 };
  const recorded = record(context, { by: person.value, action, objects: [id], detail }, () => made);
  // What the ledger does not know of must not be lying about.
  if (!recorded.ok) await rm(path, { force: true });
  return recorded;
}

/** What a check of an archive found; every question is asked, whatever the others answered. */
export interface ArchiveReport {
  readonly valid: boolean;
  readonly packageNumber: string;
  readonly packedAt: string;
  readonly from: string;
  /** Counts of what is inside. */
  readonly holds: { readonly files: number; readonly decisions: number; readonly signOffs: number };
  readonly problems: readonly ArchiveProblem[];
}

/** `sender`: not signed by a certified person. `sign-offs`: one does not hold. `content`: not what was signed. `ledger`: altered. */
export type ArchiveProblem = 'sender' | 'sign-offs' | 'content' | 'ledger';

/**
 * Checks an archive with its pass phrase and the office's trust file, on any machine.
 * Failures: `archive.unreadable`, `archive.wrong-pass-phrase`, `bundle.trust-unreadable`.
 */
export async function verifyArchive(
  path: string,
  trustPath: string,
  passPhrase: string,
): Promise<Result<ArchiveReport>> {
  const name = basename(path);
  const trust = await readTrustFile(trustPath, { hash: nodeHash, verifySignature });
  if (!trust.ok) return trust;
  const bytes = await readBundleFile(path);
  if (!bytes.ok) return fail('archive.unreadable', { name });
  const opened = await openArchive(bytes.value, passPhrase);
  if (!opened.ok) {
    return opened.why === 'form'
      ? fail('archive.unreadable', { name })
      : fail('archive.wrong-pass-phrase', {});
  }
  const read = readExchangeBag(opened.bytes, nodeHash);
  if (read === null || read.statement.kind !== 'archive') return fail('archive.unreadable', { name });
  const { history, ledger } = read.content;
  const digest = contentDigest(contentOf(history), nodeHash);
  const standing = history.signOffs.filter(({ round }) => round === history.round);
  const problems: readonly (ArchiveProblem | null)[] = [
    isSignedByOne(read, trust.value) ? null : 'sender',
    signOffsHold(history, trust.value) ? null : 'sign-offs',
    standing.every(({ content }) => content === digest) ? null : 'content',
    isSoundPart(ledger, history.id, nodeHash) && isProvenOrOlder(ledger) ? null : 'ledger',
  ];
  const found = problems.filter((each) => each !== null);
  const holds = {
    files: history.files.length,
    decisions: history.decisions.length,
    signOffs: history.signOffs.length,
  };
  const { packageNumber, packedAt, from } = read.statement;
  return ok({ valid: found.length === 0, packageNumber, packedAt, from, holds, problems: found });
}

/** Archives that were made before there were proofs bear none; the sender's signature stands for them alone. */
function isProvenOrOlder(ledger: LedgerPart): boolean {
  return !('proof' in ledger) || isProvenPart(ledger, { hash: nodeHash, verifySignature });
}
