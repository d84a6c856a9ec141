/** Help for each screen in English. */
import type { zhHelp } from './zh-help.ts';

export const enHelp: typeof zhHelp = {
  help: {
    title: (page) => `Help: ${page}`,
    pages: {
      'work-list': {
        name: 'Work list',
        lines: [
          'The releases of the office. Those that wait for you come first, the most pressing on top.',
          'Choose with the arrow keys, open with Enter. A handler makes a new one with Ctrl+N.',
          'The four numbers are filters; pressed again, everything shows.',
          'Days left and days late follow the holiday arrangements that were loaded. Where a year is missing, the program says that it cannot tell.',
        ],
      },
      materials: {
        name: 'Files and catalogue',
        lines: [
          'Put each file where it belongs: with its button, from a folder, or by dropping it on the window. Each file gets an outcome of its own.',
          'A file that looks classified is refused, and nothing of it stays on this computer.',
          'On the right is the public catalogue entry. What you type is kept as a draft over a lock or a restart; it enters the release when you save.',
          'Any change makes earlier signatures void.',
        ],
      },
      procedure: {
        name: 'Procedure',
        lines: [
          'Forms, checklists and steps come from the kind of release. Whatever is required must be there before anybody signs.',
          'On the right are steps, deadlines, internal material and events. Internal material is kept with the release and never leaves in a bundle.',
          'For each point of a checklist choose whether it is there or does not apply, and say where or why.',
        ],
      },
      sheet: {
        name: 'Layout',
        lines: [
          'Elements are recognised, with how sure that is, and repairs are proposed one by one; nothing changes until you tick it.',
          'Preview the sheet, then set it as docx in place of the file, or add it as PDF to the attachments. What is made is screened again.',
          'No secrecy mark and no seal is ever added. Fonts missing on this machine are replaced by similar ones.',
        ],
      },
      desk: {
        name: 'Interpretation',
        lines: [
          'Write at the left; at the right are the form and points of a part, figures of the document, results of the check, the nine points, and making files. F6 goes between them.',
          'The draft is kept as you type, encrypted on this machine, and never enters the bundle; it is there again after a crash.',
          'Values taken under “Figures” remember their paragraph; you are told when the document changes.',
          'Drawings are made of words, and each needs a description for those who cannot see it.',
          'Files that are made are screened again, join the interpretation, and replace what was made before in the same form.',
        ],
      },
      hidden: {
        name: 'Hidden information',
        lines: [
          'What a file holds and nobody sees: comments, tracked changes, hidden text, authors and other properties.',
          'Tick the kinds to take out. The program makes a clean copy and checks it again; the original stays and can be put back.',
        ],
      },
      review: {
        name: 'Review',
        lines: [
          'F8 and Shift+F8 move between findings. While the list has the focus single letters decide: A fix, I set aside, Q ask the reviewer; for the secrecy reviewer P uphold, R demand a change.',
          'Where a reason is needed, press its number; the article stands beside it. The next finding that waits follows by itself.',
          'Ctrl+Z undoes and Ctrl+Shift+Z redoes, also after the program was closed. Undoing is an entry of the ledger too.',
          'G decides findings of one rule together, after a preview of each. Hard findings are decided one by one and cannot be set aside.',
          'Personal data is masked. V shows it, and the look is recorded in the ledger.',
          'Layout shows PDF and pictures as they look and docx approximately; Sheets lists hidden sheets, rows and columns too. While a page has the focus, +, - and 0 zoom. A number on the page leads to its finding.',
          'Compare versions puts a file beside an earlier version, what it was cleaned from, or the last release; F7 and Shift+F7 go from difference to difference. Edges of panes move by mouse or arrow keys.',
        ],
      },
      signOff: {
        name: 'Sign-off and export',
        lines: [
          'See first what is missing; each entry leads to its place.',
          'A signature is bound to every byte of files and catalogue entry. Any change afterwards makes it void.',
          'Handler, secrecy reviewer and approver are three people. After three signatures the approver exports the bundle.',
        ],
      },
      register: {
        name: 'Register and statistics',
        lines: ['Find and count the releases that the office has dealt with, and export the register.'],
      },
      audit: {
        name: 'Audit',
        lines: [
          'Everything that is done is an entry, chained to the one before, and cannot be changed.',
          'Verifying checks that the chain is whole and agrees with the data, and names the entry where it does not.',
          'What asks a question can be saved for any period as docx or CSV; proofs are made and checked under Proofs and export.',
        ],
      },
      'bundle-check': {
        name: 'Check a bundle',
        lines: [
          'Choose a bundle and its trust file; every file and every signature is checked.',
          'Without a trust file you learn that nothing was changed, but not who signed.',
        ],
      },
      people: {
        name: 'People',
        lines: [
          'Who is here, how accounts stand, who is away and the rules for pass phrases; everybody changes their own pass phrase and enters their own absence.',
          'The system administrator asks to add, move or retire a person; the security administrator, who is there, grants it with their pass phrase. A newcomer changes the one-time pass phrase first.',
          'A deputy holds the same duty and signs in their own name; the record says for whom. Separation on a release stays what it is.',
          'The system administrator unlocks accounts; the security administrator changes the rules.',
        ],
      },
      keys: {
        name: 'Keys',
        lines: [
          'Every certificate and how long it is good for; sixty days before its end you are asked to renew it.',
          'Replace keys that were lost or whose pass phrase was forgotten; revoke as compromised what others may have used: all its signatures end with it.',
          'Export the trust file after each change, hand it to every verifier, and compare the fingerprint of the root face to face or by telephone.',
        ],
      },
      office: {
        name: 'Office',
        lines: ['Office, people, rule sets and masking. Administrators cannot see the content of releases.'],
      },
    },
    keys: 'Keys: Ctrl+K commands, Ctrl+/ all shortcuts, F6 next region, Ctrl+L lock.',
  },
};
