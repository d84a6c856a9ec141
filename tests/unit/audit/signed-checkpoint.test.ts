/** Checkpoints in the formats of C2SP, and the key of the example that other programs for signed notes share. */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  checkpointText,
  isSignedCheckpoint,
  noteVerifierKey,
  originOf,
  readCheckpoint,
  signCheckpoint,
  slipCode,
} from '../../../shared/audit/signed-checkpoint.ts';
import { encodeBase64 } from '../../../shared/base/base64.ts';
import { nodeHash as hash } from '../../../shared/base/hash.node.ts';
import { brand } from '../../../shared/base/ids.ts';
import { verifySignature } from '../../../shared/signoff/verify-signature.node.ts';

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const privateKey = createPrivateKey({
  key: Buffer.concat([pkcs8, Buffer.alloc(32, 7)]),
  format: 'der',
  type: 'pkcs8',
});
const publicKey = new Uint8Array(
  createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32),
);
const signer = {
  publicKey,
  sign: (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey)),
};
const verify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
  verifySignature({ algorithm: 'ed25519', publicKey: encodeBase64(key) }, message, signature);
const ports = { hash, verify };
const checkpoint = {
  origin: originOf('11990200MB00000000', '一号机'),
  size: 412,
  rootHash: brand<never>('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'),
};
const note = signCheckpoint(checkpoint, signer, hash);

test('the text is three lines: origin, size, root in base64', () => {
  expect(checkpointText(checkpoint)).toBe(
    '11990200MB00000000/一号机\n412\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n',
  );
  expect(note).toMatch(/\n\n— 11990200MB00000000\/一号机 [A-Za-z0-9+/]{91}=\n$/u);
});

test('a note reads back and verifies under its key alone', () => {
  expect(readCheckpoint(note)).toEqual(checkpoint);
  expect(isSignedCheckpoint(note, publicKey, ports)).toBe(true);
  expect(isSignedCheckpoint(note, new Uint8Array(32), ports)).toBe(false);
});

test.each([
  ['another size', (text: string) => text.replace('\n412\n', '\n411\n')],
  ['another origin', (text: string) => text.replaceAll('一号机', '二号机')],
  ['another root', (text: string) => text.replace('Xcna', 'Ycna')],
  ['a size with a zero in front', (text: string) => text.replace('\n412\n', '\n0412\n')],
  ['a further line', (text: string) => text.replace('\n\n—', '\n时间戳\n\n—')],
  ['a second signature line', (text: string) => `${text}${text.split('\n\n')[1]}`],
  ['no end of the line', (text: string) => text.slice(0, -1)],
  ['a signature cut short', (text: string) => text.replace(/.{8}\n$/u, '\n')],
  ['nothing', () => ''],
])('a note with %s is none', (_, change) => {
  expect(isSignedCheckpoint(change(note), publicKey, ports)).toBe(false);
});

test('names of keys hold no blanks and no plus signs', () => {
  expect(originOf('1199', '三楼 东+侧')).toBe('1199/三楼_东_侧');
  const key = noteVerifierKey(checkpoint.origin, publicKey, hash);
  expect(key.split('+', 2)).toEqual([checkpoint.origin, expect.stringMatching(/^[0-9a-f]{8}$/u)]);
});

test('the verifier key of Go’s note package has the hash that stands in it', () => {
  // golang.org/x/mod/sumdb/note, documentation of the package.
  const text = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const key = Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1);
  expect(noteVerifierKey('PeterNeumann', new Uint8Array(key), hash)).toBe(text);
});

test('the slip code names size and the beginning of the root in groups of five', () => {
  expect(slipCode(checkpoint)).toBe('412-5dc9d-a79a7-0659a-9ad55');
});
