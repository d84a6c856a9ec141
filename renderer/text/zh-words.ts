/** 固定词汇：岗位、状态、等级、处理意见等，与引擎的封闭清单一一对应。 */

import type { ProgressEvent } from '../../shared/base/ports.ts';
import type { NotInspectedReason, PartRole } from '../../shared/extraction/extracted-text.ts';
import type { CatalogueField, releaseAttributes, validities } from '../../shared/release/catalogue.ts';
import type { DossierState } from '../../shared/release/dossier-state.ts';
import type { PartSlot } from '../../shared/release/parts.ts';
import type { ReasonCode, RecordedAction } from '../../shared/review/decision.ts';
import type { FindingStanding } from '../../shared/review/review-state.ts';
import type { Severity } from '../../shared/screening/finding.ts';
import type { Duty } from '../../shared/signoff/duties.ts';

type Words<K extends string> = Readonly<Record<K, string>>;

export const zhWords = {
  duties: {
    handler: '承办人',
    'secrecy-reviewer': '保密审查员',
    approver: '审批人',
    'system-administrator': '系统管理员',
    'security-administrator': '安全保密管理员',
    'security-auditor': '安全审计员',
  } satisfies Words<Duty>,
  states: {
    drafting: '草稿',
    'secrecy-review': '保密审查',
    approval: '领导审批',
    approved: '待发布',
    exported: '已导出',
    referred: '报请确定',
    published: '已发布',
    withdrawn: '已撤回',
    'not-open': '不予公开',
    stopped: '停止处理',
  } satisfies Words<DossierState>,
  slots: { document: '文件', interpretation: '解读材料', attachment: '附件' } satisfies Words<PartSlot>,
  severities: { hard: '硬性', soft: '较高', info: '提示' } satisfies Words<Severity>,
  standings: {
    open: '未处理',
    'to-fix': '待改稿',
    proposed: '待审查员裁定',
    settled: '已同意保留',
    refused: '要求修改',
    noted: '仅供参考',
  } satisfies Words<FindingStanding>,
  actions: {
    fix: '改稿',
    'set-aside': '忽略',
    ask: '提请保密员',
    uphold: '同意',
    'demand-change': '要求修改',
    withdraw: '撤销',
  } satisfies Words<RecordedAction>,
  actionsDone: {
    fix: '已记为改稿',
    'set-aside': '已忽略',
    ask: '已提请保密员',
    uphold: '已同意',
    'demand-change': '已要求修改',
    withdraw: '已撤销',
  } satisfies Words<RecordedAction>,
  reasons: {
    'quoted-example': '引用或举例，并非实际内容',
    'must-be-open-by-law': '法律法规要求公开',
    'person-agreed': '本人书面同意公开',
    'already-public': '已由有权机关公开',
    'false-alarm': '误报',
    'needed-for-service': '办事指引所必需',
    other: '其他（须写明）',
  } satisfies Words<ReasonCode>,
  catalogueFields: {
    title: '标题',
    documentNumber: '发文字号',
    organ: '发布机构',
    formedOn: '成文日期',
    attribute: '公开属性',
    topic: '主题分类',
    validity: '有效性',
    indexNumber: '索引号',
    summary: '内容概述',
  } satisfies Words<CatalogueField>,
  attributes: { active: '主动公开', 'on-request': '依申请公开', 'not-open': '不予公开' } satisfies Words<
    (typeof releaseAttributes)[number]
  >,
  validities: {
    'in-force': '有效',
    'not-yet': '尚未生效',
    amended: '已修改',
    expired: '失效',
    repealed: '废止',
  } satisfies Words<(typeof validities)[number]>,
  roles: {
    body: '正文',
    header: '页眉',
    footer: '页脚',
    note: '脚注尾注',
    comment: '批注',
    'text-box': '文本框',
    sheet: '工作表',
    slide: '幻灯片',
    page: '页面',
    properties: '文件属性',
    bookmark: '书签',
    annotation: '注释',
    'attachment-name': '附件名称',
    picture: '图片',
    other: '其他部分',
  } satisfies Words<PartRole>,
  notInspected: {
    encrypted: '已加密，打不开',
    damaged: '已损坏',
    'unsupported-format': '格式不支持',
    'unknown-part': '不认识的部分',
    'over-limit': '超过安全上限',
    'picture-without-text': '图片，文字无法读取',
    'not-watched': '画面和声音，须由人看过、听过',
    'recognition-off': '图片文字未识别：已关闭识别',
    'recognition-unavailable': '图片文字未识别：本机无法运行识别组件',
    'recognition-failed': '图片文字未识别：识别出错或超时',
    'no-text-mapping': '字体没有文字对照，文字无法提取',
    'too-slow': '检查超时',
  } satisfies Words<NotInspectedReason>,
  steps: {
    reading: '正在读取',
    extracting: '正在提取文字',
    screening: '正在筛查',
    storing: '正在保存',
    signing: '正在签名',
    packing: '正在封装',
    printing: '正在排版打印',
    verifying: '正在校验',
  } satisfies Words<ProgressEvent['step']>,
};
