/** What is missing, what rules object to, what is out of date, and what would read better; each leads to its block. */
import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import type { DeskCheck, InterpretedDocument } from '../../../shared/contract/desk-api.ts';
import { publishingWords } from '../../../shared/messages/publishing-words.ts';
import type { InterpretationSource } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { SeverityMark } from '../../parts/severity-mark.tsx';
import { usePreferences } from '../../preferences/use-preferences.tsx';
import { showBlock } from './current-block.ts';
import styles from './desk.module.css';
import type { DraftHead } from './desk.tsx';
import { headFieldId } from './head-fields.tsx';

export interface CheckPanelProps {
  readonly editor: Editor;
  readonly check: DeskCheck | null;
  readonly document: InterpretedDocument;
  readonly onHead: (head: Partial<DraftHead>) => void;
  readonly read: () => InterpretationSource | null;
}

interface Line {
  readonly key: string;
  readonly block: string;
  readonly field: string;
  readonly words: ReactNode;
}

export function CheckPanel({ editor, check, document, onHead, read }: CheckPanelProps): ReactNode {
  const { text, preferences } = usePreferences();
  const { desk } = text;
  if (check === null) return <p role="status">{desk.checking}</p>;
  const names = new Map(read()?.blocks.map(({ id, block }) => [id, desk.blocks[block]]) ?? []);
  const whereOf = (block: string) => names.get(block) ?? desk.whole;
  const { advice: adviceWords } = publishingWords(preferences.language);
  const isClean = check.problems.length + check.findings.length + check.stale.length === 0;
  const acknowledge = (): void => {
    const { title, documentNumber, sha256 } = document;
    onHead({ document: { title, documentNumber, sha256 } });
  };
  const problems = check.problems.map(({ block, field, row }): Line => {
    const name = Object.entries(desk.fields).find(([each]) => each === field)?.[1] ?? field;
    return { key: `${block}-${field}-${row}`, block, field, words: desk.problem(whereOf(block), name, row) };
  });
  const findings = check.findings.map(
    ({ rule, severity, message, block, words }, index): Line => ({
      key: `${rule}-${index}`,
      block,
      field: '',
      words: (
        <>
          <SeverityMark shape={severity} /> {text.words.severities[severity]}{' '}
          {preferences.language === 'zh' ? message.zh : message.en}
          {words !== '' && <q className={styles.quote}>{words.slice(0, 60)}</q>}
        </>
      ),
    }),
  );
  const stale = check.stale.map(
    ({ block, link, reason }): Line => ({
      key: `${block}-${link.value}-${link.paragraph}`,
      block,
      field: '',
      words: `${whereOf(block)}：${link.value}　${reason === 'gone' ? desk.staleGone : desk.stale}`,
    }),
  );
  const advice = check.advice.map(
    ({ advice: name, block, words, measure }, index): Line => ({
      key: `${name}-${index}`,
      block,
      field: '',
      words: adviceWords[name](words, measure),
    }),
  );
  const show = ({ block, field }: Line): void => {
    if (block !== '') showBlock(editor, block);
    else window.document.getElementById(headFieldId(field))?.focus();
  };
  return (
    <div className={styles.stack}>
      {check.documentChanged && (
        <Notice tone="warning">
          {desk.documentChanged}{' '}
          <Button kind="quiet" onPress={acknowledge}>
            {desk.acknowledge}
          </Button>
        </Notice>
      )}
      {isClean && <p className="meta">{desk.clean}</p>}
      <Lines name={desk.problems} lines={problems} onShow={show} />
      <Lines name={desk.findings} lines={findings} onShow={show} />
      <Lines name={desk.staleLinks} lines={stale} onShow={show} />
      <Lines name={desk.advice} lines={advice} onShow={show} />
    </div>
  );
}

interface LinesProps {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly onShow: (line: Line) => void;
}

function Lines({ name, lines, onShow }: LinesProps): ReactNode {
  if (lines.length === 0) return null;
  return (
    <section aria-label={name}>
      <h3>
        {name} <span className="meta">{lines.length}</span>
      </h3>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line.key}>
            {line.block === '' && line.field === '' ? (
              <p className={styles.line}>{line.words}</p>
            ) : (
              <button type="button" className={styles.line} onClick={() => onShow(line)}>
                {line.words}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
