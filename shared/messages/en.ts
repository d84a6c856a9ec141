/** English failure sentences: what happened and what to do. */
import type { FailureSentences } from './catalogue.ts';
import { questionNamesEn } from './questions-en.ts';

export const failuresEn: FailureSentences = {
  internal: ({ reference }) =>
    `The program failed internally; the log has it under number ${reference}. Nothing was lost. Try again; if it happens again, give the number to the system administrator.`,
  'request.unknown-method': ({ method }) => `There is no operation called “${method}”.`,
  'request.invalid': ({ method, where }) =>
    `“${method}” was called with wrong values (${where}); nothing was done.`,
  'request.cancelled': () => 'Cancelled as you asked; nothing half-done was left behind.',
  'session.not-signed-in': () => 'Sign in first.',
  'session.wrong-pass-phrase': ({ attemptsLeft }) =>
    `The pass phrase is wrong. ${attemptsLeft} attempts left.`,
  'session.locked': ({ minutesLeft }) =>
    `Too many wrong pass phrases: the account is locked. Try again in ${minutesLeft} minutes.`,
  'session.not-allowed': () => 'Your duty does not allow this. Ask the person responsible for it.',
  'session.screen-locked': () => 'The window is locked. Unlock it with the pass phrase first.',
  'session.pass-phrase-due': () => 'Change the pass phrase first; nothing else can be done before.',
  'people.grant-needed': () =>
    'People and duties change when the system administrator asks and the security administrator, who is there, grants it with their pass phrase.',
  'people.name-taken': () =>
    'Somebody of this name is here or was. Give an earlier colleague a duty again; add something to the name of a namesake.',
  'people.unknown': () =>
    'There is nobody of that description, or they hold no duty any more. Load the list again.',
  'people.last-holder': ({ duty }) =>
    `This person is the only ${dutyWords(duty)} and cannot leave the duty. Add another one first.`,
  'people.deputy-unfit': () =>
    'A deputy is another person who holds the same duty now. Choose somebody else, or add a person of that duty first.',
  'people.days-taken': () =>
    'On these days the person or the deputy is already away, or the person is somebody’s deputy. Change the days or the deputy, or end the other absence.',
  'people.days-wrong': () => 'The days are wrong: the last must not be before the first, nor in the past.',
  'people.absence-unknown': () => 'There is no such absence, or it has ended. Load the list again.',
  'signoff.away': ({ until }) =>
    `You are entered as away until ${until} and a deputy acts for you. If you are back, end the absence under People and sign again.`,
  'signoff.signed-elsewhere': () =>
    'This stage has just been signed in another window or by somebody else; your signature was not written. Load the release again.',
  'office.exists': () => 'This data folder already holds an office.',
  'office.missing': () => 'This data folder holds no office yet. Complete the first set-up.',
  'office.duty-conflict': ({ duties }) =>
    `One person cannot hold these duties together: ${dutyWords(duties)}. Name different people.`,
  'office.duty-missing': ({ duties }) =>
    `Nobody is named yet as ${dutyWords(duties)}. Each duty needs a person.`,
  'office.weak-pass-phrase': ({ minimum }) => `The pass phrase is too short: at least ${minimum} characters.`,
  'office.name-missing': () => 'Fill in the office name and the name of each person.',
  'masks.too-weak': () =>
    'This policy leaves too much: numbers such as those of ID and bank cards must never stay whole.',
  'masks.outdated': () =>
    'Somebody has changed the masking policy meanwhile; choose again from the new version.',
  'store.locked': ({ path }) =>
    `The database “${path}” is in use by another running Xianshen. Close that one first.`,
  'store.damaged': ({ path, detail }) =>
    `The database “${path}” is damaged (${detail}). It was not touched. Restore a backup or ask the system administrator.`,
  'store.newer': ({ path }) =>
    `The database “${path}” was written by a newer version of the program. Upgrade to open it.`,
  'store.read-only': ({ path }) =>
    `The database “${path}” is read-only. Check the folder's permissions or the disk's write protection.`,
  'store.disk-full': ({ path }) =>
    `The disk that holds “${path}” is full; this step was not saved. Free space and try again.`,
  'ledger.broken': ({ number }) =>
    `The audit ledger breaks at entry ${number}; it may have been altered. Writing has stopped; ask the auditor to examine it.`,
  'intake.not-found': ({ name }) => `There is no “${name}”. Check the path.`,
  'intake.vanished': ({ name }) =>
    `“${name}” vanished or changed while it was read and was not imported. Check the file and try again.`,
  'intake.unreadable': ({ name }) =>
    `“${name}” cannot be read. Check its permissions and that no other program holds it.`,
  'intake.empty': ({ name }) => `“${name}” is empty and was not imported.`,
  'intake.too-large': ({ name, bytes, limit }) =>
    `“${name}” has ${megabytes(bytes)} MB, above the limit of ${megabytes(limit)} MB, and was not imported.`,
  'intake.unknown-format': ({ name }) =>
    `The format of “${name}” is not known, so it cannot be inspected and was not imported. Save it as docx, xlsx, pdf or txt.`,
  'intake.not-a-file': ({ name }) => `“${name}” is not an ordinary file and was not imported.`,
  'intake.looks-classified': ({ rules }) =>
    `This file looks classified (${rules}). It was refused and nothing of it was kept. Stop handling it on this computer and hand it to the secrecy office.`,
  'intake.ticket-unknown': () => 'The chosen file is no longer known. Choose it again.',
  'extraction.damaged': ({ format }) =>
    `The file is damaged or not a complete ${format} file and cannot be inspected. Save it again with its own program.`,
  'extraction.encrypted': ({ format }) =>
    `The file (${format}) is protected by a password and cannot be inspected. Remove the password.`,
  'extraction.too-slow': ({ seconds }) =>
    `Inspection did not finish within ${seconds} seconds and was stopped. Split the file.`,
  'extraction.too-large': ({ limit }) =>
    `The content exceeds a safety limit (${limit}); inspection was stopped.`,
  'extraction.crashed': () =>
    'The process that reads files stopped unexpectedly; the file was not inspected and not imported.',
  'archive.not-permitted': () =>
    'This office has not permitted copying records into another database. To permit it, put record-archive.json into the data folder.',
  'archive.policy-damaged': ({ where }) =>
    `The permission record-archive.json is faulty (${where}); nothing was copied.`,
  'archive.unreachable': ({ code }) =>
    `The archive database did not answer or refused (${code}). Nothing changed here; try again later.`,
  'archive.tables-missing': () =>
    'The archive database lacks the tables. Have its administrator run the statements that workspace archive-tables prints.',
  'archive.conflict': ({ number }) =>
    `Entry ${number} of the ledger differs in the archive; nothing was copied. See whether old data was restored or two machines share a name.`,
  'kind.damaged': ({ file, where }) =>
    `The kind of release “${file}” is faulty (${where}) and was not taken into use. Correct it and put it back.`,
  'calendar.damaged': ({ file, where }) =>
    `The holiday arrangement “${file}” is faulty (${where}) and was not taken into use. Correct it against the notice and import it again.`,
  'publishing.words-lost': ({ name, lost, added }) =>
    `“${name}” does not say the same after typesetting (${lost} characters lost, ${added} added), so nothing was written. Look at the file in its own program.`,
  'publishing.source-damaged': ({ name, where }) =>
    `“${name}” is not a usable source of an interpretation or of pages; the trouble is at: ${where}. Correct it and try again.`,
  'publishing.draft-incomplete': ({ count }) =>
    `The interpretation has ${count} places that are empty or wrong. Fill them in as listed, then make the files.`,
  'publishing.not-public': () =>
    'This release is not actively published, so no page for the public is made of it.',
  'publishing.no-such-step': () =>
    'This earlier state is no longer kept (thirty are). Open the list again and choose another.',
  'publishing.no-document': () =>
    'There is no policy document yet. Add it under “Materials” before writing its interpretation.',
  'forms.looks-marked': ({ rules }) =>
    `Something in this paper looks like a secrecy mark (${rules}); it was not made. Look through the catalogue entry, the record and the opinions, take the mark out and try again; if the matter is classified, stop and hand it to the secrecy office.`,
  'publishing.no-print-path': () =>
    'The command line cannot make PDF and long pictures; nothing was made. Make them in the window, or choose other forms.',
  'publishing.print-failed': () =>
    'Printing failed; nothing was made. Try again; if it fails again, choose other forms.',
  'publishing.picture-too-large': () =>
    'The long picture is too tall or too large; nothing was made. Use fewer drawings, or two interpretations.',
  'cleaning.not-cleanable': ({ format }) =>
    `No clean copy of this file (${format}) can be made here. Remove hidden information in its own program, or save it as docx, xlsx, pptx or PDF and try again.`,
  'cleaning.not-clean': ({ kinds }) =>
    `The copy still held hidden information when it was read again (${kinds}), so there is no copy. Remove it in its own program and import the file again.`,
  'cleaning.text-changed': () =>
    'Cleaning would change the text that is seen, so there is no copy. Choose fewer kinds, or clean the file in its own program and import it again.',
  'cleaning.nothing-changed': () =>
    'The file holds nothing of what was chosen; the copy would be the same, so none was made.',
  'cleaning.target-exists': ({ name }) =>
    `“${name}” exists already and was not overwritten. Choose another name.`,
  'cleaning.folder-not-writable': ({ name }) =>
    `“${name}” cannot be written here. Choose a folder that can be written.`,
  'rules.unproven': ({ file, rule, where, reason }) =>
    `Rule ${rule} of “${file}” has an expression (${where}) that is not proven to end within bounded steps: ${
      {
        unlimited: 'a repetition has no limit; write {0,40} or the like',
        'too-many-ways':
          'one stretch of text can be split in too many ways; use fewer neighbouring or nested repetitions',
        'not-understood': 'it refers back to a group, or is written in another way that cannot be checked',
      }[reason]
    }. None of the file’s rules are in force.`,
  'rules.damaged': ({ file, where }) =>
    `The rule file “${file}” is wrong at ${where} and is not in force. Install the rule set again.`,
  'rules.too-many-terms': ({ limit }) =>
    `The list of terms has more than ${limit} lines. Split it, or keep only the terms you need.`,
  'rules.missing': ({ path }) =>
    `No rule files in “${path}”, so nothing can be checked. Install the program or the rule set again.`,
  'dossier.unknown': () => 'This release is not known. Go back to the work list and refresh.',
  'dossier.kind-unknown': ({ kind }) =>
    `There is no kind of release “${kind}”. See the settings for the kinds that exist.`,
  'step.out-of-turn': () =>
    'This step is not the next one, or has been taken. Follow the order of the steps.',
  'step.gate-closed': ({ missing }) =>
    `${missing} things are still missing before this step. Settle them one by one.`,
  'event.incomplete': ({ fields }) => `${fields} fields are still empty; nothing was recorded.`,
  'dossier.not-open': ({ state }) =>
    `The release is “${stateWords[state] ?? state}”; this cannot be done now.`,
  'dossier.part-unknown': () => 'This file is not known. Refresh and try again.',
  'dossier.duplicate-file': ({ name }) =>
    `“${name}” has the same content as a file already in this release and was not added again.`,
  'decision.finding-unknown': () => 'This finding is not part of the current version. Refresh the list.',
  'decision.nothing-to-undo': () =>
    'There is no decision to undo. Those of an earlier round cannot be undone, only decided anew.',
  'decision.nothing-to-redo': () => 'There is no decision to redo.',
  'decision.not-alike': () => 'Only findings of one rule can be decided together.',
  'decision.reason-missing': () => 'Choose a reason; with “other”, write it down.',
  'decision.hard-finding': ({ rule }) =>
    `A hard finding (${rule}) cannot be set aside. Change the file and check again.`,
  'decision.not-yours': ({ duty }) => `This step belongs to the ${dutyWords(duty)}.`,
  'signoff.uninspected': ({ files }) =>
    `${files} files hold parts that could not be inspected and that you have not said you looked at. Look at each of them, tick it, and sign then.`,
  'viewing.no-layout': () =>
    'This file cannot be shown as it looks. Read its text, or open it in the program it was made with.',
  'viewing.too-large': ({ bytes, limit }) =>
    `The file has ${megabytes(bytes)} MB; at most ${megabytes(limit)} MB are shown as they look. Read its text.`,
  'signoff.gate-closed': ({ missing }) =>
    `${missing} items are still open; nothing can be signed yet. Work through the list.`,
  'signoff.answers-missing': ({ questions }) =>
    `Review questions without one answer each: ${questionNamesEn(questions)}. Answer every one of them once, then sign.`,
  'signoff.answers-against': ({ questions }) =>
    `The answers about ${questionNamesEn(questions)} speak against release, so this cannot be signed. Handler: change the files or stop the work. Secrecy reviewer and approver: send it back with a comment, or decide that it is not opened.`,
  'signoff.answers-unclear': ({ questions }) =>
    `“Unclear” about ${questionNamesEn(questions)} cannot be signed. Find out first; where it stays unclear, the secrecy reviewer refers it to the competent department or the secrecy administration and signs after the answer.`,
  'signoff.answer-reason-missing': ({ questions }) =>
    `The answers about ${questionNamesEn(questions)} need a reason: basis, consent, map number, or why the question does not apply.`,
  'signoff.same-person-twice': () => 'One person cannot sign a release twice. Another person must sign.',
  'signoff.wrong-stage': ({ stage }) =>
    `It is the turn of the ${dutyWords(stage)}; this signature cannot be given now.`,
  'signoff.clock-behind': ({ since }) =>
    `This computer's clock is behind the previous signature (${since}). Have the system administrator set it before you sign.`,
  'signoff.content-changed': () => 'The content changed before you signed. Look again, then sign.',
  'signoff.key-damaged': () => 'The signing key is damaged. Ask the security administrator for a new one.',
  'signoff.wrong-pass-phrase': () =>
    'The pass phrase does not open the signing key; nothing was signed. Try again; if you are sure of it, have the security administrator check the key.',
  'key.none': () =>
    'This person has no signing key in force. Ask the security administrator to issue a new one.',
  'key.not-in-force': () =>
    'The certificate of the signing key has expired or was revoked. Ask the security administrator to renew it or to issue a new key.',
  'key.person-unknown': () =>
    'There is no such person, or their duty does not sign. Choose a handler, a secrecy reviewer or an approver from the list.',
  'key.witness-needed': () =>
    'A new key for a secrecy reviewer or an approver needs the consent of the system administrator, with their own pass phrase.',
  'key.not-root-here': () =>
    'The key of the security administrator on this machine is no longer the root of the office, so keys cannot be changed here. Change them on the machine where the root was changed, then import the trust file here.',
  'key.trust-older': ({ known, offered }) =>
    `This machine has version ${known} of the trust file and does not accept version ${offered}: trust goes forward only. Ask the machine that issues keys for the newest one.`,
  'key.trust-other-office': () =>
    'This is the trust file of another office; nothing was imported. Check where the file comes from.',
  'key.trust-stranger': () =>
    'The root of this trust file does not follow from the root known here; nothing was imported. Stop using the file and compare the fingerprint of the root face to face.',
  'key.plain-pass-phrase': ({ kinds }) =>
    `The pass phrase is too plain: use ${kinds} kinds of capital letters, small letters, digits and other signs; or at least 16 characters; or 6 different Chinese characters.`,
  'key.used-pass-phrase': ({ history }) =>
    `This is one of the last ${history} pass phrases; nothing was changed. Choose another one.`,
  'key.same-pass-phrase': () =>
    'The new pass phrase is the present one; nothing was changed. Think of another one.',
  'forms.not-ready': () =>
    'What this paper is made of has not been filled in or done yet. Complete it under Procedure first.',
  'signoff.key-compromised': ({ stage }) =>
    `The key of the ${dutyWords(stage)} was revoked as compromised after it signed, so that signature no longer counts; nothing was exported or signed. If the release has not left yet, return it to the handler, issue a new key and have it signed again; if it has, decide whether to withdraw it, and have a new release signed.`,
  'bundle.not-approved': () =>
    'Not all three signatures are there, or the content changed after them. Nothing was exported.',
  'bundle.target-exists': ({ name }) =>
    `“${name}” exists and was not overwritten. Choose another folder or move the old file.`,
  'bundle.folder-not-writable': ({ name }) =>
    `“${name}” cannot be written into the chosen folder. Check its permissions or write protection, or choose another.`,
  'bundle.too-large': ({ name, bytes, limit }) =>
    `The bundle “${name}” has ${megabytes(bytes)} MB; at most ${megabytes(limit)} MB are handled. Split the attachments.`,
  'bundle.unreadable': ({ name }) => `The bundle “${name}” cannot be read.`,
  'bundle.trust-unreadable': ({ name }) => `The trust file “${name}” cannot be read or has the wrong form.`,
  'backup.unreadable': ({ name }) => `The backup “${name}” cannot be read.`,
  'backup.too-large': ({ name }) =>
    `There is more than one backup file can hold (4 GB or 65,533 files); “${name}” was not written. Close the program and copy the whole data folder.`,
  'backup.not-restored': () => 'The backup has problems; nothing was restored.',
  'vault.damaged': ({ digest }) =>
    `Stored file ${digest.slice(0, 12)} does not match its digest: altered, or a disk fault. It was not used; restore a backup.`,
  'vault.missing': ({ digest }) => `Stored file ${digest.slice(0, 12)} is gone. Restore a backup.`,
  'portal.damaged': ({ file, where }) => `The portal file ${file} is faulty (${where}).`,
  'portal.unknown': ({ portal }) => `There is no portal ${portal}. Choose again.`,
  'exchange.unreadable': ({ name }) =>
    `${name} is no exchange package, or cannot be read. Nothing was imported.`,
  'exchange.not-for-us': () =>
    'This package is for another machine. Have it packed again for the exchange address of this one.',
  'exchange.damaged': ({ name }) =>
    `${name} is not what was packed: altered, or damaged on the way. Nothing was imported; copy it again.`,
  'exchange.other-office': () => 'This file comes from another office. Nothing was imported.',
  'exchange.not-signed': () =>
    'The package bears no valid signature of a person of this office. Nothing was imported; ask the security administrator.',
  'exchange.people-unknown': () =>
    'The package names people who are unknown here or hold another duty. Nothing was imported; update the people first.',
  'exchange.answers-missing': () =>
    'The package holds a signature without answers to the review questions, made when this machine already asked for them. Nothing was imported; have the sender update the program, send the release back, sign it again and pack it anew.',
  'exchange.history-refused': () =>
    'What the package says was done breaks the rules or its signatures. Nothing was imported; ask the security administrator.',
  'exchange.ledger-parted': () =>
    'The ledger of the other machine is not the one seen before: rewritten, or an old copy. Nothing was imported; ask the auditor.',
  'exchange.number-taken': ({ number }) =>
    `Another release here has the number ${number}. Nothing was imported; keep the numbers of the machines apart.`,
  'exchange.address-unreadable': ({ name }) =>
    `${name} is no exchange address signed by a person of this office.`,
  'exchange.key-damaged': () =>
    'The exchange key of this machine is damaged. Restore a backup, or make a new address.',
  'audit.entry-unknown': ({ number, length }) =>
    `The ledger has no entry ${number}: it has ${length} so far. Check the number.`,
  'audit.checkpoint-unreadable': ({ name }) =>
    `“${name}” is no checkpoint. Choose a ledger-checkpoint.txt that was kept earlier, or a copy of one.`,
  'audit.checkpoint-beyond': ({ size, length }) =>
    `The checkpoint speaks of ${size} entries and this machine has ${length}: the ledger was cut off or replaced by an old copy. Leave everything as it is and report to the security administrator.`,
  'audit.checkpoint-differs': ({ size }) =>
    `The first ${size} entries of the checkpoint are another history than this machine's: entries were changed. Leave everything as it is and report to the security administrator.`,
  'audit.checkpoint-missing': ({ size }) =>
    `No checkpoint of exactly ${size} entries was signed on this machine. Choose one of the list, or give the file of one that was kept elsewhere.`,
  'audit.sizes-reversed': ({ older, newer }) =>
    `The older checkpoint has ${older} entries and the newer only ${newer}: swap them.`,
  'audit.proof-unreadable': ({ name }) => `“${name}” is no proof of a ledger, or it is damaged.`,
  'audit.slip-code-unreadable': () =>
    'This is no ledger code of a review slip. A code is a number of entries and four groups of five characters, e.g. 412-5dc9d-a79a7-0659a-9ad55.',
  'archive.unreadable': ({ name }) => `${name} is no archive, or is damaged.`,
  'archive.wrong-pass-phrase': () => 'Wrong pass phrase of the archive, or the archive was altered.',
  'vault.locked': () =>
    'Stored files are encrypted and open only after a sign-in of a handler, secrecy reviewer, approver or security administrator.',
  'vault.slot-damaged': () =>
    'The sealed vault key of this account is damaged or belongs to another account. Stored files cannot be opened; restore a backup.',
};

const dutyNames: Readonly<Record<string, string>> = {
  handler: 'handler',
  'secrecy-reviewer': 'secrecy reviewer',
  approver: 'approver',
  'system-administrator': 'system administrator',
  'security-administrator': 'security administrator',
  'security-auditor': 'security auditor',
};

const stateWords: Readonly<Record<string, string>> = {
  drafting: 'in drafting',
  'secrecy-review': 'in secrecy review',
  approval: 'awaiting approval',
  approved: 'ready for release',
  exported: 'exported',
};

/** Duties by their names; codes come joined by commas. */
function dutyWords(codes: string): string {
  return codes
    .split(',')
    .map((code) => dutyNames[code] ?? code)
    .join(', ');
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1);
}
