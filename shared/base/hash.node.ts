/** The Hash port on node:crypto, for every host that runs on Node or Electron. */
import { createHash, createHmac } from 'node:crypto';
import { brand } from './ids.ts';
import type { Hash } from './ports.ts';

export const nodeHash: Hash = {
  sha256: (bytes) => brand(createHash('sha256').update(bytes).digest('hex')),
  hmacSha256: (key, bytes) => createHmac('sha256', key).update(bytes).digest('hex'),
};
