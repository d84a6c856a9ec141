/** Signatures made to slip through a careless check: vectors of C2SP/wycheproof, see tests/samples/vectors/README.md. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { encodeBase64 } from '../../../shared/base/base64.ts';
import { hexToBytes } from '../../../shared/base/bytes.ts';
import { verifySignature } from '../../../shared/signoff/verify-signature.node.ts';

const vectorFile = z.object({
  vectors: z.array(
    z.object({
      id: z.int(),
      flag: z.string(),
      result: z.enum(['valid', 'invalid']),
      publicKey: z.string(),
      message: z.string(),
      signature: z.string(),
      comment: z.string(),
    }),
  ),
});

const path = new URL('../../samples/vectors/wycheproof-ed25519.json', import.meta.url);
const { vectors } = vectorFile.parse(JSON.parse(readFileSync(path, 'utf8')));
const kinds = [...new Set(vectors.map(({ flag, result }) => `${flag} ${result}`))].sort();

describe('a signature of Wycheproof', () => {
  test.each(kinds)('%s is told as such', (kind) => {
    const ofKind = vectors.filter(({ flag, result }) => `${flag} ${result}` === kind);
    for (const { id, publicKey, message, signature, result, comment } of ofKind) {
      const key = { algorithm: 'ed25519', publicKey: encodeBase64(hexToBytes(publicKey)) } as const;
      const holds = verifySignature(key, hexToBytes(message), hexToBytes(signature));
      expect(holds, `vector ${id} ${comment}`).toBe(result === 'valid');
    }
  });

  test('comes in every kind that the source knows', () => {
    expect(kinds).toEqual([
      'CompressedSignature invalid',
      'InvalidEncoding invalid',
      'InvalidKtv invalid',
      'InvalidSignature invalid',
      'Ktv valid',
      'SignatureMalleability invalid',
      'SignatureWithGarbage invalid',
      'TinkOverflow valid',
      'TruncatedSignature invalid',
      'Valid valid',
    ]);
    expect(vectors.filter(({ result }) => result === 'invalid')).toHaveLength(63);
  });
});
