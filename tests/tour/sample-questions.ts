/** The sample interpretation as a page of questions: what a reader asks, answered in turn. Everything in it is invented. */
import type { InterpretationSource } from '../../shared/publishing/interpretation/interpretation-source.ts';
import { sampleInterpretation } from '../unit/publishing/sample-interpretation.ts';

const blocks: InterpretationSource['blocks'] = [
  {
    block: 'question',
    id: 'b1',
    question: '为什么要制定这个办法？依据是什么？',
    answer: '各社区的代办窗口名称不一、材料不一，居民要跑几趟。办法的目标是让居民就近办成事。',
    points: ['背景依据', '目标任务'],
  },
  {
    block: 'question',
    id: 'b2',
    question: '主要内容有哪些？适用范围是什么？',
    answer: '规定服务点的设立条件、服务事项、开放时间和保障，适用于全市城乡社区。',
    points: ['主要内容', '涉及范围'],
  },
  {
    block: 'question',
    id: 'b3',
    question: '具体怎么办理？有什么要注意？',
    answer: '直接到服务点或者电话预约；请注意，服务点本身不收取任何费用。',
    points: ['执行口径', '注意事项'],
  },
  {
    block: 'question',
    id: 'b4',
    question: '和原来相比有什么变化？给居民带来哪些实惠？',
    answer: '原来只在工作日开放，现在每周开放不少于6日；行动不便的老年人可以预约上门服务。',
    points: ['新旧政策差异', '惠民利民举措'],
  },
];

export const sampleQuestions: InterpretationSource = {
  ...sampleInterpretation,
  template: 'questions',
  title: '《云泽市社区便民服务点管理办法》问答',
  terms: [],
  blocks,
};
