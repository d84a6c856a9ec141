/** 审计画面的报告、证明和导出。 */
import type { ProofProblem } from '../../shared/audit/proof-problem.ts';
import type { CheckpointView } from '../../shared/contract/audit-api.ts';
import { auditReportZh } from '../../shared/messages/audit-report-zh.ts';

const proofProblems: Readonly<Record<ProofProblem, string>> = {
  key: '公钥不符，或无法读取',
  checkpoint: '检查点没有这把公钥的有效签名',
  older: '较早的检查点无法读取，或属于另一台机器',
  entry: '日志条目与其校验值不符，被改动过',
  path: '证明路径通不到树根',
};

const reasons: Readonly<Record<CheckpointView['why'], string>> = {
  'sign-off': '签署',
  export: '导出',
  backup: '备份',
  'day-end': '关闭程序',
};

export const zhAudit = {
  auditTabs: { name: '审计', entries: '日志', report: '关注事项', proofs: '证明与导出' },
  auditReport: {
    title: '关注事项',
    note: '列出值得追问的记录，只有日志条号，没有文件内容。是否有问题，由审计员核查后认定。',
    from: '起始日期',
    until: '截止日期',
    dayNote: '北京时间，含首尾两日；不填即不限。',
    kind: '事项',
    allKinds: (count: number) => `全部（${count}）`,
    ofKind: (name: string, count: number) => `${name}（${count}）`,
    show: '查看',
    docx: '保存为 docx',
    csv: '保存为 CSV',
    saved: (file: string) => `已保存 ${file}。请打印签名后归档。`,
    table: '关注事项列表',
    columns: { kind: '关注事项', numbers: '日志条号', person: '人员', at: '时间', object: '对象' },
    kinds: auditReportZh.kinds,
    none: '这一期间没有需要关注的记录。',
    shown: (shown: number, total: number) =>
      shown < total
        ? `显示前 ${shown} 行，共 ${total} 行；保存的报告里有全部。`
        : `共 ${total} 行。选择一行，在右侧查看日志。`,
    entry: (number: number) => `第 ${number} 条`,
  },
  proofs: {
    entryTitle: '一条日志在账目中的证明',
    entryNote: '交给法院、上级机关等：不需要本程序和数据库，就能核对这一条未被改动、确在已签名的账目中。',
    entryNumber: '日志序号',
    numberWrong: '请输入日志序号，例如 12。',
    growthTitle: '日志只增未改的证明',
    growthNote: '证明从较早的检查点到较晚的检查点之间，已有的日志一条未改、一条未删。',
    older: '较早的检查点',
    newer: '较晚的检查点',
    newest: '最新的检查点',
    fromFile: '另存的检查点文件',
    checkpointFile: '检查点文件',
    chooseCheckpoint: '选择检查点文件',
    checkpoint: (size: number, at: string, why: CheckpointView['why']) =>
      `${size} 条 · ${at} · ${reasons[why]}`,
    noCheckpoint: '还没有检查点。签署、导出、备份、关闭程序时各签一次。',
    fileMissing: '请先选择文件。',
    save: '保存证明',
    saved: (file: string) => `已保存 ${file}。`,
    tellKey: '工作站校验公钥（请用其他途径告知核对方）',
    copyKey: '复制公钥',
    keyCopied: '已复制公钥',
    checkTitle: '核对收到的证明',
    checkNote: '任何机器出具的证明都能核对，不改动任何文件。',
    proofFile: '证明文件',
    chooseProof: '选择证明文件',
    key: '另行告知的工作站校验公钥',
    keyNote: '不填也能核对，但无法确认是哪台工作站签的名。',
    check: '核对证明',
    inclusion: (entry: number, size: number, origin: string) =>
      `证明有效：第 ${entry} 条在 ${origin} 的前 ${size} 条日志之中，未被改动。`,
    consistency: (older: number, size: number, origin: string) =>
      `证明有效：${origin} 的日志从 ${older} 条增至 ${size} 条，前 ${older} 条未被改动。`,
    anchored: '签名公钥与另行告知的一致。',
    notAnchored: '签名公钥来自证明文件本身：请填写另行告知的公钥，再核对一次。',
    invalid: '证明无效。',
    problems: proofProblems,
    exportTitle: '导出全部日志',
    exportNote: '写入一个新文件夹：逐条日志、表格、报告和已签名的检查点，可在另一台机器上核对。',
    export: '导出日志',
    exported: (folder: string, length: number) => `已导出 ${length} 条到文件夹 ${folder}。`,
    head: '末条校验值',
  },
};
