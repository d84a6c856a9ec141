/** 校验发布包的中文说明：哪里不对、意味着什么。 */
import type { UnsafePath } from '../bundle/verify-problems.ts';
import type { VerifySentences } from './verify-catalogue.ts';

const unsafePaths: Readonly<Record<UnsafePath, string>> = {
  encoding: '不是 UTF-8 编码',
  traversal: '含有“..”或空的目录名',
  absolute: '是绝对路径',
  drive: '带有盘符',
  backslash: '含有反斜杠',
  control: '含有看不见的字符',
  normalisation: '字符写法不规范（未按 NFC 组合）',
  reserved: '含有系统保留的名称或字符',
  long: '过长',
};

const stages: Readonly<Record<string, string>> = {
  handler: '承办人',
  'secrecy-reviewer': '保密审查员',
  approver: '审批人',
  release: '发布',
};
const stageName = (stage: string): string => stages[stage] ?? stage;

const kinds = { folder: '文件夹', link: '链接', special: '特殊文件' } as const;
const slots = { document: '公开文件', interpretation: '解读材料' } as const;
const reasons: Readonly<Record<string, string>> = {
  compromised: '密钥泄露',
  lost: '密钥遗失',
  replaced: '已更换密钥',
  'left-duty': '已离岗',
};

