/**
 * A second round of texts with something in them that must not leave, worded as no rule was written for. What counts as planted is
 * what a careful reader would stop at.
 */
import * as invented from './invented.ts';
import type { Random } from './random.ts';

type Writer = (random: Random) => string;

/** Numbers and circumstances of persons, in papers of many kinds. */
const persons: readonly (readonly [string, Writer])[] = [
  [
    '拟录用公示',
    (r) =>
      `序号\t拟录用人员\t准考证号\t身份证件号\t工作单位\n1\t甲某某\t9901260103\t⟦PII-01|${invented.idNumber(r)}⟧\t待业`,
  ],
  [
    '拟录用公示, 监督电话',
    (r) => `公示期间如有异议，可直接拨打政治处甲某某手机反映：⟦PII-04|${invented.mobile(r)}⟧。`,
  ],
  [
    '低保公示',
    (r) =>
      `户主\t家庭人口\t享受金额\t惠民卡\n甲某某\t2\t1260\t⟦PII-07,PII-08|${invented.bankCard(r)}⟧\n乙某某\t1\t840\t⟦PII-07,PII-08|${invented.bankCard(r)}⟧`,
  ],
  ['低保公示, 致贫原因', () => '户主\t保障人数\t⟦MED-02|致贫原因⟧\n甲某某\t2\t尿毒症\n乙某某\t1\t精神分裂症'],
  [
    '执法文书',
    (r) =>
      `当事人：甲某某，性别：男，出生年月：1987年4月，公民身份证号码为⟦PII-01|${invented.idNumber(r)}⟧，职业：个体。`,
  ],
  ['处罚决定, 住址', (r) => `当事人乙某某，现住⟦ADR-01|${invented.home(r)}⟧，因占道经营被处以警告。`],
  ['询问笔录', (r) => `问：你的联系方式？答：⟦PII-04|${invented.mobile(r)}⟧，微信也是这个。`],
  ['送达回证', (r) => `受送达人：丙某某　　身份证：⟦PII-01|${invented.idNumber(r)}⟧　　送达方式：留置送达`],
  [
    '信访答复',
    (r) =>
      `甲某某同志：您通过市长信箱（登记电话⟦PII-04|${invented.mobile(r)}⟧）反映的下水道堵塞问题已处理完毕。`,
  ],
  [
    '信访答复, 住户',
    (r) => `经查，反映人系⟦ADR-01|${invented.home(r)}⟧住户，其楼上改动承重墙属实，已责令恢复。`,
  ],
  [
    '征地补偿明细',
    (r) =>
      `户名\t面积（亩）\t补偿金额（元）\t开户行\t账号\n甲某某\t0.86\t48848\t农商行\t⟦PII-07,PII-08|${invented.bankCard(r)}⟧\n乙某某\t1.12\t63616\t农商行\t⟦PII-07,PII-08|${invented.bankCard(r)}⟧`,
  ],
  [
    '征地协议',
    (r) => `乙方：丁某某（证件号：⟦PII-01|${invented.idNumber(r)}⟧）自愿将承包地0.64亩交回村集体。`,
  ],
  [
    '双公示, 自然人',
    (r) =>
      `行政相对人名称\t证件类型\t证件号码\t处罚内容\n甲某某\t身份证\t⟦PII-01|${invented.idNumber(r)}⟧\t罚款500元`,
  ],
  [
    '补贴打卡',
    (r) => `补贴资金已打入农户一卡通，其中甲某某卡号⟦PII-07|${invented.bankCard(r)}⟧未到账，请核实。`,
  ],
  [
    '职称评审',
    (r) =>
      `姓名\t申报专业\t现工作单位\t联系手机\n甲某某\t水利工程\t市水务局\t⟦PII-04|${invented.mobile(r)}⟧\n乙某某\t给排水\t市供水公司\t⟦PII-04|${invented.mobile(r)}⟧`,
  ],
  [
    '遗失公告',
    (r) => `丙某某（身份证号：⟦PII-01|${invented.idNumber(r)}⟧）遗失道路运输从业资格证，声明作废。`,
  ],
  [
    '不动产公告',
    (r) =>
      `权利人甲某某（⟦PII-01|${invented.idNumber(r)}⟧）名下位于⟦ADR-01|${invented.home(r)}⟧的不动产申请继承登记。`,
  ],
  [
    '法院公告',
    (r) =>
      `乙某某：本院受理原告与你民间借贷纠纷一案，你的公民身份号码：⟦PII-01|${invented.idNumber(r)}⟧，现依法公告送达。`,
  ],
  [
    '失信名单',
    (r) => {
      const id = invented.idNumber(r);
      return `被执行人丁某某，身份证号码\n⟦PII-01|${id}⟧\n，未履行生效判决确定的义务。`;
    },
  ],
  [
    '人员简历',
    (r) =>
      `甲某某，女，1991年2月生，大学学历，电子信箱⟦PII-18|${`jia${r.digits(4)}@mail.example`}⟧，手机⟦PII-04|${invented.mobile(r)}⟧。`,
  ],
  ['投标文件联系人', (r) => `项目经理：戊某某，执业注册号略，本人移动电话：⟦PII-04|${invented.mobile(r)}⟧。`],
  ['工程师微信', (r) => `有意者请加甲工⟦PII-19,PII-04|微信：yz_${r.digits(6)}⟧咨询报名事宜。`],
  ['QQ 群主', (r) => `资料请发至经办人⟦PII-19|QQ ${`9${r.digits(8)}`}⟧，逾期不候。`],
  ['残疾补贴', () => '姓名\t⟦MED-02|残疾类别⟧\t补贴月数\n甲某某\t精神残疾\t6\n乙某某\t智力残疾\t6'],
  ['救助个案', () => '石矶街道居民甲某某，因⟦MED-03|患肝癌⟧住院，自付医疗费8.6万元，给予临时救助6000元。'],
  ['医院函件', (r) => `患者乙某某（住院号：⟦MED-01|${`00${r.digits(6)}`}⟧）的医疗费用已按规定减免。`],
  [
    '校园资助',
    (r) =>
      `⟦MINOR-01|学生姓名⟧\t班级\t家长电话\t资助金额\n甲小某\t三（2）班\t⟦PII-04|${invented.mobile(r)}⟧\t625\n乙小某\t四（1）班\t⟦PII-04|${invented.mobile(r)}⟧\t625`,
  ],
  ['学籍', (r) => `转入学生全国学籍号：⟦HH-01,PII-01|G${invented.idNumber(r)}⟧，请接收学校办理。`],
  [
    '车辆违法',
    (r) => `以下车辆多次闯红灯未处理：⟦PII-15|${invented.plate(r)}⟧（车主甲某某），请尽快接受处理。`,
  ],
  [
    '僵尸车',
    (r) => `停放于月湖苑东门外的白色轿车，车架号⟦PII-17|${invented.vehicleNumber(r)}⟧，请车主七日内挪走。`,
  ],
  ['出国批件', (r) => `团员甲某某，因公护照⟦PII-11|PE${r.digits(7)}⟧，在外停留五天。`],
  ['港澳通行', (r) => `乙某某持往来港澳通行证⟦PII-12|C${r.digits(8)}⟧办理续签。`],
  ['驾驶证', (r) => `驾驶人丙某某，⟦PII-14,PII-01|驾驶证号${invented.idNumber(r)}⟧，记12分，扣留驾驶证。`],
  [
    '值班表',
    (r) =>
      `6月20日\t带班：甲某某\t⟦PII-04|${invented.mobile(r)}⟧\t值班：乙某某\t⟦PII-04|${invented.mobile(r)}⟧`,
  ],
  [
    '防汛责任人',
    (r) =>
      `水库名称\t行政责任人\t手机\t巡查责任人\t手机\n双井水库\t甲某某\t⟦PII-04|${invented.mobile(r)}⟧\t乙某某\t⟦PII-04|${invented.mobile(r)}⟧`,
  ],
  [
    '号码分段',
    (r) => {
      const number = invented.mobile(r);
      return `工程报修请打⟦PII-04|${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}⟧，随叫随到。`;
    },
  ],
  [
    '证件号分四段',
    (r) => {
      const id = invented.idNumber(r);
      return `证件号码 ⟦PII-01|${id.slice(0, 6)}-${id.slice(6, 10)}-${id.slice(10, 14)}-${id.slice(14)}⟧ 经核验一致。`;
    },
  ],
  [
    '卡号分段',
    (r) => {
      const card = invented.bankCard(r);
      return `退款请汇至 ⟦PII-07|${card.match(/\d{1,4}/gu)?.join(' ') ?? card}⟧（甲某某）。`;
    },
  ],
];

