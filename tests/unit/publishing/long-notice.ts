/** A notice of several pages, its body Chinese characters alone, with an attachment whose table has merged cells. All invented. */
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';

const noticeTitle = '栖霞湾市人民政府办公室关于做好图书馆开放工作的通知';

const sentence = '各图书馆要公布开放时间和服务内容，方便读者办理借阅、查询和预约，并按季度公开办理情况。';

const cell = (text: string, spans: { readonly rowSpan?: number; readonly columnSpan?: number } = {}) =>
  new TableCell({ ...spans, children: [new Paragraph(text)] });

export async function longNotice(): Promise<Uint8Array> {
  const paragraphs = [
    '栖霞湾市人民政府办公室文件',
    '栖政办发〔2026〕8号',
    noticeTitle,
    '各区人民政府，市政府各部门：',
    ...Array.from({ length: 12 }, () => sentence.repeat(3)),
    '附件：图书馆名录',
    '栖霞湾市人民政府办公室',
    '2026年5月18日',
    '附件',
    '图书馆名录',
  ].map((text) => new Paragraph(text));
  const table = new Table({
    rows: [
      new TableRow({ children: [cell('区', { rowSpan: 2 }), cell('数量', { columnSpan: 2 })] }),
      new TableRow({ children: [cell('上年'), cell('本年')] }),
      new TableRow({ children: [cell('东区'), cell('3'), cell('5')] }),
    ],
  });
  const file = new Document({ sections: [{ children: [...paragraphs, table] }] });
  return new Uint8Array(await Packer.toBuffer(file));
}
