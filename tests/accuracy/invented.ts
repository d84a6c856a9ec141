/** Invented people, places and numbers. Regions begin with 99 (never assigned); check digits follow the standards, computed here anew. */
import type { Random } from './random.ts';

const surnames = [
  ...'赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严魏陶姜谢邹苏潘葛范彭郎鲁韦昌马苗方俞任袁柳史唐',
];
const given = [
  ...'建国秀英志强丽华海燕文博雨桐晓明立新春生桂兰长青思远永平红梅佳宁学军玉珍子涵振东淑芬国栋小满知夏怀瑾',
];
const towns = ['清波街道', '石矶街道', '南台街道', '新渡街道', '城关镇', '梅溪镇', '城北镇', '沙洲镇'];
const villages = [
  '柳桥',
  '望塔',
  '渡口',
  '杏林',
  '云麓',
  '泉山',
  '长汀',
  '东塘',
  '西岭',
  '双井',
  '竹园',
  '月湖',
];
const districts = ['澜岸区', '望川区', '松涧县', '禾田县'];
const estates = ['云麓小区', '清波花园', '竹园新村', '月湖苑', '东塘公寓', '长汀家园'];

export const name = (random: Random) => random.pick(surnames) + random.some(given, random.int(1, 2)).join('');
export const district = (random: Random) => random.pick(districts);
export const town = (random: Random) => random.pick(towns);
export const village = (random: Random) => `${random.pick(villages)}村`;
export const community = (random: Random) => `${random.pick(villages)}社区`;
export const road = (random: Random) => `${random.pick(villages)}路`;

const two = (value: number) => String(value).padStart(2, '0');

/** A citizen number with its right check character (ISO 7064 MOD 11-2). */
export function idNumber(random: Random, years: readonly [number, number] = [1945, 2008]): string {
  const birth = `${random.int(...years)}${two(random.int(1, 12))}${two(random.int(1, 28))}`;
  const body = `99010${random.int(1, 9)}${birth}${random.digits(3)}`;
  let rest = 0;
  for (const digit of body) rest = ((rest + Number(digit)) * 2) % 11;
  const check = (12 - rest) % 11;
  return body + (check === 10 ? 'X' : String(check));
}

export const mobile = (random: Random) =>
  random.pick(['139', '138', '150', '158', '177', '186', '199', '133']) + random.digits(8);
export const landline = (random: Random) => `0499-555${random.digits(4)}`;

/** A card number with its right Luhn digit. */
export function bankCard(random: Random, length = 19): string {
  const body = `6222${random.digits(length - 5)}`;
  let sum = 0;
  for (let index = 0; index < body.length; index += 1) {
    const digit = Number(body.charAt(body.length - 1 - index));
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    sum += Math.floor(doubled / 10) + (doubled % 10);
  }
  return body + String((10 - (sum % 10)) % 10);
}

export const account = (random: Random) => `9901${random.digits(random.int(8, 14))}`;
export const plate = (random: Random) =>
  random.pick(['云', '京', '沪', '辽']) +
  random.pick([...'ABCDEFGH']) +
  (random.chance(0.3) ? `D${random.digits(5)}` : random.pick([random.digits(5), `${random.digits(4)}K`]));

/** A home address down to the door. */
export const home = (random: Random) =>
  `${district(random)}${town(random)}${random.pick(estates)}${random.int(1, 30)}号楼${random.int(1, 4)}单元${random.int(1, 18)}0${random.int(1, 4)}室`;

/** A vehicle number with its right check digit (ISO 3779). */
export function vehicleNumber(random: Random): string {
  const alphabet = 'ABCDEFGHJKLMNPRSTUVWXYZ';
  const values = '12345678123457923456789';
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
  const letters = (count: number) => Array.from({ length: count }, () => random.pick([...alphabet])).join('');
  const body = `L${letters(4)}${random.digits(3)}0${letters(3)}${random.digits(5)}`;
  let sum = 0;
  for (const [index, weight] of weights.entries()) {
    const at = alphabet.indexOf(body.charAt(index));
    sum += weight * Number(at < 0 ? body.charAt(index) : values.charAt(at));
  }
  return body.slice(0, 8) + '0123456789X'.charAt(sum % 11) + body.slice(9);
}

export const creditCode = (random: Random) => `919901${random.digits(2)}M${random.digits(8)}`;
