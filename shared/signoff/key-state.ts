/** How a certificate stands for people who look after it: what standing it has, and for how long. */
import type { Certificate } from './trust-file.ts';
import { standingAt } from './trust-file.ts';

/** `expiring`: in force, and to be renewed now. */
export type KeyState = 'in-force' | 'expiring' | 'expired' | 'not-yet' | 'revoked';

/** Days before its end from which a certificate is shown as expiring. */
export const expiringDays = 60;

const dayMs = 86_400_000;

export interface KeyStanding {
  readonly state: KeyState;
  /** Whole days until the end; negative after it. */
  readonly daysLeft: number;
}

/** @param at ISO 8601 in UTC */
export function keyStandingAt(
  held: Pick<Certificate, 'validFrom' | 'validUntil' | 'revoked'>,
  at: string,
): KeyStanding {
  const daysLeft = Math.floor((Date.parse(held.validUntil) - Date.parse(at)) / dayMs);
  if (held.revoked !== null) return { state: 'revoked', daysLeft };
  if (standingAt(held, at) === 'in-force') {
    return { state: daysLeft < expiringDays ? 'expiring' : 'in-force', daysLeft };
  }
  return { state: at < held.validFrom ? 'not-yet' : 'expired', daysLeft };
}
