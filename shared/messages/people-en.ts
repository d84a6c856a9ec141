/** Words about people and duties in English. */
import type { PeopleSentences } from './people-catalogue.ts';

export const peopleEn: PeopleSentences = {
  commands: {
    people: 'people and duties: joining, leaving, changing, standing in, unlocking',
    list: 'list people, duties, accounts, absences and the rules for pass phrases',
    add: 'add a person: the system administrator asks, the security administrator grants',
    assign: 'give another duty to somebody who is or was here; earlier keys end',
    retire: 'end a person’s duty, keys and copy of the vault key; what they signed goes on counting',
    unlock: 'let in again an account that wrong pass phrases have locked',
    absence: 'enter an absence with a deputy of the same duty, or end one',
    passPhrase: 'change your own pass phrase; due first at the first sign-in and when it has aged',
  },
  options: {
    person: 'name of the person who acts',
    grant: 'name of the security administrator who grants it',
    duty: 'duty',
    deputy: 'name of the deputy, who holds the same duty',
    from: 'first day, as in 2026-11-23',
    to: 'last day',
    end: 'end the absence that runs or is to come',
  },
  grantPassPhrase: 'Pass phrase of the security administrator: ',
  oneTimePassPhrase: 'Pass phrase for the first sign-in: ',
  newPassPhrase: 'New pass phrase: ',
  newPassPhraseAgain: 'New pass phrase again: ',
  passPhrasesDiffer: 'The two new pass phrases differ; nothing was changed.',
  unknown: (name) => `There is nobody called ${name}.`,
  absenceNeeds: 'An absence needs --deputy, --from and --to; --end ends one.',
  locked: (minutes) => `account locked for ${minutes} more minutes`,
  due: { 'one-time': 'changes the pass phrase at the first sign-in', aged: 'pass phrase has aged' },
  retired: (names) => `Retired: ${names}`,
  away: ({ name, deputyName, from, to }) => `Away: ${name}, ${from} to ${to}, deputy ${deputyName}`,
  coming: ({ name, deputyName, from, to }) => `To be away: ${name}, ${from} to ${to}, deputy ${deputyName}`,
  policy: ({ minimum, kinds, days, history, attempts, lockMinutes, idleMinutes }) =>
    `Pass phrases: at least ${minimum} characters of ${kinds} kinds, ${days} days, none of the last ${history}; ${attempts} wrong ones lock for ${lockMinutes} minutes; the window locks itself after ${idleMinutes} idle minutes`,
  added: (name, duty) =>
    `Added: ${name}, ${duty}. Hand over the one-time pass phrase in person; it is changed at the first sign-in.`,
  assigned: (name, duty) =>
    `Changed: ${name}, ${duty}. Earlier keys have ended; hand over the one-time pass phrase in person.`,
  nowRetired: (name) => `Retired: ${name}. What they signed before goes on counting.`,
  unlocked: (name) => `Unlocked: ${name}.`,
  entered: (name, deputy) => `Entered: ${name} is away; ${deputy} stands in, in their own name.`,
  ended: (name) => `The absence of ${name} has ended.`,
  changed: 'The pass phrase was changed.',
};
