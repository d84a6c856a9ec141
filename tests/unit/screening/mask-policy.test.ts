/** Masks by kind, as the office's policy has it. */
import { describe, expect, test } from 'vitest';
import { maskProposal } from '../../../shared/screening/mask.ts';
import type { MaskPolicy, MaskStyle } from '../../../shared/screening/mask-policy.ts';
import {
  maskedKinds,
  maskStyles,
  parseMaskPolicy,
  policyInForce,
  standardMaskPolicy,
  styleFor,
  stylesFor,
} from '../../../shared/screening/mask-policy.ts';
import { builtInRules } from './rule-samples.ts';

const rules = (await builtInRules()).flatMap((set) => set.rules);

function proposal(kind: string, value: string, policy: MaskPolicy = standardMaskPolicy) {
  return maskProposal({ kind, personal: true }, value, policy);
}

describe('the standard policy', () => {
  test.each([
    ['personal.id-number', '990101 19900101 123X', '990101************'],
    ['personal.id-number-15', '990101900101123', '990101*********'],
    ['personal.permit-number', '990101199001011232', '990101************'],
    ['personal.mobile', '+86 139-0000-0001', '139****0001'],
    ['personal.landline', '0498-5550123', '************'],
    ['personal.bank-card', '6222021234567890128', '*******************'],
    ['personal.account', '990012345678', '************'],
    ['personal.passport', 'E99000001', '*********'],
    ['personal.travel-permit', 'C99000001', '*********'],
    ['personal.home-permit', 'H99000001', '*********'],
    ['personal.certificate', '军字第9900001号', '***********'],
    ['personal.plate', '云A·99X01', '********'],
    ['personal.vehicle-number', '1M8GDM9AXKP042788', '*****************'],
    ['personal.email', 'moujia@example.com', 'm***@example.com'],
    ['personal.messenger', 'QQ:9900001', '**********'],
    ['personal.device-number', '990012345678901', '***************'],
    ['personal.address', '云泽市临港区望海路18号3单元502室', '云泽市临港区望海路**********'],
    ['personal.medical-number', '住院号990001', '*********'],
    ['personal.record-number', '学号9900001', '*********'],
    ['personal.name', '方既白', null],
  ])('%s: %s becomes %s', (kind, value, masked) => {
    expect(proposal(kind, value)).toBe(masked);
  });

  test('has a style for every single personal value that a rule finds, and for nothing else', () => {
    const personal = rules.filter((rule) => rule.personal === true).map(({ kind }) => kind);
    for (const kind of maskedKinds) expect(personal).toContain(kind);
    expect(styleFor('personal.minors', standardMaskPolicy)).toBeNull();
    expect(proposal('aggregation.persons', '姓名')).toBeNull();
  });

  test('masks nothing that is not personal', () => {
    expect(maskProposal({ kind: 'personal.mobile' }, '13900000001')).toBeNull();
  });
});

describe('a policy of the office', () => {
  const withStyle = (kind: (typeof maskedKinds)[number], style: MaskStyle): MaskPolicy => ({
    ...standardMaskPolicy,
    version: 2,
    styles: { ...standardMaskPolicy.styles, [kind]: style },
  });

  test.each([
    ['personal.name', 'surname', '方既白', '方**'],
    ['personal.bank-card', 'last-four', '6222 0212 3456 7890 128', '***************0128'],
    ['personal.mobile', 'hide', '13900000001', '***********'],
    ['personal.mobile', 'keep', '13900000001', null],
    ['personal.id-number', 'ends', '990101199001011232', '990***********1232'],
    ['personal.passport', 'ends', 'E99000001', '********'],
    ['personal.passport', 'last-four', 'E99000001', '****0001'],
  ] as const)('%s as %s: %s becomes %s', (kind, style, value, masked) => {
    expect(proposal(kind, value, withStyle(kind, style))).toBe(masked);
  });

  test('hides a value whole that is too short for what would stay, and what has not the form it expects', () => {
    expect(proposal('personal.id-number', '99010')).toBe('*****');
    expect(proposal('personal.email', '＠example')).toBe('********');
    expect(proposal('personal.address', '无门牌地址18号')).toBe('*'.repeat(8));
    expect(proposal('personal.name', '𠮷某', withStyle('personal.name', 'surname'))).toBe('𠮷*');
  });

  test('is read back as it was written', () => {
    for (const style of maskStyles) {
      const policy = withStyle('personal.name', style);
      expect(parseMaskPolicy(JSON.stringify(policy))).toEqual(policy);
    }
  });

  test.each([
    ['no JSON', '{'],
    ['another schema', JSON.stringify({ ...standardMaskPolicy, schema: 'xianshen.mask-policy/2' })],
    ['no version', JSON.stringify({ ...standardMaskPolicy, version: 0 })],
    ['an unknown style', JSON.stringify(withStyle('personal.name', 'blur' as MaskStyle))],
    ['a kind left out', JSON.stringify({ ...standardMaskPolicy, styles: { 'personal.name': 'keep' } })],
  ])('is refused with %s', (_, text) => {
    expect(parseMaskPolicy(text)).toBeNull();
  });
});

test.each(['personal.id-number', 'personal.bank-card', 'personal.mobile', 'personal.passport'] as const)(
  'a policy that would leave %s whole is none',
  (kind) => {
    const weak = { ...standardMaskPolicy, styles: { ...standardMaskPolicy.styles, [kind]: 'keep' } };
    expect(parseMaskPolicy(JSON.stringify(weak))).toBeNull();
  },
);

test('a policy may keep names and office numbers, which lists must often show', () => {
  const styles = {
    ...standardMaskPolicy.styles,
    'personal.name': 'keep',
    'personal.landline': 'keep',
  } as const;
  expect(
    parseMaskPolicy(JSON.stringify({ ...standardMaskPolicy, styles }))?.styles['personal.landline'],
  ).toBe('keep');
});

describe('what holds while an office has stored a policy', () => {
  const withStyles = (styles: object) =>
    JSON.stringify({
      ...standardMaskPolicy,
      version: 4,
      styles: { ...standardMaskPolicy.styles, ...styles },
    });

  test('is that policy, where it masks enough', () => {
    const inForce = policyInForce(withStyles({ 'personal.name': 'surname' }));
    expect(inForce).toMatchObject({ isStandIn: false, policy: { version: 4 } });
    expect(inForce.policy.styles['personal.name']).toBe('surname');
  });

  test('is the standard one under the same version, where it leaves too much', () => {
    expect(policyInForce(withStyles({ 'personal.bank-card': 'keep' }))).toEqual({
      isStandIn: true,
      policy: { ...standardMaskPolicy, version: 4 },
    });
  });

  test('is the standard one, where it cannot be read', () => {
    expect(policyInForce('{')).toEqual({ isStandIn: true, policy: standardMaskPolicy });
  });
});

test('every way that is offered for a kind masks enough, the standard one among them', () => {
  for (const kind of maskedKinds) {
    const offered = stylesFor(kind);
    expect(offered).toContain(standardMaskPolicy.styles[kind]);
    expect(new Set(offered).size).toBe(offered.length);
    for (const style of offered) {
      const styles = { ...standardMaskPolicy.styles, [kind]: style };
      expect(parseMaskPolicy(JSON.stringify({ ...standardMaskPolicy, styles }))).not.toBeNull();
    }
  }
});
