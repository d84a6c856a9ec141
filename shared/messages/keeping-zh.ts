/** 导出日志与备份的用语（简体中文）。 */
import type { KeepingSentences } from './keeping-catalogue.ts';

export const keepingZh: KeepingSentences = {
  commands: {
    auditExport: '把审计日志导出到新文件夹，可在另一台机器上核对',
    workspaceBackup: '备份数据文件夹，或核对已有的备份',
    workspaceRestore: '把备份恢复到空文件夹，先核对后启用',
    copyRecords: '把审计日志和各发布件的状态、签署追加到本单位的 PostgreSQL（须有许可文件）',
    archiveTables: '打印归档数据库所需的建表语句',
    selfCheck: '本机自检：本次运行是否完全不联网',
    notices: '列出随本程序分发的第三方软件及其许可',
    diagnostics: '把诊断信息写到文件：版本、规则集校验值、数量、错误代码、日志；没有任何正文、人名、文件名',
  },
  options: {
    exportFolder: '导出到的新文件夹',
    backupFile: '备份文件',
    checkBackup: '试恢复这个备份并核对，不留下任何内容',
    diagnosticsFile: '写到的新文件',
  },
  exported: ({ folder, length, head, rootHash }) =>
    `已导出审计日志 ${length} 条：${folder}\n末条校验值 ${head}\n树根 ${rootHash}`,
  exportProblems: {
    'file.missing': '应有而没有',
    'file.extra': '不属于这份导出',
    'file.differs': '与清单所列的大小或校验值不符，被改动',
    'manifest.unreadable': '清单不见了或无法读取',
    'entry.unreadable': '不是一条日志',
    'entry.not-exact': '写法与规定的不一致，被改动',
    'chain.number': '序号不连续，有条目缺失或被插入',
    'chain.previous': '与前一条不相接，有条目被删改或调换',
    'chain.hash': '内容与校验值不符，条目被改动',
    'table.differs': '表格的内容与日志条目不符',
    'length.differs': '条数与清单不符，有条目缺失或多出',
    'head.differs': '末条校验值与清单不符',
    'root.differs': '树根与清单不符',
    'checkpoint.differs': '检查点说的是另一份历史',
    'checkpoint.unsigned': '检查点没有旁边那把公钥的有效签名',
  },
  exportProblem: (file, line, what) =>
    line === null ? `${file}：${what}` : `${file} 第 ${line} 行：${what}`,
  exportWhole: ({ length, head, rootHash }) =>
    `审计日志共 ${length} 条，链完整。\n末条校验值 ${head}\n树根 ${rootHash}`,
  exportOf: (origin, at) => `来源 ${origin}，导出时间 ${at}`,
  withoutManifest: '没有清单，只核对了链本身；被截短看不出来。',
  compareElsewhere:
    '请把 checkpoint-key.txt 中的公钥与单位另行告知的核对；没有时，核对末条校验值和树根，或发布包中所载的日志条数和树根。',
  backedUp: ({ path, sha256, bytes, length }) =>
    `已备份到 ${path}（${bytes} 字节，审计日志 ${length} 条）\nSHA-256 ${sha256}，已记入审计日志。`,
  backupProblems: {
    'backup.unreadable': '不是备份，或容器、清单已损坏',
    'file.missing': '清单中有，备份里没有',
    'file.extra': '备份里有，清单中没有',
    'file.differs': '与清单所列的大小或校验值不符',
    'workspace.unreadable': '文件无误，但无法打开',
    'ledger.broken': '其中的审计日志不完整，或与业务表不符',
    'ledger.differs': '其中的审计日志不是清单所记的那一份',
    'vault.missing': '数据库登记的库存文件不在备份里',
    'vault.damaged': '与数据库登记的校验值不符',
  },
  backupProblem: (file, what) => `${file}：${what}`,
  backupWhole: ({ madeAt, files, length, head }) =>
    `备份完好：${madeAt} 制作，${files} 个文件，审计日志 ${length} 条，末条校验值 ${head}`,
  recordsCopied: ({ entries, releases, length }) =>
    `已追加审计记录 ${entries} 条、发布件状态 ${releases} 份；归档库中现有审计记录 ${length} 条。`,
  restored: (folder) => `已核对并恢复到：${folder}`,
  diagnosticsWritten: (path) => `已写出诊断信息，可以交给维护人员：${path}`,
  notRestored: '备份有问题，没有恢复任何内容。',
  restoredIsOld: '请确认这就是最近的一份备份：备份之后办理的事项不在其中。',
  selfCheck: {
    offline: '本机自检：本次运行没有联网。',
    notOffline: '本机自检：不能确认本次运行没有联网。',
    guarded: '  网络已对本程序关闭。',
    notGuarded: '  网络没有对本程序关闭。',
    sockets: (count) => `  现有网络连接：${count} 个。`,
    attempts: (count) => `  启动以来被拦下的联网尝试：${count} 次。`,
  },
};
