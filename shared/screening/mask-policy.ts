/**
 * How an office masks personal values: one way for each kind, the same in all its releases. Offices that each hide another part
 * let readers join the parts, and a check digit gives away a hidden birth date; so an office changes its policy as a whole, with
 * a new version, and never from file to file.
 */
import * as z from 'zod/mini';

/**
 * `hide`: nothing stays. `first-six`: region of an ID number only. `ends`: three digits and the last four. `last-four`.
 * `surname`: of a name the first character. `street`: of an address what stands before the number. `mail`: first letter and
 * domain. `keep`: nothing is proposed, as where the law demands the full name.
 */
export const maskStyles = [
  'hide',
  'first-six',
  'ends',
  'last-four',
  'surname',
  'street',
  'mail',
  'keep',
] as const;
export type MaskStyle = (typeof maskStyles)[number];

export const maskedKinds = [
  'personal.id-number',
  'personal.id-number-15',
  'personal.permit-number',
  'personal.mobile',
  'personal.landline',
  'personal.bank-card',
  'personal.account',
  'personal.passport',
  'personal.travel-permit',
  'personal.home-permit',
  'personal.certificate',
  'personal.plate',
  'personal.vehicle-number',
  'personal.email',
  'personal.messenger',
  'personal.device-number',
  'personal.address',
  'personal.medical-number',
  'personal.record-number',
  'personal.name',
] as const;
export type MaskedKind = (typeof maskedKinds)[number];

export type MaskStyles = { readonly [K in MaskedKind]: MaskStyle };

export interface MaskPolicy {
  readonly schema: 'xianshen.mask-policy/1';
  /** Counted up with each change; releases of different versions may be joined by their readers. */
  readonly version: number;
  readonly styles: MaskStyles;
}

/** What is recommended: as little as identifies nobody. */
export const standardMaskPolicy: MaskPolicy = {
  schema: 'xianshen.mask-policy/1',
  version: 1,
  styles: {
    'personal.id-number': 'first-six',
    'personal.id-number-15': 'first-six',
    'personal.permit-number': 'first-six',
    'personal.mobile': 'ends',
    'personal.landline': 'hide',
    'personal.bank-card': 'hide',
    'personal.account': 'hide',
    'personal.passport': 'hide',
    'personal.travel-permit': 'hide',
    'personal.home-permit': 'hide',
    'personal.certificate': 'hide',
    'personal.plate': 'hide',
    'personal.vehicle-number': 'hide',
    'personal.email': 'mail',
    'personal.messenger': 'hide',
    'personal.device-number': 'hide',
    'personal.address': 'street',
    'personal.medical-number': 'hide',
    'personal.record-number': 'hide',
    'personal.name': 'keep',
  },
};

export const maskStylesSchema = z.record(z.enum(maskedKinds), z.enum(maskStyles));

const policyFile = z.strictObject({
  schema: z.literal('xianshen.mask-policy/1'),
  version: z.int().check(z.gte(1)),
  styles: maskStylesSchema,
});

/**
 * Kinds of which nothing but a part may ever stay: numbers that identify a person by themselves or open an account (Personal
 * Information Protection Law arts. 6 and 28; Regulation on Open Government Information art. 15). Names may stay, since many lists
 * must be published with them.
 */
export const neverKept: ReadonlySet<MaskedKind> = new Set<MaskedKind>(
  maskedKinds.filter(
    (kind) => !['personal.name', 'personal.email', 'personal.landline', 'personal.plate'].includes(kind),
  ),
);

/** True if a policy leaves no kind whole that must not be. */
export function keepsTheMinimum({ styles }: Pick<MaskPolicy, 'styles'>): boolean {
  return maskedKinds.every((kind) => styles[kind] !== 'keep' || !neverKept.has(kind));
}

/** Ways that make sense for a kind, for whoever chooses. */
export function stylesFor(kind: MaskedKind): readonly MaskStyle[] {
  const own: Partial<Record<MaskedKind, MaskStyle>> = {
    'personal.name': 'surname',
    'personal.email': 'mail',
    'personal.address': 'street',
  };
  const ofNumbers: readonly MaskStyle[] = kind.startsWith('personal.id-number')
    ? ['first-six', 'ends', 'last-four']
    : ['ends', 'last-four'];
  const special = own[kind];
  const partly = special === undefined ? ofNumbers : [special];
  const standard = standardMaskPolicy.styles[kind];
  return [
    ...new Set([...(neverKept.has(kind) ? [] : (['keep'] as const)), standard, ...partly, 'hide' as const]),
  ];
}

/** A policy from outside; null for what is none, leaves out a kind, or leaves a kind whole that must not be. */
export function parseMaskPolicy(untrustedText: string): MaskPolicy | null {
  const policy = readPolicy(untrustedText);
  return policy !== null && keepsTheMinimum(policy) ? policy : null;
}

/** The policy that masks are made after. */
export interface MaskPolicyInForce {
  readonly policy: MaskPolicy;
  /** The office's own cannot be read or leaves too much, so the standard one stands in for it. */
  readonly isStandIn: boolean;
}

/**
 * What holds while an office has stored this text: its policy, or the standard one, under the same version where that can be read.
 * Screening goes on with it rather than fail: nothing that has to be hidden is left.
 */
export function policyInForce(untrustedText: string): MaskPolicyInForce {
  const policy = readPolicy(untrustedText);
  if (policy === null) return { policy: standardMaskPolicy, isStandIn: true };
  if (keepsTheMinimum(policy)) return { policy, isStandIn: false };
  return { policy: { ...standardMaskPolicy, version: policy.version }, isStandIn: true };
}

function readPolicy(untrustedText: string): MaskPolicy | null {
  let untrusted: unknown;
  try {
    untrusted = JSON.parse(untrustedText);
  } catch {
    return null;
  }
  const parsed = policyFile.safeParse(untrusted);
  return parsed.success ? parsed.data : null;
}

/** The style for a kind of finding; null for kinds that are no single value, such as whole tables. */
export function styleFor(kind: string, { styles }: MaskPolicy): MaskStyle | null {
  const known = maskedKinds.find((each) => each === kind);
  return known === undefined ? null : styles[known];
}

/** How the values that a rule finds are masked. */
export interface RuleMask {
  /** Null for what is no single value, such as a table: nothing is proposed, the reviewer judges. */
  readonly style: MaskStyle | null;
  /**
   * `office`: the office's own. `stand-in`: the standard one in place of the office's own, which cannot be read or masks less than
   * the law asks. `standard`: no office was named.
   */
  readonly policy: 'office' | 'stand-in' | 'standard';
  readonly version: number;
}

/**
 * How the values of a rule are masked; null for a rule that finds nothing personal.
 * @param masks the office's policy; null where no office is asked
 */
export function maskOfRule(
  { kind, personal }: { readonly kind: string; readonly personal?: boolean | undefined },
  masks: MaskPolicyInForce | null,
): RuleMask | null {
  if (personal !== true) return null;
  const policy = masks?.policy ?? standardMaskPolicy;
  const origin = masks === null ? 'standard' : masks.isStandIn ? 'stand-in' : 'office';
  return { style: styleFor(kind, policy), policy: origin, version: policy.version };
}
