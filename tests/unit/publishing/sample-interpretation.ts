/** The interpretation of the sample office's policy as a source with every kind of block. Everything in it is invented. */
import type { InterpretationSource } from '../../../shared/publishing/interpretation/interpretation-source.ts';

export const sampleInterpretation: InterpretationSource = {
  schema: 'xianshen.interpretation/1',
  template: 'picture',
  title: '一图读懂《云泽市社区便民服务点管理办法》',
  document: {
    title: '云泽市人民政府办公室关于印发《云泽市社区便民服务点管理办法》的通知',
    documentNumber: '云泽政办发〔2026〕12号',
    sha256: 'a'.repeat(64),
  },
  department: '云泽市民政局',
  telephone: '0499-5550126',
  hours: '工作日9:00—12:00，13:30—17:30',
  terms: [{ term: '首问负责制', meaning: '第一名工作人员负责把事项受理到底，或者把办理单位说清楚。' }],
  blocks: [
    { block: 'heading', id: 'background', text: '背景依据', points: ['背景依据'] },
    {
      block: 'paragraph',
      id: 'why',
      text: '各社区的代办窗口名称不一、材料不一，居民要跑几趟，因此统一规定。',
      points: ['背景依据', '目标任务'],
    },
    {
      block: 'figures',
      id: 'figures',
      caption: '关键数字',
      alt: '三个关键数字：场地六十平方米，每周开放六日，步行十五分钟。',
      points: ['主要内容'],
      figures: [
        { value: '60', unit: '平方米', label: '场地面积不少于' },
        { value: '6', unit: '日', label: '每周开放不少于' },
        { value: '15', unit: '分钟', label: '步行到达一般不超过' },
      ],
    },
    {
      block: 'flow',
      id: 'flow',
      caption: '设立服务点怎么办',
      alt: '设立服务点的三个步骤：申请、核验、决定。',
      points: ['执行口径'],
      steps: [
        { title: '提出申请', text: '附场地平面图和使用协议', who: '乡镇人民政府、街道办事处' },
        { title: '现场核验', text: '五个工作日内完成', who: '县（区）民政部门' },
        { title: '作出决定', text: '十个工作日内作出', who: '县（区）人民政府' },
      ],
    },
    {
      block: 'who-gets-what',
      id: 'who',
      caption: '谁能得到什么',
      points: ['涉及范围', '惠民利民举措'],
      rows: [
        { who: '行动不便的老年人', what: '预约上门服务', how: '电话预约', when: '随时' },
        { who: '上班的居民', what: '延时开放至十九时', how: '直接到服务点', when: '每周至少一日' },
      ],
    },
    {
      block: 'comparison',
      id: 'differences',
      caption: '新旧对照',
      before: '原暂行规定',
      after: '新办法',
      points: ['新旧政策差异'],
      rows: [{ matter: '开放时间', before: '工作日开放', after: '每周不少于六日' }],
    },
    {
      block: 'timeline',
      id: 'timeline',
      caption: '时间安排',
      alt: '两个时间：七月一日起施行，年底前达标。',
      entries: [
        { when: '2026年7月1日', text: '办法起施行' },
        { when: '2026年12月31日前', text: '已开设的窗口达到规定条件' },
      ],
    },
    {
      block: 'chart',
      id: 'chart',
      caption: '座谈会场次',
      alt: '条形图：两类会议的场次，居民座谈会十二场，部门座谈会四场。',
      unit: '场',
      bars: [
        { label: '居民座谈会', value: 12 },
        { label: '部门座谈会', value: 4 },
      ],
    },
    {
      block: 'duties',
      id: 'duties',
      caption: '谁来负责',
      rows: [{ task: '统筹规划和考核评价', lead: ['市民政局'], support: ['市财政局', '市数据资源管理局'] }],
    },
    {
      block: 'question',
      id: 'question',
      question: '办事要交钱吗？',
      answer: '服务点本身不收取任何费用；请注意，法律规定的费用由办理单位依法收取。',
      points: ['注意事项'],
    },
  ],
};

/** Every word of the sample, piece by piece. */
export function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  const silent = new Set(['schema', 'template', 'block', 'id', 'points', 'links', 'sha256', 'unit', 'alt']);
  return Object.entries(value).flatMap(([key, each]) => (silent.has(key) ? [] : wordsIn(each)));
}
