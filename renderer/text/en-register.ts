/** Words of register and statistics, search and papers. */
import type { WindowText } from './zh-cn.ts';

const units = { 'working-day': 'working days', day: 'days', hour: 'hours' } as const;
const spans = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  'half-year': 'half year',
  year: 'year',
} as const;

export const enRegister: Pick<
  WindowText,
  'register' | 'tasks' | 'timeLimit' | 'statistics' | 'search' | 'forms'
> = {
  register: {
    place: 'Register',
    title: 'Register',
    table: 'Register',
    total: (count) => `${count} releases`,
    ofState: (state, count) => `${state} ${count}`,
    empty: 'No release fits.',
    year: 'Year',
    kind: 'Kind',
    state: 'State',
    organ: 'Organ',
    any: 'All',
    noOrgan: '(not filled in)',
    order: 'Order',
    newestFirst: 'Latest numbers first',
    oldestFirst: 'Earliest numbers first',
    number: 'Number',
    name: 'Title',
    documentNumber: 'Document number',
    handler: 'Handler',
    reviewer: 'Reviewer',
    approver: 'Approver',
    published: 'Published',
    save: 'Save',
    formats: {
      docx: 'Save as document',
      pdf: 'Save as PDF',
      xlsx: 'Save as workbook',
      csv: 'Save as text (CSV)',
    },
    saved: (name) => `Saved as “${name}”.`,
    tasks: 'Save the tasks',
  },
  tasks: {
    read: (count) => `Who does what (${count} tasks, as read from the document)`,
    saved: (count) => `Who does what (${count} tasks, saved)`,
    note: 'Read from the ends of paragraphs; put right here what was read wrongly, several units with a comma between them. The table of tasks and the register use what stands here.',
    fields: { task: 'Task', lead: 'Leading units', support: 'Supporting units' },
    fieldOf: (number, field) => `${number}. ${field}`,
    remove: (number) => `Remove task ${number}`,
    add: 'Add a task',
    save: 'Save the tasks',
    again: 'Back to what the document says',
    unsaved: 'Changes not saved yet',
    kept: 'The tasks are saved.',
  },
  timeLimit: (limit) => {
    switch (limit.mode) {
      case 'within': {
        const after = limit.trigger === '' ? '' : ` of “${limit.trigger}”`;
        return `Read as: within ${limit.period.amount} ${units[limit.period.unit]}${after}`;
      }
      case 'shown-for':
        return `Read as: shown for ${limit.atLeast ? 'at least ' : ''}${limit.period.amount} ${units[limit.period.unit]}`;
      case 'periodic':
        return `Read as: once every ${spans[limit.each]}`;
      case 'at-once':
        return 'Read as: on the same day';
      case 'by':
        return 'Read as: before the day that is named';
      case 'standing':
        return 'Read as: shown without an end';
      case 'vague':
      case 'unread':
        return '';
      default:
        return limit satisfies never;
    }
  },
  statistics: {
    title: 'Statistics',
    noYear: 'Choose a year first.',
    total: 'Total',
    unnamed: '(not filled in)',
    groups: { organ: 'By organ', topic: 'By topic', kind: 'By kind' },
    group: 'Groups',
    name: 'Name',
    columns: {
      opened: 'Opened',
      released: 'Exported',
      onTime: 'On time',
      late: 'Late',
      unsure: 'No calendar',
      returned: 'Sent back',
      withdrawn: 'Withdrawn',
      notOpen: 'Not open',
      overridden: 'Findings kept',
      briefings: 'Press briefings (≥2)',
      days: 'Mean working days',
    },
    yearly: 'Numbers for the yearly report',
    yearlyItem: 'Item',
    yearlyCount: 'Number',
    items: {
      'rules-made': 'Normative documents: made this year',
      'rules-repealed': 'Normative documents: repealed this year',
      'rules-in-force': 'Normative documents: in force',
      penalties: 'Penalties: decided this year',
      requests: 'Requests: received this year',
      'requests-open': 'Requests: disclosed',
      'requests-partly': 'Requests: partly disclosed',
      'requests-refused': 'Requests: refused',
      'requests-other': 'Requests: otherwise settled',
      'requests-carried': 'Requests: carried over',
    },
  },
  search: {
    label: 'Search titles, numbers, texts',
    note: 'Two characters or more; several words with blanks between them',
    submit: 'Search',
    clear: 'Clear',
    results: 'Found',
    none: 'Nothing found.',
    found: (count, isWhole) => (isWhole ? `${count} places` : `The first ${count} places`),
    inEntry: 'Catalogue entry',
    more: 'Search on',
  },
  forms: {
    title: 'Papers and records',
    note: 'Made of what is recorded, for signing, sending and filing; never part of the bundle.',
    save: 'Save',
    saveOf: (form, format) => `Save the ${form.toLowerCase()} as ${format}`,
    formats: { docx: 'document (docx)', pdf: 'PDF' },
    printing: 'Making the PDF …',
    stop: 'Stop',
    stopping: 'Stopping …',
    saved: (name) => `Saved as “${name}”.`,
    standings: {
      ready: 'Can be made',
      'not-yet': 'Not complete yet',
      'not-of-this-kind': 'Not for this kind',
    },
    names: {
      'review-slip': 'Review slip',
      'consultation-notice': 'Consultation notice',
      'adoption-report': 'Adoption report',
      'legality-review': 'Legality review form',
      interpretation: 'Interpretation form',
      'referral-letter': 'Referral letter',
      'withdrawal-notice': 'Withdrawal notice',
      'task-table': 'Table of tasks',
    },
    signedSlip: 'Scan of the signed review slip',
  },
};
