/** Words of native dialogs and menus, which the window's own catalogue cannot reach. */
import type { Language } from '../shared/messages/catalogue.ts';

interface NativeWords {
  readonly product: string;
  readonly file: string;
  readonly quit: string;
  readonly edit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly view: string;
  readonly fullScreen: string;
  readonly create: string;
  readonly lock: string;
  readonly palette: string;
  readonly larger: string;
  readonly smaller: string;
  readonly normal: string;
  readonly help: string;
  readonly helpHere: string;
  readonly keys: string;
  readonly jobs: string;
  readonly diagnostics: string;
  readonly diagnosticsWritten: string;
  readonly diagnosticsFailed: string;
  readonly safeStart: string;
  readonly usualStart: string;
  readonly chooseFiles: string;
  readonly chooseImportFolder: string;
  readonly chooseBundle: string;
  readonly chooseTrust: string;
  readonly chooseExportFolder: string;
  readonly choosePackage: string;
  readonly chooseAddress: string;
  readonly chooseProof: string;
  readonly packages: string;
  readonly addresses: string;
  readonly proofs: string;
  readonly allFiles: string;
  readonly documents: string;
  readonly bundles: string;
  readonly trustFiles: string;
  /** Shown when the window's own process has died. */
  readonly windowCrashed: string;
  readonly reopen: string;
}

export const nativeWords: { readonly [L in Language]: NativeWords } = {
  zh: {
    product: '先审',
    file: '文件',
    quit: '退出',
    edit: '编辑',
    undo: '撤销',
    redo: '恢复',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    view: '视图',
    fullScreen: '全屏',
    create: '新建发布件',
    lock: '锁定',
    palette: '命令…',
    larger: '放大字号',
    smaller: '缩小字号',
    normal: '标准字号',
    help: '帮助',
    helpHere: '本页帮助',
    keys: '快捷键',
    jobs: '任务中心',
    diagnostics: '导出诊断信息…',
    diagnosticsWritten: '诊断信息已写出，不含正文、人名和文件名，可以交给维护人员。',
    diagnosticsFailed: '诊断信息没有写出。请换一个能写入的文件夹再试。',
    safeStart: '以安全模式重新启动',
    usualStart: '退出安全模式并重新启动',
    chooseFiles: '选择要导入的文件',
    chooseImportFolder: '选择要导入的文件夹',
    chooseBundle: '选择发布包',
    chooseTrust: '选择信任文件',
    chooseExportFolder: '选择导出到哪个文件夹',
    choosePackage: '选择交换包',
    chooseAddress: '选择对方机器的交换地址',
    chooseProof: '选择日志证明或检查点文件',
    packages: '交换包',
    addresses: '交换地址',
    proofs: '日志证明和检查点',
    allFiles: '所有文件',
    documents: '文稿与附件',
    bundles: '发布包',
    trustFiles: '信任文件',
    windowCrashed: '窗口意外关闭。已保存的内容没有丢失，可以重新打开窗口。',
    reopen: '重新打开',
  },
  en: {
    product: 'Xianshen',
    file: 'File',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    view: 'View',
    fullScreen: 'Full Screen',
    create: 'New Release',
    lock: 'Lock',
    palette: 'Commands…',
    larger: 'Larger Text',
    smaller: 'Smaller Text',
    normal: 'Standard Text Size',
    help: 'Help',
    helpHere: 'Help on This Screen',
    keys: 'Keyboard Shortcuts',
    jobs: 'Job Centre',
    diagnostics: 'Export Diagnostics…',
    diagnosticsWritten:
      'Diagnostics are written. They hold no text and no names of people or files, and can be handed to support.',
    diagnosticsFailed: 'Diagnostics were not written. Choose a folder that can be written, and try again.',
    safeStart: 'Restart in Safe Mode',
    usualStart: 'Leave Safe Mode and Restart',
    chooseFiles: 'Choose files to import',
    chooseImportFolder: 'Choose the folder to import',
    chooseBundle: 'Choose a bundle',
    chooseTrust: 'Choose a trust file',
    chooseExportFolder: 'Choose the folder to export to',
    choosePackage: 'Choose an exchange package',
    chooseAddress: 'Choose the exchange address of the other machine',
    chooseProof: 'Choose a proof of a ledger, or a checkpoint',
    packages: 'Exchange packages',
    addresses: 'Exchange addresses',
    proofs: 'Proofs and checkpoints of ledgers',
    allFiles: 'All files',
    documents: 'Documents and attachments',
    bundles: 'Bundles',
    trustFiles: 'Trust files',
    windowCrashed: 'The window closed unexpectedly. Nothing that was saved is lost; you can open it again.',
    reopen: 'Open Again',
  },
};
