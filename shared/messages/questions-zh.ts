/** 审查要点：逐项填写的问题、依据和回答。 */
import type { QuestionWords } from './questions-catalogue.ts';

const informationRegulation = '《政府信息公开条例》';
const secrecyLaw = '《保守国家秘密法》';
const secrecyRegulation = '《保守国家秘密法实施条例》';

export const questionsZh: QuestionWords = {
  names: {
    'state-secret': '国家秘密',
    'work-secret': '工作秘密',
    'trade-secret': '商业秘密',
    'personal-information': '个人隐私、个人信息',
    'safety-stability': '三安全一稳定',
    'internal-matter': '内部事务、过程性信息',
    'classified-source': '涉密来源',
    declassified: '解密手续',
    aggregation: '数据汇聚',
    map: '地图、坐标',
    'public-opinion': '舆情',
    'review-complete': '审查程序',
    'release-fits': '公开属性和方式',
    'interpretation-together': '解读同步审定',
  },
  asked: {
    'state-secret': '是否涉及国家秘密',
    'work-secret': '是否涉及工作秘密',
    'trade-secret': '是否涉及商业秘密（涉及的写明第三方同意材料）',
    'personal-information':
      '是否涉及个人隐私、个人信息（含敏感个人信息、未满十四周岁未成年人；涉及的写明依据或者本人同意、去标识化情况）',
    'safety-stability': '公开后是否危及国家安全、公共安全、经济安全、社会稳定',
    'internal-matter': '是否属于内部事务、过程性信息、行政执法案卷（属于的写明公开依据）',
    'classified-source': '是否源自涉密文件或者由其派生（是的写明来源和处理情况）',
    declassified: '源自涉密文件的，是否已解密并有解密手续',
    aggregation: '数据汇聚后是否敏感（没有数据表的选“不适用”）',
    map: '是否涉及地图、坐标（涉及的写明审图号）',
    'public-opinion': '是否可能引发舆情（可能的写明应对安排）',
    'review-complete': '承办、保密审查是否已逐项完成，意见是否一致',
    'release-fits': '公开属性、方式和范围是否适当',
    'interpretation-together': '解读材料是否与文件一并审定（不需要解读的选“不适用”）',
  },
  sources: {
    'state-secret': `${informationRegulation}第十四条；${secrecyLaw}第三十五条`,
    'work-secret': `${secrecyLaw}第六十四条`,
    'trade-secret': `${informationRegulation}第十五条`,
    'personal-information': `${informationRegulation}第十五条；《个人信息保护法》第二十八条、第三十四条`,
    'safety-stability': `${informationRegulation}第十四条`,
    'internal-matter': `${informationRegulation}第十六条`,
    'classified-source': `${secrecyRegulation}第十八条`,
    declassified: `${secrecyLaw}第二十条、第二十四条`,
    aggregation: `${secrecyLaw}第三十六条`,
    map: '《地图管理条例》',
    'public-opinion': '国办发〔2016〕61号',
    'review-complete': `${informationRegulation}第十七条；${secrecyRegulation}第四十二条`,
    'release-fits': `${informationRegulation}第十三条、第二十三条`,
    'interpretation-together': '国办发〔2016〕80号',
  },
  answers: { yes: '是', no: '否', unclear: '不明确', 'not-applicable': '不适用' },
};

/** 多个问题的名称，用于提示。 */
export function questionNamesZh(ids: string): string {
  const names: Readonly<Record<string, string>> = questionsZh.names;
  return ids
    .split(' ')
    .map((id) => `“${names[id] ?? id}”`)
    .join('');
}
