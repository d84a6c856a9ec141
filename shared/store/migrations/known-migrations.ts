/** Every migration, in the order they are applied. New ones go to the end; those that were released are never touched again. */
import { cleanCopies } from './2026-11-23-clean-copies.ts';
import { exchangePassages } from './2026-11-23-exchange-passages.ts';
import { firstGuards } from './2026-11-23-first-guards.ts';
import { firstTables } from './2026-11-23-first-tables.ts';
import { keysAndCheckpoints } from './2026-11-23-keys-and-checkpoints.ts';
import { kindsOfRelease } from './2026-11-23-kinds-of-release.ts';
import { peopleOverTime } from './2026-11-23-people-over-time.ts';
import { registerAndSearch } from './2026-11-23-register-and-search.ts';
import { trustFromElsewhere } from './2026-11-23-trust-from-elsewhere.ts';
import { withdrawnDecisions } from './2026-11-23-withdrawn-decisions.ts';
import { reviewAnswers } from './2026-11-24-review-answers.ts';

export interface Migration {
  readonly name: string;
  readonly text: string;
}

export const knownMigrations: readonly Migration[] = [
  firstTables,
  firstGuards,
  kindsOfRelease,
  cleanCopies,
  withdrawnDecisions,
  registerAndSearch,
  exchangePassages,
  keysAndCheckpoints,
  trustFromElsewhere,
  peopleOverTime,
  reviewAnswers,
];
