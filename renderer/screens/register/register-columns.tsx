/** Columns of the register. */
import type { RegisterLine } from '../../../shared/contract/list-views.ts';
import type { Column } from '../../parts/virtual-table.tsx';
import { useText } from '../../preferences/use-preferences.tsx';

export function useRegisterColumns(): readonly Column<RegisterLine>[] {
  const text = useText();
  const { register } = text;
  return [
    { id: 'number', header: register.number, width: '9rem', cell: (line) => line.packageNumber },
    {
      id: 'title',
      header: register.name,
      width: 'minmax(10rem, 1fr)',
      cell: (line) => <span title={line.title}>{line.title}</span>,
    },
    { id: 'document', header: register.documentNumber, width: '11rem', cell: (line) => line.documentNumber },
    { id: 'organ', header: register.organ, width: '11rem', cell: (line) => line.organ },
    { id: 'state', header: register.state, width: '7rem', cell: (line) => text.words.states[line.state] },
    { id: 'handler', header: register.handler, width: '5rem', cell: (line) => line.handler },
    { id: 'reviewer', header: register.reviewer, width: '5rem', cell: (line) => line.reviewer },
    { id: 'approver', header: register.approver, width: '5rem', cell: (line) => line.approver },
    { id: 'published', header: register.published, width: '7rem', cell: (line) => line.publishedOn },
  ];
}
