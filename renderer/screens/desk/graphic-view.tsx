/** A form block within the editor: the drawing or table as it will be published, and the way to its form. */
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import type { ReactNode } from 'react';
import { blockTable } from '../../../shared/publishing/interpretation/block-table.ts';
import { svgOf } from '../../../shared/publishing/interpretation/draw-block.ts';
import { isGraphic } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import type { FormBlock } from './block-kinds.ts';
import styles from './desk.module.css';
import { GraphicNode } from './editor-schema.ts';
import { parseFormBlock } from './form-values.ts';

export const graphicNode = GraphicNode.extend({
  addNodeView: () => ReactNodeViewRenderer(GraphicView),
});

function GraphicView({ node, selected }: NodeViewProps): ReactNode {
  const text = useText();
  const data: unknown = node.attrs.data;
  const id = typeof node.attrs.id === 'string' ? node.attrs.id : 'x';
  const block = parseFormBlock(typeof data === 'object' && data !== null ? { ...data, id } : null);
  if (block === null) return <NodeViewWrapper />;
  return (
    <NodeViewWrapper
      className={`${styles.graphic} ${selected ? styles.graphicSelected : ''}`}
      data-block={id}
      contentEditable={false}
    >
      <p className={styles.graphicName}>
        <span className="meta">{text.desk.blocks[block.block]}</span> {block.caption}
      </p>
      <Shown block={block} />
    </NodeViewWrapper>
  );
}

function Shown({ block }: { readonly block: FormBlock }): ReactNode {
  const text = useText();
  const table = blockTable(block);
  if (table === null || table.rows.length === 0) return <p className="meta">{text.desk.emptyBlock}</p>;
  if (isGraphic(block)) {
    // An address of its own keeps the drawing's words out of the page's markup.
    const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(block))}`;
    return (
      <img className={styles.drawing} src={address} alt={block.alt === '' ? block.caption : block.alt} />
    );
  }
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {table.head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and hold nothing that could move.
          <tr key={index}>
            {row.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stay in their order.
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