/** Marks and instructions, in words of their own. */
const marks: readonly (readonly [string, Writer])[] = [
  [
    '常务会议纪要',
    () => '⟦SEC-01,SEC-02|秘密★三年⟧\n云泽市人民政府常务会议纪要\n（38）\n会议研究了有关人事事项。',
  ],
  ['报告附表', () => '附表2\n⟦SEC-02,SEC-04|机　　密⟧\n分县区储备情况统计表\n单位：吨'],
  [
    '密级栏',
    () => '拟稿单位：综合科\n⟦SEC-01,SEC-02,SEC-04|密级：秘密⟧　保密期限：5年\n标题：关于有关情况的请示',
  ],
  ['括号密级', () => '关于重点岗位人员情况的报告⟦SEC-04,SEC-02|（机密）⟧\n市委：\n现将有关情况报告如下。'],
  ['英文星号', () => '⟦SEC-01,SEC-02|绝密*10年⟧\n\n关于有关事项的报告'],
  ['份号和密级', () => '⟦SEC-03|000017⟧\n⟦SEC-01,SEC-02|机密★长期⟧\n⟦TEL-02|特急⟧\n云泽市应急委员会文件'],
  ['试卷', () => '⟦SEC-01,SEC-02,SEC-04|机密★启用前⟧\n2026年全市初中学业水平考试\n物理试题卷'],
  ['工作秘密', () => '⟦INT-08|工作秘密⟧\n关于开展专项检查的工作方案\n一、检查时间'],
  ['请勿扩散', () => '各科室：现将排班调整情况告知如下，⟦INT-01|请勿扩散⟧。'],
  ['不得上网', () => '本通知⟦INT-01|不得上网公开⟧，各单位按要求落实即可。'],
  ['不发朋友圈', () => '（⟦INT-01,INT-09|本材料仅供工作使用，不得转发、截图外传⟧）'],
  ['仅限内部', () => '⟦INT-02,INT-01,INT-03|仅限局内部使用⟧\n2026年执法检查要点'],
  ['内部掌握', () => '以上口径⟦INT-01,INT-02,INT-03|由各窗口内部掌握，不对外公布⟧。'],
  ['内参', () => '⟦INT-02,INT-03|内部参阅⟧\n第16期\n关于部分企业欠薪苗头的情况'],
  ['阅读对象', () => '⟦INT-03|（此件只发领导小组成员）⟧\n关于专项行动的部署安排'],
  ['知悉范围', () => '⟦INT-03,INT-06|知悉范围：局党组成员⟧\n关于下步工作的考虑'],
  ['会后收回', () => '会议材料之三\n⟦INT-04|会后请留在座位上，由工作人员收回⟧\n关于机构调整的初步意见'],
  ['阅后销毁', () => '关于专项行动参战警力安排\n⟦INT-04|阅后请自行销毁⟧'],
  ['清退', () => '⟦INT-04|此件请于12月底前清退市委机要室⟧\n关于有关工作的通知'],
  ['送审稿', () => '云泽市养犬管理条例\n⟦INT-05|（送审稿）⟧\n第一章 总则'],
  ['讨论稿', () => '2026年工作要点\n⟦INT-05|（讨论稿·3月8日）⟧\n一、总体要求'],
  ['发至县团级', () => '⟦INT-06|（此件发至县团级）⟧\n关于认真学习有关精神的通知'],
  ['口头传达', () => '⟦INT-06,INT-01|（只传达到科级以上干部，不登报、不广播）⟧\n关于有关情况的通报'],
  [
    '明传电报',
    () =>
      '⟦TEL-01,INT-02|内部明电⟧\n发往：各县区\n⟦TEL-02,TEL-01|等级：特急⟧\n关于做好当前信访工作的紧急通知',
  ],
  ['附注', () => '云泽市司法局办公室\n2026年6月3日\n\n⟦INT-10|（此件不予公开）⟧'],
  ['注意保存', () => '2026年应急联络手册\n⟦INT-09,INT-02|内部使用　注意保管⟧'],
  ['商业秘密', () => '⟦SEC-06|商业秘密　核心　5年⟧\n云泽轨道交通集团成本测算表'],
];

