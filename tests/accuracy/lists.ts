/** Lists as offices publish them, by type: what each type needs, and what slipped in besides. */
import * as invented from './invented.ts';
import type { Random } from './random.ts';
import type { Sample } from './sample.ts';
import { planted } from './sample.ts';

interface Column {
  readonly headers: readonly string[];
  readonly write: (random: Random, row: number) => string;
}

const label = (rule: string, words: string) => `⟦${rule}|${words}⟧`;
const plain = (headers: readonly string[], write: Column['write']): Column => ({ headers, write });

const columns = {
  serial: plain(['序号', '编号'], (_, row) => String(row)),
  name: plain([label('AGG-01', '姓名')], (r) => invented.name(r)),
  nameAlone: plain(['姓名'], (r) => invented.name(r)),
  village: plain(['村（社区）', '所在村'], (r) => invented.village(r)),
  category: plain(['类别', '补贴类别'], (r) => r.pick(['一类', '二类', '三类'])),
  money: plain(['金额（元）', '补贴金额'], (r) => String(r.int(100, 9900))),
  id: plain(['身份证号', '证件号码', '公民身份号码'], (r) => label('PII-01', invented.idNumber(r))),
  idPart: plain(['身份证号'], (r) => `${invented.idNumber(r).slice(0, 6)}********${r.digits(4)}`),
  mobile: plain(['手机号', '联系电话', '手机号码'], (r) => label('PII-04', invented.mobile(r))),
  card: plain(['银行卡号', '卡号'], (r) => label('PII-07', invented.bankCard(r))),
  account: plain(['一卡通账号', '银行账号'], (r) => label('PII-08', invented.account(r))),
  home: plain(['家庭住址', '住址'], (r) => label('ADR-01', invented.home(r))),
  disability: plain([label('MED-02', '残疾等级')], (r) => r.pick(['一级', '二级', '三级'])),
  illness: plain([label('MED-02', '病种'), label('MED-02', '诊断结果')], (r) =>
    r.pick(['尿毒症', '肺结核', '恶性肿瘤']),
  ),
  pupil: plain([label('MINOR-01', '学生姓名')], (r) => invented.name(r)),
  form: plain(['班级'], (r) => `${r.pick(['三', '四', '五'])}年级${r.int(1, 6)}班`),
  exam: plain(['准考证号'], (r) => label('HH-01', `9901${r.digits(8)}`)),
  score: plain(['成绩'], (r) => `${r.int(50, 99)}.${r.int(0, 9)}`),
  post: plain(['报考职位'], (r) => r.pick(['综合管理', '财务', '信息技术'])),
  employer: plain(['工作单位', '单位'], (r) => r.pick(['市城市管理局', '某某学校', '市图书馆'])),
  plate: plain(['车牌号'], (r) => label('PII-15', invented.plate(r))),
  project: plain(['项目编号', '流水号'], (r) => `YZ2026${r.digits(10)}`),
  order: plain(['订单号', '受理编号'], (r) => r.digits(18)),
  officeTelephone: plain(['咨询电话', '办公电话'], (r) => invented.landline(r)),
  publicMobile: plain(['公开咨询电话', '值班电话'], (r) => label('PII-04', invented.mobile(r))),
  place: plain(['服务点名称'], (r) => `${invented.community(r)}便民服务点`),
  address: plain(['地址'], (r) => `${invented.road(r)}${r.int(1, 99)}号`),
  area: plain(['面积（平方米）'], (r) => `${r.int(40, 300)}.${r.digits(2)}`),
} as const;

type ColumnName = keyof typeof columns;

const types: readonly (readonly [string, string, readonly ColumnName[]])[] = [
  ['低保', '最低生活保障金发放名单', ['serial', 'name', 'id', 'village', 'category', 'money', 'account']],
  ['救助', '临时救助对象名单', ['serial', 'name', 'mobile', 'illness', 'home', 'money']],
  ['补贴', '残疾人两项补贴发放表', ['serial', 'name', 'id', 'disability', 'card', 'money']],
  ['公租房', '公共租赁住房保障对象名单', ['serial', 'name', 'id', 'home', 'mobile', 'area']],
  ['招考', '公开招聘工作人员成绩公示', ['serial', 'nameAlone', 'exam', 'post', 'score']],
  ['招考混入', '公开招聘拟录用人员名单', ['serial', 'name', 'id', 'mobile', 'post', 'score']],
  ['职称', '职称评审通过人员名单', ['serial', 'nameAlone', 'employer', 'category']],
  ['体检', '孕前检查人员名单', ['serial', 'name', 'id', 'home', 'illness']],
  ['处罚', '交通违法处罚名单', ['serial', 'nameAlone', 'plate', 'money']],
  ['征地', '征地补偿款发放表', ['serial', 'name', 'id', 'account', 'mobile', 'area', 'money']],
  ['学生', '课后服务学生名单', ['serial', 'pupil', 'form', 'mobile']],
  ['部分遮盖', '救助对象名单（公示）', ['serial', 'nameAlone', 'idPart', 'village', 'money']],
  ['网点', '便民服务点名录', ['serial', 'place', 'address', 'officeTelephone']],
  ['网点手机', '便民服务点名录', ['serial', 'place', 'address', 'publicMobile']],
  ['项目', '财政资金项目清单', ['serial', 'project', 'employer', 'money', 'area']],
  ['订单', '网上办件清单', ['serial', 'order', 'category', 'money']],
];

const tablesOfEach = 4;

/** Lists of every type, as sheets and as tables of a text. */
export function listSamples(random: Random): readonly Sample[] {
  return types.flatMap(([variant, title, names]) =>
    Array.from({ length: tablesOfEach }, (_, index) =>
      planted(table(random, title, names), {
        group: 'lists',
        variant,
        role: index % 2 === 0 ? 'sheet' : 'body',
        scope: 'attachment',
      }),
    ),
  );
}

function table(random: Random, title: string, names: readonly ColumnName[]): string {
  const header = names.map((name) => random.pick(columns[name].headers)).join('\t');
  const rows = Array.from({ length: random.int(6, 15) }, (_, row) =>
    names.map((name) => columns[name].write(random, row + 1)).join('\t'),
  );
  return `${random.int(2023, 2026)}年云泽市${title}\n${header}\n${rows.join('\n')}\n`;
}
