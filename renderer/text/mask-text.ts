/** 遮盖方式的用语，中文和英文。 */
import type { MaskedKind, MaskStyle } from '../../shared/screening/mask-policy.ts';
import type { WindowText } from './zh-cn.ts';
import { zhCn } from './zh-cn.ts';

export interface MaskText {
  readonly title: (version: number) => string;
  readonly note: string;
  readonly change: string;
  readonly changeNote: string;
  readonly save: string;
  /** The stored policy cannot be used, the standard one holds. */
  readonly standIn: string;
  readonly kind: string;
  readonly style: string;
  readonly kinds: { readonly [K in MaskedKind]: string };
  readonly styles: { readonly [S in MaskStyle]: string };
}

const zh: MaskText = {
  title: (version) => `个人信息遮盖办法（第 ${version} 版）`,
  note: '全单位统一。各处遮盖的部位不同，会被拼成完整的号码。',
  change: '修改办法',
  changeNote: '保存后对全单位的所有公开包生效，记入日志并形成新的一版。身份证号、银行卡号等不得整段保留。',
  save: '保存为新的一版',
  standIn: '本单位保存的办法无法读取或者保留过多，现按标准办法遮盖。请安全保密管理员重新选择并保存。',
  kind: '种类',
  style: '办法',
  kinds: {
    'personal.id-number': '居民身份证号码',
    'personal.id-number-15': '十五位身份证号码',
    'personal.permit-number': '居住证、永久居留证号码',
    'personal.mobile': '手机号码',
    'personal.landline': '个人固定电话',
    'personal.bank-card': '银行卡号',
    'personal.account': '银行账号',
    'personal.passport': '护照号码',
    'personal.travel-permit': '港澳台通行证号码',
    'personal.home-permit': '回乡证、台胞证号码',
    'personal.certificate': '其他证件号码',
    'personal.plate': '机动车号牌',
    'personal.vehicle-number': '车辆识别代号',
    'personal.email': '电子邮箱',
    'personal.messenger': 'QQ、微信号',
    'personal.device-number': '手机串号',
    'personal.address': '住址',
    'personal.medical-number': '医疗编号',
    'personal.record-number': '户号、学号等编号',
    'personal.name': '姓名',
  },
  styles: {
    hide: '全部遮盖',
    'first-six': '只留前六位',
    ends: '留前三位和后四位',
    'last-four': '只留后四位',
    surname: '只留姓',
    street: '只到街路、村',
    mail: '留首字母和域名',
    keep: '不遮盖，由审查人判断',
  },
};

const en: MaskText = {
  title: (version) => `Masking of personal data (version ${version})`,
  note: 'The same in the whole office: pieces masked in different places can be joined into the whole number.',
  change: 'Change',
  changeNote:
    'Holds for all releases of the office once saved, as a new version that the ledger records. ID and bank card numbers must not stay whole.',
  save: 'Save as a new version',
  standIn:
    'The policy that the office has stored cannot be read or leaves too much; the standard one is used. The security administrator should choose and save again.',
  kind: 'Kind',
  style: 'How',
  kinds: {
    'personal.id-number': 'ID number',
    'personal.id-number-15': 'ID number of 15 digits',
    'personal.permit-number': 'Residence permit number',
    'personal.mobile': 'Mobile number',
    'personal.landline': 'Private telephone',
    'personal.bank-card': 'Bank card number',
    'personal.account': 'Bank account',
    'personal.passport': 'Passport number',
    'personal.travel-permit': 'Travel permit number',
    'personal.home-permit': 'Home-return permit number',
    'personal.certificate': 'Number of another certificate',
    'personal.plate': 'Number plate',
    'personal.vehicle-number': 'Vehicle identification number',
    'personal.email': 'E-mail address',
    'personal.messenger': 'Messenger account',
    'personal.device-number': 'Device number',
    'personal.address': 'Home address',
    'personal.medical-number': 'Medical number',
    'personal.record-number': 'Number of a record',
    'personal.name': 'Name',
  },
  styles: {
    hide: 'all hidden',
    'first-six': 'first six digits stay',
    ends: 'first three and last four stay',
    'last-four': 'last four stay',
    surname: 'surname stays',
    street: 'street or village stays',
    mail: 'first letter and domain stay',
    keep: 'not masked; the reviewer judges',
  },
};

export function maskText(text: WindowText): MaskText {
  return text === zhCn ? zh : en;
}