export const verifyZh: VerifySentences = {
  problems: {
    'zip.unreadable': () => '不是可读的 ZIP 文件，或文件不完整。',
    'zip.too-large': ({ bytes, limit }) => `文件有 ${bytes} 字节，超过 ${limit} 字节的上限，没有读取。`,
    'zip.too-many-entries': ({ entries, limit }) =>
      `包内有 ${entries} 个条目，超过 ${limit} 个的上限，没有读取。`,
    'zip.trailing-data': ({ bytes }) => `文件末尾多出 ${bytes} 字节，不属于发布包。`,
    'zip.leading-data': ({ bytes }) => `文件开头多出 ${bytes} 字节，不属于发布包。`,
    'zip.hidden-data': () => '条目之间有空隙、重叠或目录以外的数据，可能藏有内容。',
    'zip.layout': () => '容器的格式字段被改动，不是发布包唯一的固定写法。',
    'zip.damaged': () => '内容与容器记录的校验值或长度不符，文件被改动或损坏。',
    'zip.headers-differ': ({ other }) =>
      other === ''
        ? '条目的两处文件头不一致，或其中一处无法读取。'
        : `条目的两处文件头不一致（另一处写作“${other}”）。`,
    'zip.out-of-order': () => '条目的顺序被改动。',
    'zip.encrypted': () => '条目被加密，无法检查。发布包从不加密。',
    'zip.compressed': ({ bytes }) => `条目被压缩（声称解压后 ${bytes} 字节），没有解压。发布包从不压缩。`,
    'zip.not-a-file': ({ kind }) => `条目是${kinds[kind]}，发布包只含普通文件。`,
    'zip.unsafe-path': ({ why }) => `文件名${unsafePaths[why]}，解包时可能写到别处，没有采用。`,
    'zip.duplicate-name': () => '同名条目出现两次，不同程序会读到不同的内容。',
    'zip.colliding-name': ({ other }) => `与“${other}”在某些系统上是同一个名字，会互相覆盖。`,
    'bag.outside-folder': ({ folder }) => `位于“${folder}”文件夹之外，不属于发布包。`,
    'bag.missing-file': () => '应有的文件不见了。',
    'bag.extra-file': () => '多出的文件，发布包格式中没有它。',
    'bag.unlisted-file': ({ manifest }) => `没有列入清单 ${manifest}。`,
    'bag.digest-differs': ({ manifest }) => `内容与清单 ${manifest} 中的校验值不符。`,
    'bag.manifest-differs': () => '清单与包内实际文件不符，清单可能被改动。',
    'bag.not-exact': () => '内容不是应有的写法，文件被改动。',
    'statement.unreadable': ({ where }) => `发布声明无法读取（${where}）。`,
    'statement.subject-missing': () => '发布声明列出了它，但包里没有。',
    'statement.subject-extra': () => '包里有它，但发布声明没有列出，未经批准。',
    'statement.subject-differs': () => '内容与发布声明中的校验值不符，不是获批的文件。',
    'statement.not-signed': () => '发布声明不是审批人签署的那一份。',
    'statement.gate-differs': ({ stage }) => `发布声明所记的${stageName(stage)}签署与包内的签署不一致。`,
    'statement.field-differs': ({ field }) => `发布声明的“${field}”与包内其他内容不一致。`,
    'catalogue.unreadable': ({ where }) => `公开目录无法读取（${where}）。`,
    'catalogue.field-differs': ({ field }) => `公开目录的“${field}”与发布声明不一致。`,
    'catalogue.file-missing': () => '公开目录列出了它，但包里没有。',
    'catalogue.file-extra': () => '包里有它，但公开目录没有列出。',
    'catalogue.file-differs': () => '内容、长度或位置与公开目录不符。',
    'catalogue.file-twice': () => '在公开目录中重复出现。',
    'catalogue.part-missing': ({ slot }) => `缺少${slots[slot]}。文件与解读必须同时发布。`,
    'catalogue.not-linked': ({ other }) =>
      other === '' ? '带有不应有的解读关联。' : `与“${other}”没有正确地互相关联。`,
    'keys.unreadable': ({ why }) => `单位证书文件无法采信（${why}）。`,
    'signature.unreadable': ({ where }) => `签署文件无法读取或格式不对（${where}）。`,
    'signature.invalid': ({ key }) => `密钥 ${key} 的签名不成立，签署内容被改动或系伪造。`,
    'signature.algorithm-missing': ({ algorithm }) =>
      `发布声明写明每个签名文件都含 ${algorithm} 签名，此文件没有。`,
    'signature.unknown-key': ({ key }) => `密钥 ${key} 没有得到本单位认证。`,
    'signature.not-in-force': ({ key, at, from, until }) =>
      `签署时间 ${at} 不在密钥 ${key} 的有效期内（${from} 至 ${until}）。`,
    'signature.revoked': ({ key, revokedAt, why }) =>
      `密钥 ${key} 已于 ${revokedAt} 吊销（${reasons[why] ?? why}），这次签署不算数。`,
    'signature.wrong-duty': ({ key, duty }) => `密钥 ${key} 的持有人不是${stageName(duty)}，无权作这次签署。`,
    'signature.wrong-person': ({ key }) => `签署内容所称的人员不是密钥 ${key} 的持有人。`,
    'signature.other-content': () => '签署的是另一份内容，不是包内的文件和目录。',
    'signature.other-package': () => '签署的是另一个发布件。',
    'signature.other-statement': () => '签署的不是包内的发布声明。',
    'signature.wrong-conclusion': () => '签署的结论不是同意进入下一步。',
    'signature.out-of-order': ({ at }) => `签署时间 ${at} 早于上一步，顺序不对。`,
    'signature.stage-missing': ({ stage }) => `缺少有效的${stageName(stage)}签署。`,
    'signature.stage-twice': ({ stage }) => `${stageName(stage)}签署出现两次。`,
    'signature.same-person': ({ stages: list }) =>
      `同一个人签署了多个环节（${list.split(', ').map(stageName).join('、')}），必须由不同的人签署。`,
    'signature.not-the-approver': () => '发布声明不是由审批人签署的。',
  },
  checks: {
    container: '容器',
    bag: '文件清单',
    statement: '发布声明',
    catalogue: '公开目录',
    links: '文件与解读互相关联',
    trust: '单位证书',
    signatures: '签署',
    people: '三人三岗',
  },
  valid: '校验通过：包内文件与三人签署、获批发布的内容完全一致。',
  invalid: (problems) => `校验不通过：发现 ${problems} 个问题。`,
  notAnchored:
    '注意：没有提供信任文件，签名只按包内自带的公钥核对，不能证明签署人属于哪个单位。请向发布单位另行索取 trust.json 后再校验。',
  onRequest: '注意：本包是依申请公开的答复，只送达申请人，不得上传网站。',
  anchored: '签署人身份按您提供的信任文件核对。',
};
