/** What the names of algorithms in rule sets stand for. Those that compare several files are in cross-check.ts. */
import type { ExtractedText, NotInspectedReason } from '../extraction/extracted-text.ts';
import type { AlgorithmName } from './algorithm-names.ts';
import { checkCaptions } from './check-captions.ts';
import {
  checkFormedOn,
  checkIndexForm,
  checkIndexTaken,
  checkNumber,
  checkOrgan,
  checkSecrecyStatus,
  checkSummary,
  checkTitle,
} from './check-catalogue.ts';
import { checkNumberTaken, checkSameFile, checkSimilarFile, checkTwice } from './check-duplicates.ts';
import { checkNotForAll, checkNotListed } from './check-publication.ts';
import { compareCopied, compareOldAndNew } from './compare-content.ts';
import { compareDates } from './compare-dates.ts';
import { compareOffice, compareTitle } from './compare-names.ts';
import { compareNumbers } from './compare-numbers.ts';
import type { DossierCheck } from './dossier-check.ts';
import type { Match } from './match.ts';
import { matchAttachmentMarks, matchAttachmentTitles } from './match-attachment-list.ts';
import { missingPeriod, missingWays, shortConsultation } from './match-consultation.ts';
import { matchManyCoordinates } from './match-coordinates.ts';
import { matchNumberSlip, matchNumberYear } from './match-document-numbers.ts';
import { missingOffice, missingTelephone } from './match-interpretation.ts';
import { missingMainPoints, missingOtherPoints } from './match-interpretation-points.ts';
import { matchLevelNumbers } from './match-level-numbers.ts';
import { matchMapApproval } from './match-map-approval.ts';
import { matchCatalogueElements, matchPromptOnly } from './match-open-catalogue.ts';
import { matchPairedMarks } from './match-paired-marks.ts';
import {
  matchHealthColumns,
  matchLowCounts,
  matchMinorColumns,
  matchPersonAggregation,
} from './match-person-tables.ts';
import { missingPublicationNote } from './match-publication-note.ts';
import type { Comparison } from './package-document.ts';
import type { ScreenedPart } from './screened-part.ts';

export type Algorithm =
  | { readonly over: 'part'; readonly match: (part: ScreenedPart) => readonly Match[] }
  | { readonly over: 'text'; readonly match: (text: ExtractedText) => readonly Match[] }
  | { readonly over: 'not-inspected'; readonly reasons: (reason: NotInspectedReason) => boolean }
  | { readonly over: 'package'; readonly compare?: Comparison }
  | { readonly over: 'dossier'; readonly check: DossierCheck }
  /** What is not listed one by one; see finding-cap.ts. */
  | { readonly over: 'rest' };

export const algorithms: Readonly<Record<AlgorithmName, Algorithm>> = {
  'paired-marks': { over: 'part', match: matchPairedMarks },
  'level-numbers': { over: 'part', match: matchLevelNumbers },
  'document-number.bracket': { over: 'part', match: matchNumberSlip('bracket') },
  'document-number.inserted-word': { over: 'part', match: matchNumberSlip('inserted-word') },
  'document-number.padded': { over: 'part', match: matchNumberSlip('padded') },
  'document-number.short-year': { over: 'part', match: matchNumberSlip('short-year') },
  'document-number.fused': { over: 'part', match: matchNumberSlip('fused') },
  'document-number.blank': { over: 'part', match: matchNumberSlip('blank') },
  'document-number.year': { over: 'part', match: matchNumberYear },
  'interpretation.office': { over: 'text', match: missingOffice },
  'interpretation.telephone': { over: 'text', match: missingTelephone },
  'interpretation.main-points': { over: 'text', match: missingMainPoints },
  'interpretation.other-points': { over: 'text', match: missingOtherPoints },
  'map.approval': { over: 'part', match: matchMapApproval },
  'consultation.period': { over: 'text', match: missingPeriod },
  'consultation.ways': { over: 'text', match: missingWays },
  'consultation.short': { over: 'text', match: shortConsultation },
  'attachment-marks': { over: 'part', match: matchAttachmentMarks },
  'attachment-titles': { over: 'part', match: matchAttachmentTitles },
  'publication-note': { over: 'text', match: missingPublicationNote },
  'columns.health': { over: 'part', match: matchHealthColumns },
  'columns.minors': { over: 'part', match: matchMinorColumns },
  'columns.persons': { over: 'part', match: matchPersonAggregation },
  'columns.low-counts': { over: 'part', match: matchLowCounts },
  'coordinates.many': { over: 'part', match: matchManyCoordinates },
  'not-inspected.other': { over: 'not-inspected', reasons: (reason) => reason !== 'encrypted' },
  'not-inspected.encrypted': { over: 'not-inspected', reasons: (reason) => reason === 'encrypted' },
  'package.document-number': { over: 'package' },
  'package.dates': { over: 'package', compare: compareDates },
  'package.numbers': { over: 'package', compare: compareNumbers },
  'package.office': { over: 'package', compare: compareOffice },
  'package.title': { over: 'package', compare: compareTitle },
  'package.copied': { over: 'package', compare: compareCopied },
  'package.old-and-new': { over: 'package', compare: compareOldAndNew },
  'columns.catalogue-elements': { over: 'part', match: matchCatalogueElements },
  'columns.prompt-only': { over: 'part', match: matchPromptOnly },
  'dossier.number-taken': { over: 'dossier', check: checkNumberTaken },
  'dossier.same-file': { over: 'dossier', check: checkSameFile },
  'dossier.similar-file': { over: 'dossier', check: checkSimilarFile },
  'dossier.twice': { over: 'dossier', check: checkTwice },
  'dossier.not-for-all': { over: 'dossier', check: checkNotForAll },
  'dossier.not-listed': { over: 'dossier', check: checkNotListed },
  'dossier.title': { over: 'dossier', check: checkTitle },
  'dossier.number': { over: 'dossier', check: checkNumber },
  'dossier.formed-on': { over: 'dossier', check: checkFormedOn },
  'dossier.organ': { over: 'dossier', check: checkOrgan },
  'dossier.index-taken': { over: 'dossier', check: checkIndexTaken },
  'dossier.index-form': { over: 'dossier', check: checkIndexForm },
  'dossier.summary': { over: 'dossier', check: checkSummary },
  'dossier.secrecy-status': { over: 'dossier', check: checkSecrecyStatus },
  'dossier.captions': { over: 'dossier', check: checkCaptions },
  'more-findings': { over: 'rest' },
};
