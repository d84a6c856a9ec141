/** 交换与归档的用语（简体中文）。 */
import type { ExchangeSentences } from './exchange-catalogue.ts';

export const exchangeZh: ExchangeSentences = {
  commands: {
    exchange: '在本单位不联网的机器之间交换发布件',
    address: '导出本机的交换地址（公开），交给要发来的机器',
    pack: '把发布件连同全部办理过程加密打包，发往另一台机器',
    open: '打开发给本机的交换包，先按本机规则筛查后并入',
    archive: '制作和核对归档包',
    archiveMake: '把发布件的全部材料、意见和日志加密归档',
    archiveVerify: '用归档口令和单位信任文件核对归档包',
  },
  options: {
    person: '办理人姓名',
    out: '写入的文件夹',
    package: '发布件编号',
    to: '对方机器的交换地址文件',
    trust: '单位信任文件（trust.json）',
  },
  passPhrase: '口令：',
  archivePassPhrase: '归档口令：',
  passPhraseMissing: '没有读到口令：请在提示后输入，或从标准输入逐行给出。',
  personUnknown: (name) => `没有叫“${name}”的人员。`,
  packageUnknown: (number) => `没有编号为 ${number} 的发布件。`,
  addressMade: ({ path, workstation, keyId }) =>
    `已导出“${workstation}”的交换地址：${path}\n密钥标识 ${keyId}，请与对方当面核对。`,
  packed: ({ path, to, sha256, bytes }) =>
    `已打包，只有“${to}”能打开：${path}（${bytes} 字节）\nSHA-256 ${sha256}`,
  opened: {
    new: ({ packageNumber, from }) => `已收到“${from}”发来的 ${packageNumber}，本机原来没有。`,
    forward: ({ packageNumber, from }) => `${packageNumber} 已按“${from}”发来的内容接续。`,
    same: ({ packageNumber }) => `${packageNumber} 与本机的完全相同，没有改动。`,
    older: ({ packageNumber }) => `${packageNumber} 本机的更新，没有改动。`,
    parted: ({ packageNumber, from }) =>
      `${packageNumber} 在本机和“${from}”都有改动，无法自动合并，没有改动任何内容。请商定以哪一份为准，另一份退回重办。`,
  },
  kinds: {
    rounds: '办理轮次',
    files: '文件',
    cleanCopies: '清洁副本',
    decisions: '处理意见',
    signOffs: '签署',
    returns: '退回意见',
    steps: '办理环节',
    events: '办理事件',
    internalFiles: '内部材料',
    exports: '导出记录',
    content: '目录信息或办理表单',
  },
  difference: (kind, here, there) => `  ${kind}：仅本机有 ${here} 项，仅对方有 ${there} 项`,
  archived: ({ path, sha256, bytes }) =>
    `已归档：${path}（${bytes} 字节）\nSHA-256 ${sha256}\n归档口令请另行保管，遗失后无法打开。`,
  archiveWhole: ({ packageNumber, packedAt, files, decisions, signOffs }) =>
    `${packageNumber}，归档时间 ${packedAt}：文件 ${files} 份、处理意见 ${decisions} 条、签署 ${signOffs} 个，核对无误。`,
  archiveProblems: {
    sender: '归档人的签名无效，或不在信任文件之列',
    'sign-offs': '有签署无效，或与记录不符',
    content: '内容不是签署时的内容',
    ledger: '审计日志部分与校验值不符',
  },
};
