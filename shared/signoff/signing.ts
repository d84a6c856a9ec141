/** Ports of signing: what a key can do, without saying how or where it is kept. */
import type { KeyId } from '../base/ids.ts';

/** Signature algorithms known so far; a certificate names the one of its key. */
export const signatureAlgorithms = ['ed25519', 'sm2'] as const;
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

/** Length of a raw public key in bytes. */
export const publicKeyBytes: Readonly<Record<SignatureAlgorithm, number>> = { ed25519: 32, sm2: 65 };

/** What an office signs with: one algorithm, or both at once in each envelope. */
export const signatureSuites = {
  ed25519: ['ed25519'],
  sm2: ['sm2'],
  both: ['ed25519', 'sm2'],
} as const satisfies Readonly<Record<string, readonly [SignatureAlgorithm, ...SignatureAlgorithm[]]>>;
export type SignatureSuite = keyof typeof signatureSuites;

/** A public key as certificates carry it. */
export interface PublicKey {
  /** First 16 hexadecimal digits of the SHA-256 of the raw public key. */
  readonly keyId: KeyId;
  readonly algorithm: SignatureAlgorithm;
  /** Raw public key in base64: 32 bytes for Ed25519 (RFC 8032), 65 for SM2 (0x04 ‖ x ‖ y). */
  readonly publicKey: string;
}

/** Somebody who can sign now. */
export interface Signer {
  readonly keyId: KeyId;
  sign(message: Uint8Array): Uint8Array;
  /** The same person's key of the other algorithm, where the office signs with both. */
  readonly second?: Signer;
}

/** Checks one signature; false for anything that does not hold, malformed keys and signatures included. */
export type VerifySignature = (
  key: Pick<PublicKey, 'algorithm' | 'publicKey'>,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean;
