/**
 * Marks where offices really put them: beside a copy number, in a form's header, in the subject of a message, in a file name, at the
 * end of a line after wide blanks. Layout, mark and disguise are combined, so that no rule can know them one by one.
 */
import type { PartRole } from '../../shared/extraction/extracted-text.ts';
import type { Random } from './random.ts';
import type { Sample } from './sample.ts';
import { planted } from './sample.ts';

interface Layout {
  readonly name: string;
  readonly role?: PartRole;
  readonly write: (mark: string, random: Random) => string;
}

const page =
  '\n松涧县水务局文件\n松水发〔2026〕4号\n\n关于河道清淤工作的通知\n\n各乡镇人民政府：\n现将有关事项通知如下。\n';

const layouts: readonly Layout[] = [
  { name: 'alone on top', write: (mark) => `${mark}${page}` },
  { name: 'copy number before', write: (mark, r) => `⟦SEC-03|0000${r.digits(2)}⟧\n${mark}\n急件${page}` },
  { name: 'copy number beside', write: (mark, r) => `${mark}　　第${r.int(1, 30)}份　共30份${page}` },
  { name: 'right of the office', write: (mark) => `松涧县水务局办公室　　　　　　${mark}${page}` },
  { name: 'left of the issue', write: (mark, r) => `${mark}　　　　　　第${r.int(1, 40)}期${page}` },
  { name: 'bracket', write: (mark) => `〔${mark}〕${page}` },
  { name: 'ornaments', write: (mark) => `■${mark}■${page}` },
  { name: 'last line', write: (mark) => `${page}\n${mark}\n` },
  { name: 'foot of a page', role: 'page', write: (mark) => `${page}\n${mark}　　　　— 6 —\n` },
  { name: 'cover', write: (mark) => `松涧县水资源调查\n\n\n${mark}\n\n二〇二六年六月` },
  { name: 'after a tab', write: (mark) => `松涧水务动态\t${mark}\n2026年第6期\n` },
  { name: 'header', role: 'header', write: (mark) => mark },
  { name: 'footer with page', role: 'footer', write: (mark) => `${mark}　第 6 页` },
  { name: 'header with office', role: 'header', write: (mark) => `松涧县水务局　　${mark}` },
  { name: 'text box', role: 'text-box', write: (mark) => mark },
  { name: 'slide', role: 'slide', write: (mark) => `河道清淤进展\n${mark}\n松涧县水务局` },
  { name: 'file name in front', role: 'attachment-name', write: (mark) => `【${mark}】点位.xlsx` },
  { name: 'file name behind', role: 'attachment-name', write: (mark) => `点位（${mark}）.pdf` },
  { name: 'comment', role: 'comment', write: (mark) => mark },
];

/** Only a level can stand in these. */
const levelLayouts: readonly Layout[] = [
  { name: 'form header', write: (mark) => `来文机关：某局\n密　级：${mark}\n份　数：3${page}` },
  { name: 'form cells', write: (mark) => `标题\t河道方案\n密级\t${mark}\n编号\t6${page}` },
  { name: 'column of a register', role: 'sheet', write: (mark) => `文件\t密级\n甲\t${mark}\n乙\t无` },
  { name: 'comma separated', write: (mark) => `序号,密级\n1,密级,${mark},6\n` },
  { name: 'message subject', write: (mark) => `主题：【${mark}】河道点位\n收件人：甲\n` },
  { name: 'said in words', write: (mark) => `${page}本方案为${mark}，请妥善保管。\n` },
  { name: 'English beside', write: (mark) => `${mark} / CLASSIFIED${page}` },
  { name: 'attachment', write: (mark) => `附件4（${mark}）\n点位分布表` },
];

const levels = ['绝密', '机密', '秘密'];
const periods = [
  '★2年',
  '★15年',
  '☆8个月',
  '＊30年',
  '★开标前',
  '★2033年1月1日前',
  '★',
  ' ★ 6年',
  '★（9年）',
];
const internal = [
  '内部资料',
  '内部文稿　注意保存',
  '内部材料，切勿外传',
  '内部传阅',
  '党内读物',
  '工作秘密',
  '禁止翻印',
  '不得对外公布',
  '严禁网上传播',
  '仅供班子成员参阅',
  '限本系统内部阅读',
  '供领导同志阅示',
  '用毕收回',
  '讨论后退还',
  '只发至科级以上干部',
  '机要件',
  '明传电报',
];

const disguises: readonly ((mark: string) => string)[] = [
  (mark) => mark,
  (mark) => mark,
  (mark) => [...mark].join(' '),
  (mark) => [...mark].join('　'),
  (mark) => [...mark].join('\u200b'),
  (mark) =>
    mark.replace('机', '機').replace('资', '資').replace('绝', '絕').replace('内', '內').replace('传', '傳'),
];

/** Secrecy marks in every layout. */
export function placedMarks(random: Random): readonly Sample[] {
  const rules = 'SEC-01,SEC-02,SEC-04,SEC-05';
  return [...layouts, ...levelLayouts].flatMap(({ name, role = 'body', write }) =>
    levels.flatMap((level) => {
      const isWord = levelLayouts.some((layout) => layout.name === name);
      const marks = isWord ? [level] : [level, `${level}${random.pick(periods)}`];
      return marks.map((mark) => {
        const written = isWord ? mark : random.pick(disguises)(mark);
        return planted(write(`⟦${rules}|${written}⟧`, random), { group: 'marks', variant: name, role });
      });
    }),
  );
}

/** Internal marks in the layouts that fit them. */
export function placedInternalMarks(random: Random): readonly Sample[] {
  const rules = 'INT-01,INT-02,INT-03,INT-04,INT-06,INT-07,INT-08,INT-09,TEL-01';
  return layouts.flatMap(({ name, role = 'body', write }) =>
    random.some(internal, 8).map((mark) =>
      planted(write(`⟦${rules}|${random.pick(disguises)(mark)}⟧`, random), {
        group: 'internal',
        variant: name,
        role,
      }),
    ),
  );
}
