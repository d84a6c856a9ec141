/** Keys made for one run. */
import { generateKeyPairSync } from 'node:crypto';

/** A new private key as a maintainer would keep it: Ed25519, PKCS #8, PEM. */
export function newPem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}
