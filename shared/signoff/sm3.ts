/**
 * SM3 (GB/T 32905-2016): the digest that domestic procedure asks for beside SHA-256. The calculation is that of sm-crypto-v2;
 * this file and sm2.ts are the only ones that know of it.
 */
import { sm3 } from 'sm-crypto-v2';

/** SM3 of some bytes, 64 lower-case hexadecimal digits. */
export function sm3Hex(bytes: Uint8Array): string {
  return sm3(bytes);
}
