/** Policy with interpretation (政策文件及解读): document and interpretation go up, and out, together. */
import type { DossierKind } from '../dossier-kind.ts';

export const policyWithInterpretation: DossierKind = {
  id: 'policy-with-interpretation',
  slots: [
    { slot: 'document', minimum: 1, maximum: 1 },
    { slot: 'interpretation', minimum: 1, maximum: 20 },
    { slot: 'attachment', minimum: 0, maximum: 200 },
  ],
  requiredCatalogue: ['title', 'organ', 'formedOn', 'attribute', 'indexNumber'],
};
