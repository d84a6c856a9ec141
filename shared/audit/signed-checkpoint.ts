/**
 * Checkpoints of the ledger as other programs read them: a tlog-checkpoint (c2sp.org/tlog-checkpoint) of origin, size and root,
 * as a signed note (c2sp.org/signed-note) with an Ed25519 signature.
 *
 * The key is the workstation's, not a person's: it says that this machine saw this history, and nothing about who approved what.
 */
import { decodeBase64, encodeBase64 } from '../base/base64.ts';
import { bytesToHex, concatBytes, equalBytes, hexToBytes } from '../base/bytes.ts';
import type { Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { LedgerCheckpoint } from './merkle-tree.ts';

/** Type of an Ed25519 signature in a signed note. */
const ed25519Type = 0x01;

/** Name of an origin as a key may bear it: no blanks, no plus sign. */
export function originOf(officeCode: string, workstation: string): string {
  return `${officeCode}/${workstation.replace(/[\s+]/gu, '_')}`;
}

/** Text that is signed: three lines, each ended. */
export function checkpointText({ origin, size, rootHash }: LedgerCheckpoint): string {
  return `${origin}\n${size}\n${encodeBase64(hexToBytes(rootHash))}\n`;
}

/** First four bytes of SHA-256 over name, line feed, type and key. */
export function noteKeyHash(name: string, publicKey: Uint8Array, hash: Hash): Uint8Array {
  const named = concatBytes([encodeUtf8(`${name}\n`), Uint8Array.of(ed25519Type), publicKey]);
  return hexToBytes(hash.sha256(named).slice(0, 8));
}

/** Key as verifiers of signed notes take it: `<name>+<hash>+<type and key>`. */
export function noteVerifierKey(name: string, publicKey: Uint8Array, hash: Hash): string {
  const key = encodeBase64(concatBytes([Uint8Array.of(ed25519Type), publicKey]));
  return `${name}+${bytesToHex(noteKeyHash(name, publicKey, hash))}+${key}`;
}

export interface NoteSigner {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** The whole note: text, empty line, signature line. */
export function signCheckpoint(checkpoint: LedgerCheckpoint, signer: NoteSigner, hash: Hash): string {
  const text = checkpointText(checkpoint);
  const signature = signer.sign(encodeUtf8(text));
  const named = concatBytes([noteKeyHash(checkpoint.origin, signer.publicKey, hash), signature]);
  return `${text}\n— ${checkpoint.origin} ${encodeBase64(named)}\n`;
}

/** Checkpoint of a note, or null for any other text; whether it is signed is asked by `isSignedCheckpoint`. */
export function readCheckpoint(untrustedNote: string): LedgerCheckpoint | null {
  const lines = /^([^\n+]{1,200})\n([1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n\n/u.exec(untrustedNote);
  const [, origin, size, root] = lines ?? [];
  const bytes = root === undefined ? null : decodeBase64(root);
  if (origin === undefined || size === undefined || bytes === null) return null;
  return { origin, size: Number(size), rootHash: brand<Sha256>(bytesToHex(bytes)) };
}

/** Name and key of a verifier key as `noteVerifierKey` writes it; null for any other text, or one whose hash is wrong. */
export function parseVerifierKey(
  untrustedText: string,
  hash: Hash,
): { readonly name: string; readonly publicKey: Uint8Array } | null {
  const [, name, , encoded] =
    /^([^+\s]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(untrustedText) ?? [];
  const bytes = encoded === undefined ? null : decodeBase64(encoded);
  if (name === undefined || bytes === null || bytes.length !== 33 || bytes[0] !== ed25519Type) return null;
  const publicKey = bytes.subarray(1);
  return noteVerifierKey(name, publicKey, hash) === untrustedText ? { name, publicKey } : null;
}

/** Tells whether a note is exactly a checkpoint with this key's signature, and no other line. */
export function isSignedCheckpoint(
  untrustedNote: string,
  publicKey: Uint8Array,
  ports: {
    readonly hash: Hash;
    readonly verify: (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
  },
): boolean {
  const checkpoint = readCheckpoint(untrustedNote);
  if (checkpoint === null) return false;
  const text = checkpointText(checkpoint);
  const start = `${text}\n— ${checkpoint.origin} `;
  if (!untrustedNote.startsWith(start) || !untrustedNote.endsWith('\n')) return false;
  const line = decodeBase64(untrustedNote.slice(start.length, -1));
  if (line === null || line.length !== 68) return false;
  const isOfKey = equalBytes(line.subarray(0, 4), noteKeyHash(checkpoint.origin, publicKey, ports.hash));
  return isOfKey && ports.verify(publicKey, encodeUtf8(text), line.subarray(4));
}

/** What a slip code says. */
export interface SlipCode {
  readonly size: number;
  /** First 20 hexadecimal digits of the root. */
  readonly rootStart: string;
}

/** Reads a code as somebody types it off paper: blanks, other dashes, capitals and full-width forms do not matter. Null for anything else. */
export function parseSlipCode(untrustedText: string): SlipCode | null {
  const plain = untrustedText
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[-\s‐-―−]+/gu, '-');
  const parts = /^-?([1-9]\d{0,14})((?:-[0-9a-f]{5}){4})-?$/u.exec(plain);
  const [, size, groups] = parts ?? [];
  return size === undefined || groups === undefined
    ? null
    : { size: Number(size), rootStart: groups.replaceAll('-', '') };
}

/** Short code for a printed slip: first 80 bits of the root in groups that people can compare by eye. */
export function slipCode({ size, rootHash }: LedgerCheckpoint): string {
  return `${size}-${rootHash.slice(0, 20).replace(/(.{5})(?!$)/gu, '$1-')}`;
}
