/** Review questions in English: what is asked, where it comes from, and the answers. */
import type { QuestionWords } from './questions-catalogue.ts';

const informationRegulation = 'Regulation on Open Government Information';
const secrecyLaw = 'Law on Guarding State Secrets';
const secrecyRegulation = 'Implementing Regulation of the Law on Guarding State Secrets';

export const questionsEn: QuestionWords = {
  names: {
    'state-secret': 'state secrets',
    'work-secret': 'work secrets',
    'trade-secret': 'trade secrets',
    'personal-information': 'privacy and personal information',
    'safety-stability': 'security and stability',
    'internal-matter': 'internal or preparatory matter',
    'classified-source': 'classified source',
    declassified: 'declassification',
    aggregation: 'combined data',
    map: 'maps and coordinates',
    'public-opinion': 'public opinion',
    'review-complete': 'review procedure',
    'release-fits': 'attribute and way of release',
    'interpretation-together': 'interpretation settled together',
  },
  asked: {
    'state-secret': 'Does it touch state secrets?',
    'work-secret': 'Does it touch work secrets?',
    'trade-secret': 'Does it touch trade secrets? (If so, name the consent of the third party.)',
    'personal-information':
      'Does it touch privacy or personal information, also sensitive or of children under 14? (If so, name basis or consent, and what was masked.)',
    'safety-stability': 'Would release endanger national, public or economic security, or social stability?',
    'internal-matter':
      'Is it an internal matter, preparatory information or an enforcement file? (If so, name the basis for release.)',
    'classified-source':
      'Does it come from, or derive from, a classified document? (If so, say from which and what was done.)',
    declassified:
      'If it comes from a classified document: is that declassified, with the formalities on file?',
    aggregation: 'Do the data become sensitive when combined? (“Not applicable” where there is no table.)',
    map: 'Does it contain maps or coordinates? (If so, give the map approval number.)',
    'public-opinion': 'Might it stir public opinion? (If so, say what is prepared.)',
    'review-complete': 'Have handler and secrecy reviewer gone through every item, and do they agree?',
    'release-fits': 'Are attribute, way and range of the release right?',
    'interpretation-together':
      'Was the interpretation settled together with the document? (“Not applicable” where none is due.)',
  },
  sources: {
    'state-secret': `${informationRegulation}, art. 14; ${secrecyLaw}, art. 35`,
    'work-secret': `${secrecyLaw}, art. 64`,
    'trade-secret': `${informationRegulation}, art. 15`,
    'personal-information': `${informationRegulation}, art. 15; Personal Information Protection Law, arts. 28, 34`,
    'safety-stability': `${informationRegulation}, art. 14`,
    'internal-matter': `${informationRegulation}, art. 16`,
    'classified-source': `${secrecyRegulation}, art. 18`,
    declassified: `${secrecyLaw}, arts. 20, 24`,
    aggregation: `${secrecyLaw}, art. 36`,
    map: 'Regulation on Map Management',
    'public-opinion': 'State Council General Office 2016 no. 61',
    'review-complete': `${informationRegulation}, art. 17; ${secrecyRegulation}, art. 42`,
    'release-fits': `${informationRegulation}, arts. 13, 23`,
    'interpretation-together': 'State Council General Office 2016 no. 80',
  },
  answers: { yes: 'Yes', no: 'No', unclear: 'Unclear', 'not-applicable': 'Not applicable' },
};

/** Names of several questions, for a sentence. */
export function questionNamesEn(ids: string): string {
  const names: Readonly<Record<string, string>> = questionsEn.names;
  return ids
    .split(' ')
    .map((id) => `“${names[id] ?? id}”`)
    .join(', ');
}
