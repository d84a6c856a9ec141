/** Words about proofs of a ledger in a language. */
import { auditReportZh } from './audit-report-zh.ts';
import type { Language } from './catalogue.ts';
import type { ProofSentences } from './proof-catalogue.ts';

const zh: ProofSentences = {
  commands: {
    prove: '为一条日志出具证明：它在已签名检查点所指的日志中',
    consistency: '出具证明：两个检查点之间（或以前保存的检查点之后），日志只增未改',
    report: '列出需要关注的记录，或写成 docx、csv 报告',
    checkProof: '在任何机器上核对日志证明，不需要数据文件夹',
    find: '按审查单上的日志核对码查找对应的日志条目',
  },
  options: {
    out: '写入的文件（不写则输出到屏幕）',
    key: '另行告知的工作站校验公钥',
    checkpoint: '较早的检查点：另存的文件，或本机检查点的条数',
    newer: '较晚的检查点，同上；不写则用最新的',
    from: '起始日期（北京时间），例如 2026-10-01',
    until: '截止日期（北京时间），含当日',
    kind: '只看一类',
    reportFile: '写入的报告，按扩展名为 .docx 或 .csv',
  },
  reportKinds: auditReportZh.kinds,
  reportEmpty: auditReportZh.none,
  reportWritten: (file) => `报告已写入：${file}`,
  reportEnding: '报告文件名须以 .docx 或 .csv 结尾。',
  written: (file) => `证明已写入：${file}`,
  tellKey: (key) => `工作站校验公钥（请另行告知核对方）：${key}`,
  valid: {
    inclusion: ({ entry, size, origin }) =>
      `证明有效：第 ${entry} 条在 ${origin} 的前 ${size} 条日志之中，未被改动。`,
    consistency: ({ older, size, origin }) =>
      `证明有效：${origin} 的日志从 ${older} 条增至 ${size} 条，前 ${older} 条未被改动。`,
  },
  invalid: '证明无效。',
  anchored: '签名公钥与另行告知的一致。',
  notAnchored: '签名公钥来自证明文件本身：请用 --key 给出另行告知的公钥，再核对一次。',
  root: (rootHash) => `树根 ${rootHash}`,
  problems: {
    key: '公钥不符，或无法读取',
    checkpoint: '检查点没有这把公钥的有效签名',
    older: '旧检查点无法读取，或属于另一台机器',
    entry: '日志条目与其校验值不符，被改动',
    path: '证明路径通不到树根',
  },
  found: ({ number, at, action, objects }) => `第 ${number} 条：${at}  ${action}  ${objects}`,
  signedAt: (at) => `核对码与本机日志一致；该检查点签于 ${at}。`,
  notSigned: '核对码与本机日志一致；没有恰好在这一条签名的检查点。',
};

const en: ProofSentences = {
  commands: {
    prove: 'Prove that an entry stands in the ledger of a signed checkpoint',
    consistency:
      'Prove that between two checkpoints, or since one that was kept elsewhere, the ledger has only grown',
    report: 'List entries that ask a question, or write them as docx or csv',
    checkProof: 'Check a proof on any machine, without a data folder',
    find: 'Find the entry that the ledger code of a review slip speaks of',
  },
  options: {
    out: 'File to write (the screen where left out)',
    key: 'Verifier key of the workstation, told on another way',
    checkpoint:
      'Older checkpoint: a file that was kept elsewhere, or the number of entries of one of this machine',
    newer: 'Newer checkpoint, likewise; the newest where left out',
    from: 'First day (Beijing time), such as 2026-10-01',
    until: 'Last day (Beijing time), included',
    kind: 'One kind only',
    reportFile: 'Report to be written, .docx or .csv by its ending',
  },
  reportKinds: {
    'hard-kept': 'hard finding kept',
    bulk: 'several findings decided in one act',
    hasty: 'two decisions less than two seconds apart',
    'returned-often': 'returned more than twice',
    rules: 'screened anew after a change of rules',
    'failed-sign-in': 'wrong pass phrase',
    'beyond-duty': 'attempt beyond a duty',
    clock: 'clock jumped',
    keys: 'change of keys and certificates',
  },
  reportEmpty: 'No entry asks a question.',
  reportWritten: (file) => `Report written: ${file}`,
  reportEnding: 'The name of the report has to end in .docx or .csv.',
  written: (file) => `Proof written: ${file}`,
  tellKey: (key) => `Verifier key of the workstation (to be told on another way): ${key}`,
  valid: {
    inclusion: ({ entry, size, origin }) =>
      `The proof holds: entry ${entry} stands unchanged among the first ${size} of ${origin}.`,
    consistency: ({ older, size, origin }) =>
      `The proof holds: the ledger of ${origin} grew from ${older} to ${size} entries, and the first ${older} are unchanged.`,
  },
  invalid: 'The proof does not hold.',
  anchored: 'The signing key is the one that was told.',
  notAnchored:
    'The signing key comes with the proof itself: check again with --key and the key that was told on another way.',
  root: (rootHash) => `Root ${rootHash}`,
  problems: {
    key: 'the key is another one, or unreadable',
    checkpoint: 'the checkpoint bears no valid signature of this key',
    older: 'the older checkpoint is unreadable, or another machine’s',
    entry: 'the entry does not have its own hash: it was changed',
    path: 'the path does not lead to the root',
  },
  found: ({ number, at, action, objects }) => `Entry ${number}: ${at}  ${action}  ${objects}`,
  signedAt: (at) => `The code agrees with the ledger of this machine; that checkpoint was signed at ${at}.`,
  notSigned: 'The code agrees with the ledger of this machine; no checkpoint of exactly this entry is kept.',
};

export function proofWords(language: Language): ProofSentences {
  return language === 'zh' ? zh : en;
}