/** Things of offices, networks, places and matters that do not leave either. */
const matters: readonly (readonly [string, Writer])[] = [
  ['运维文档', () => '值守终端地址为⟦NET-01|10.32.17.206⟧，由信息中心统一管理。'],
  ['初始口令', () => '考生登录后台请用管理员账号，⟦NET-03|初始密码：Yz#2026kaoshi⟧，首次登录后修改。'],
  ['共享盘', () => '台账模板请到⟦NET-02|\\\\fileserver\\zhifa\\台账⟧下载填写。'],
  ['环评批复', () => '排气筒坐标为⟦GEO-02|东经99°12′35.61″，北纬99°08′12.40″⟧，高度15米。'],
  ['选址', () => '拟建库址中心点⟦GEO-01|121.654321,39.987654⟧，占地12亩。'],
  ['军车', () => '当日上午，一辆车牌为⟦MIL-01|空K·12345⟧的越野车停放在应急通道。'],
  ['部队', () => '拥军慰问走访了驻我市⟦MIL-02,MIL-03|99123部队⟧官兵，送去慰问金。'],
  ['版本', () => '关于防汛工作的通知\n（⟦VER-02,INT-05|此处待补充数据XX⟧）\n各县区人民政府：'],
  ['评标', () => '⟦BIZ-02|未中标供应商报价：某甲公司126.8万元，某乙公司131.2万元⟧。'],
  ['外语培训', () => '该信息引自⟦CUE-10|内部通报，尚未公开⟧，请勿引用。'],
];

/** All of them, by the kind of paper. */
export const secondLeaks: readonly (readonly [string, Writer])[] = [...persons, ...marks, ...matters];
