/** Duties (岗位): 承办人, 保密审查员, 审批人, 系统管理员, 安全保密管理员, 安全审计员. */
import { signingStages } from './statement.ts';

/** The three administrators (三员). */
export const administratorDuties = [
  'system-administrator',
  'security-administrator',
  'security-auditor',
] as const;

export const duties = [...signingStages, ...administratorDuties] as const;
export type Duty = (typeof duties)[number];
