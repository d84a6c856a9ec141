/**
 * What may stand in the editor: headings, paragraphs, questions with answers, and blocks that are edited as a form. No marks, no
 * pictures, nothing that could not be published in every form.
 */
import { Extension, mergeAttributes, Node } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import { nextBlockId } from '../../../shared/publishing/interpretation/start-draft.ts';
import { formBlockPress } from './form-block-press.ts';

/** Of every block: what it is called, what it covers, what it took from the document. A part split off has none of it. */
const blockAttributes = {
  id: { default: null, keepOnSplit: false, rendered: false },
  points: { default: [], keepOnSplit: false, rendered: false },
  links: { default: [], keepOnSplit: false, rendered: false },
};

const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'text*',
  defining: true,
  addAttributes: () => blockAttributes,
  parseHTML: () => [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}` })),
  renderHTML: ({ HTMLAttributes }) => ['h2', HTMLAttributes, 0],
});

const Paragraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: '(text | hardBreak)*',
  priority: 1_000,
  addAttributes: () => blockAttributes,
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
});

const Question = Node.create({
  name: 'question',
  group: 'block',
  content: 'questionLine answer',
  defining: true,
  isolating: true,
  addAttributes: () => blockAttributes,
  parseHTML: () => [{ tag: 'section[data-question]' }],
  renderHTML: ({ HTMLAttributes }) => [
    'section',
    mergeAttributes(HTMLAttributes, { 'data-question': '' }),
    0,
  ],
});

const QuestionLine = Node.create({
  name: 'questionLine',
  content: 'text*',
  defining: true,
  parseHTML: () => [{ tag: 'p[data-ask]' }],
  renderHTML: ({ HTMLAttributes }) => ['p', mergeAttributes(HTMLAttributes, { 'data-ask': '' }), 0],
  addKeyboardShortcuts() {
    return {
      // On to the answer: a question has one line.
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection;
        if ($from.parent.type.name !== 'questionLine') return false;
        return editor.commands.setTextSelection($from.after() + 1);
      },
    };
  },
});

const Answer = Node.create({
  name: 'answer',
  content: '(text | hardBreak)*',
  defining: true,
  parseHTML: () => [{ tag: 'p[data-answer]' }],
  renderHTML: ({ HTMLAttributes }) => ['p', mergeAttributes(HTMLAttributes, { 'data-answer': '' }), 0],
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        if (editor.state.selection.$from.parent.type.name !== 'answer') return false;
        return editor.commands.setHardBreak();
      },
    };
  },
});

/** Gives each block a name of its own, but never while an input method composes: its node would be drawn anew. */
const BlockIds = Extension.create({
  name: 'blockIds',
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        appendTransaction: (transactions, _before, { doc, tr }) => {
          if (!transactions.some(({ docChanged }) => docChanged) || editor.view.composing) return null;
          const seen = new Map<string, number>();
          const nameless: number[] = [];
          doc.forEach((node, position) => {
            const id: unknown = node.attrs.id;
            if (typeof id === 'string' && id !== '' && !seen.has(id)) seen.set(id, position);
            else nameless.push(position);
          });
          for (const position of nameless) {
            const id = nextBlockId([...seen.keys()].map((each) => ({ id: each })));
            seen.set(id, position);
            tr.setNodeAttribute(position, 'id', id);
          }
          return nameless.length === 0 ? null : tr.setMeta('addToHistory', false);
        },
      }),
    ];
  },
});

/** @param graphic the node of blocks that are edited as a form, with its view */
export function editorExtensions(graphic: Node): (Extension | Node)[] {
  return [
    StarterKit.configure({
      paragraph: false,
      heading: false,
      blockquote: false,
      bold: false,
      bulletList: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      italic: false,
      link: false,
      listItem: false,
      listKeymap: false,
      orderedList: false,
      strike: false,
      underline: false,
      trailingNode: false,
    }),
    Paragraph,
    Heading,
    Question,
    QuestionLine,
    Answer,
    graphic,
    BlockIds,
  ];
}

/** The node of form blocks, without a view. */
export const GraphicNode = Node.create({
  name: 'graphic',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: false,
  addAttributes: () => ({ ...blockAttributes, data: { default: null, rendered: false } }),
  parseHTML: () => [],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
  addProseMirrorPlugins: () => [formBlockPress()],
});
