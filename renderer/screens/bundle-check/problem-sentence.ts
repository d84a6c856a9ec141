/** A problem of a bundle as a sentence. */
import type { VerifyProblem } from '../../../shared/bundle/verify-problems.ts';
import { problemSentence } from '../../../shared/messages/verify-catalogue.ts';
import { verifyEn } from '../../../shared/messages/verify-en.ts';
import { verifyZh } from '../../../shared/messages/verify-zh.ts';
import { usePreferences } from '../../preferences/use-preferences.tsx';

export function useProblemSentence(): (problem: VerifyProblem) => string {
  const { language } = usePreferences().preferences;
  return (problem) => problemSentence(language === 'zh' ? verifyZh : verifyEn, problem);
}
