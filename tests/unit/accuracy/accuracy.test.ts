/** The figures that the project promises, on its own synthetic suite: `npm run accuracy` prints them rule by rule. */
import { describe, expect, test } from 'vitest';
import { f2, precision, recall } from '../../accuracy/evaluate.ts';
import { idNumber } from '../../accuracy/invented.ts';
import { seeded } from '../../accuracy/random.ts';
import { planted } from '../../accuracy/sample.ts';
import { runSuite, suite } from '../../accuracy/suite.ts';

const { figures, outcomes } = await runSuite();
const samples = outcomes.map(({ sample }) => sample);
const inGroup = (group: string) => samples.filter((sample) => sample.group === group);

describe('the suite', () => {
  test('is large, and the same on every run', () => {
    expect(inGroup('clean').length).toBeGreaterThanOrEqual(200);
    expect(inGroup('marks').length).toBeGreaterThanOrEqual(100);
    const aimed = new Set(inGroup('terms').map(({ variant }) => variant));
    expect(aimed.size).toBeGreaterThanOrEqual(40);
    expect(suite()).toEqual(samples);
  });

  test('has clean texts that differ from each other', () => {
    const sentences = inGroup('clean').flatMap(({ text }) =>
      text.split(/[。；\n]/u).filter(({ length }) => length > 15),
    );
    expect(new Set(inGroup('clean').map(({ text }) => text)).size).toBe(inGroup('clean').length);
    expect(new Set(sentences).size).toBeGreaterThan(1000);
  });

  test('knows what it planted from the making alone', () => {
    expect(planted('甲⟦PII-01,PII-02|乙丙⟧丁', { group: 'a', variant: 'b' })).toMatchObject({
      text: '甲乙丙丁',
      planted: [{ rules: ['PII-01', 'PII-02'], start: 1, end: 3 }],
    });
    expect(idNumber(seeded(1))).toMatch(/^99\d{15}[\dX]$/u);
  });
});

describe('the rules', () => {
  test('answer every mark with a hard finding, and no clean text', () => {
    expect(figures.markRecall).toBe(1);
    expect(figures.internalRecall).toBe(1);
    expect(figures.hardOnClean).toBe(0);
  });

  test('ask about clean official texts at most once in 2,000 characters', () => {
    expect(figures.softPer2000).toBeLessThanOrEqual(1);
  });

  test('find every ID number, and hardly anything else as one', () => {
    expect(figures.idNumbers.planted).toBeGreaterThan(300);
    expect(recall(figures.idNumbers)).toBe(1);
    expect(precision(figures.idNumbers)).toBeGreaterThanOrEqual(0.99);
  });

  test('find personal data of all kinds', () => {
    expect(figures.personalData.planted).toBeGreaterThan(1000);
    expect(f2(figures.personalData)).toBeGreaterThanOrEqual(0.95);
  });

  test('read papers of kinds that they were not written for', () => {
    expect(figures.secondRound.planted).toBeGreaterThan(80);
    for (const count of [figures.heldOut, figures.secondRound]) {
      expect(recall(count)).toBeGreaterThanOrEqual(0.95);
      expect(precision(count)).toBeGreaterThanOrEqual(0.95);
    }
  });

  test('see listed terms through every disguise that folding covers', () => {
    expect(recall(figures.terms)).toBeGreaterThanOrEqual(0.99);
    expect(figures.termsOnCleanPer100k).toBeLessThanOrEqual(1);
  });
});
