/** An invented office and its six people, as the window tests set it up. */
import type { OfficeDraft } from '../../shared/contract/inputs.ts';
import type { Duty } from '../../shared/signoff/duties.ts';

export const people = {
  'system-administrator': { name: '郑思远', passPhrase: '春江水暖鸭先知-甲字第一' },
  'security-administrator': { name: '韩素心', passPhrase: '小楼一夜听春雨-乙字第一' },
  'security-auditor': { name: '纪怀真', passPhrase: '疏影横斜水清浅-丙字第一' },
  handler: { name: '温如玉', passPhrase: '山光悦鸟性潭影-丁字第一' },
  'secrecy-reviewer': { name: '秦守拙', passPhrase: '行到水穷处坐看-戊字第一' },
  approver: { name: '褚明远', passPhrase: '会当凌绝顶一览-己字第一' },
} as const satisfies Readonly<Record<Duty, { readonly name: string; readonly passPhrase: string }>>;

const duties = Object.keys(people) as Duty[];

export const office: OfficeDraft = {
  name: '青榆市政务公开办公室',
  code: 'QYZWGK01',
  people: duties.map((duty) => ({ duty, ...people[duty] })),
};
