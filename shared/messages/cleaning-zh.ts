/** 清洁副本的用语（简体中文）。 */
import type { CleaningSentences } from './cleaning-catalogue.ts';

export const cleaningZh: CleaningSentences = {
  command: '制作清除隐藏信息的副本，原件不动；副本经复查后才写出',
  options: {
    out: '写出副本的新文件（不覆盖已有文件）',
    remove: '要清除的种类，以逗号分隔；all 为全部能清除的种类',
    changes: '修订痕迹：accept 接受，reject 拒绝',
    mask: 'personal：按建议遮盖正文中的个人信息号码；none：不遮盖',
  },
  reasons: {
    'not-chosen': '未选择清除',
    'format-not-cleanable': '这种格式不能在这里清除，请在原程序中清除，或另存为 docx、xlsx、pptx、PDF 后重试',
    'kind-not-cleanable': '清除会改变可见内容或使文件无法打开，请在原程序中处理',
    'inside-kept-file': '在保留下来的内嵌文件里，请先清除内嵌文件',
    'picture-under-mark': '涂黑处压着无法改写的图片，请用原程序涂黑后另存',
    'drawing-under-mark': '有图形伸出涂黑处的边缘，请用原程序涂黑后另存',
    'font-not-readable': '涂黑处的字体编码无法判断，请用原程序涂黑后另存',
  },
  notes: {
    'formulas-became-values': '公式已改为其显示的值，条件格式和数据验证已去掉',
    'fields-became-text': '引用其他文件的域已改为文字',
    'objects-became-pictures': '嵌入对象只留下显示用的图片',
    'signature-dropped': '文件内的数字签名已去掉，因内容改变后不再成立',
    'form-fields-kept': '表单域仍可填写',
    'tags-dropped': '朗读用的结构标签已去掉，因其中含有已清除的文字',
    'annotations-dropped': '与涂黑处相接的批注、图章、表单域和链接已一并去掉',
  },
  made: (path) => `已生成清洁副本：${path}`,
  before: (digest) => `原件  SHA-256 ${digest}`,
  after: (digest) => `副本  SHA-256 ${digest}`,
  removed: (kind, count) => `已清除：${kind}　${count} 处`,
  kept: (kind, count, reason) => `仍保留：${kind}　${count} 处（${reason}）`,
  masked: (count) => `已遮盖个人信息号码 ${count} 处`,
  notInspected: (place) => `未能检查：${place}`,
  needsAPerson: '副本中仍有需要人工处理的内容，请核对后再使用。',
};
