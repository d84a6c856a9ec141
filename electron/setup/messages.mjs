/** Every sentence of set-up, in Chinese and English. */

/** @typedef {import('./say.mjs').Notice} Notice */

export const messages = {
  /** @param {string} version @returns {Notice} */
  nodeTooOld: (version) => ({
    zh: `本机 Node 版本为 ${version}，至少需要 20.19。请安装新版 Node 后重试。`,
    en: `This machine has Node ${version}; at least 20.19 is needed. Install a newer Node and try again.`,
    command: 'https://nodejs.org/en/download',
  }),
  /** @returns {Notice} */
  npmMissing: () => ({
    zh: '找不到 npm。npm 通常随 Node 一起安装。',
    en: 'npm was not found. It normally comes with Node.',
    command: 'apt-get install -y npm',
  }),
  /** @returns {Notice} */
  installingPackages: () => ({ zh: '安装依赖包', en: 'installing packages' }),
  /** @param {number} code @returns {Notice} */
  packagesFailed: (code) => ({
    zh: `依赖包安装失败（退出码 ${code}），原因见上。请检查软件包源是否可达，然后运行：`,
    en: `Installing packages failed (exit code ${code}); the reason is above. Check that the package registry can be reached, then run:`,
    command: 'npm ci',
  }),
  /** @returns {Notice} */
  projectNodeMissing: () => ({
    zh: '项目自带的 Node 未能安装（安装脚本可能被禁用）。请运行：',
    en: "The project's own Node was not installed (install scripts may be switched off). Run:",
    command: 'npm rebuild node --foreground-scripts',
  }),
  /** @param {string} version @returns {Notice} */
  fetchingElectron: (version) => ({
    zh: `获取 Electron ${version} 官方运行环境`,
    en: `getting the official Electron ${version} runtime`,
  }),
  /** @param {string} version @returns {Notice} */
  unpackingFallback: (version) => ({
    zh: `官方运行环境无法下载，改用仅供开发测试的替代运行环境（Electron ${version}）`,
    en: `the official runtime cannot be downloaded; unpacking the development-only substitute (Electron ${version})`,
  }),
  /** @returns {Notice} */
  noElectron: () => ({
    zh: 'Electron 运行环境无法下载，本机也没有可用的替代运行环境（替代环境只支持 Linux x64）。可设置镜像，或指向已解压的 Electron：',
    en: 'The Electron runtime cannot be downloaded and there is no substitute for this machine (Linux x64 only). Set a mirror, or point to an unpacked Electron:',
    command: 'ELECTRON_OVERRIDE_DIST_PATH=/path/to/electron npm start',
  }),
  /** @param {string} folder @returns {Notice} */
  overrideMissing: (folder) => ({
    zh: `ELECTRON_OVERRIDE_DIST_PATH 指向的文件夹中没有 Electron：${folder}`,
    en: `ELECTRON_OVERRIDE_DIST_PATH names a folder without an Electron in it: ${folder}`,
    command: 'unset ELECTRON_OVERRIDE_DIST_PATH',
  }),
  /** @param {string} version @returns {Notice} */
  packingEvaluation: (version) => ({
    zh: `打包评估版（Electron ${version}），不得作为正式版发放`,
    en: `packing for evaluation on Electron ${version}; never to be handed out as a release`,
  }),
  /** What the packed folder says of itself. @param {string} version @returns {string} */
  evaluationNote: (version) =>
    [
      `本文件夹仅供开发测试和评估，运行环境为 Electron ${version}，不是正式版，不得用于办公。`,
      `For development and evaluation only, on Electron ${version}. This is no release and not for real work.`,
    ].join('\n'),
  /** @param {string} layout @returns {Notice} */
  packingDeb: (layout) => ({
    zh: `制作 deb 安装包，目录形式为 ${layout}`,
    en: `making a Debian package of the layout ${layout}`,
  }),
  /** @param {number} machine @returns {Notice} */
  debUnknownMachine: (machine) => ({
    zh: `程序不是为 x64 或 arm64 打包的（ELF 机器类型 ${machine}），无法制作 deb 安装包`,
    en: `The program is packed neither for x64 nor for arm64 (ELF machine ${machine}); no Debian package can be made of it`,
  }),
  /** @param {string} output @returns {Notice} */
  debNotMade: (output) => ({
    zh: `dpkg-deb 未能制作安装包：${output}`,
    en: `dpkg-deb could not make the package: ${output}`,
    command: 'apt-get install -y dpkg',
  }),
  /** @returns {Notice} */
  buildingBinding: () => ({
    zh: '为该运行环境编译数据库模块（约一分钟，仅一次）',
    en: 'compiling the database module for this runtime (about a minute, once)',
  }),
  /** @param {string} log @returns {Notice} */
  bindingFailed: (log) => ({
    zh: `数据库模块编译失败，编译记录见 ${log}。常见原因是缺少编译工具：`,
    en: `Compiling the database module failed; see ${log}. The usual reason is a missing compiler:`,
    command: 'apt-get install -y g++ make python3',
  }),
  /** @param {readonly string[]} packages @returns {Notice} */
  installingSystem: (packages) => ({
    zh: `安装系统软件包：${packages.join(' ')}`,
    en: 'installing system packages',
  }),
  /** @param {readonly string[]} packages @returns {Notice} */
  systemMissing: (packages) => ({
    zh: '缺少窗口所需的系统软件包。请运行（需要管理员权限）：',
    en: 'System packages that the window needs are missing. Run (as an administrator):',
    command: `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`,
  }),
  /** @param {readonly string[]} libraries @returns {Notice} */
  librariesMissing: (libraries) => ({
    zh: `本机缺少以下系统库，请用系统的软件包管理器安装：${libraries.join(' ')}`,
    en: `These system libraries are missing; install them with this system's package manager: ${libraries.join(' ')}`,
  }),
  /** @param {string} log @returns {Notice} */
  systemFailed: (log) => ({
    zh: `系统软件包安装失败，记录见 ${log}。请检查软件源后运行：`,
    en: `Installing system packages failed; see ${log}. Check the package sources, then run:`,
    command: 'apt-get update && npm run setup',
  }),
  /** @returns {Notice} */
  building: () => ({ zh: '构建程序', en: 'building the program' }),
  /** @returns {Notice} */
  buildFailed: () => ({
    zh: '构建失败，原因见上。',
    en: 'The build failed; the reason is above.',
    command: 'npm run build',
  }),
  /** @returns {Notice} */
  openingWindow: () => ({ zh: '打开窗口（示例单位）', en: 'opening the window (sample office)' }),
  /** @returns {Notice} */
  startingTour: () => ({
    zh: '本机没有显示器：在虚拟显示中用真实窗口走完示例单位的一次完整办理',
    en: 'no display here: running the main job of the sample office through the real window in a virtual display',
  }),
  /** @param {string} name @returns {Notice} */
  stage: (name) => ({ zh: `阶段：${name}`, en: `stage ${name}` }),
  /** @param {string} name @returns {Notice} */
  stageFailed: (name) => ({
    zh: `阶段未通过：${name}，计为一项失败`,
    en: `stage ${name} did not pass and counts as one failure`,
  }),
  /** @returns {Notice} */
  nothingRan: () => ({ zh: '没有运行任何测试。', en: 'No test was run.' }),
  /** @param {{ version: string, fallback: boolean, seconds: string }} runtime @returns {Notice} */
  ready: ({ version, fallback, seconds }) => ({
    zh: `准备就绪：Electron ${version}${fallback ? '（仅供开发测试）' : ''}，用时 ${seconds} 秒`,
    en: `ready in ${seconds} s${fallback ? ' (development-only runtime)' : ''}`,
  }),
  /** @returns {Notice} */
  commandLineNotReady: () => ({
    zh: '尚未完成准备，请先运行：',
    en: 'Set-up has not been done yet. Run first:',
    command: 'npm run setup',
  }),
  /** @returns {Notice} */
  rulesUnsigned: () => ({
    zh: '没有给出规则签名密钥（XIANSHEN_RULES_KEY），规则集不签名，程序会如实提示。',
    en: 'No key to sign the rule sets with (XIANSHEN_RULES_KEY): they stay unsigned, and the program says so.',
  }),
  /** @param {string} path @returns {Notice} */
  noRulesKey: (path) => ({
    zh: `“${path}”不是 Ed25519 私钥文件（PEM）。生成密钥：`,
    en: `“${path}” is no file with an Ed25519 private key (PEM). To make one:`,
    command: 'openssl genpkey -algorithm ed25519 -out KEY.pem',
  }),
  /** @param {{ keyId: string, publicKey: string }} key @returns {Notice} */
  unknownRulesKey: ({ keyId, publicKey }) => ({
    zh: `程序不认识密钥 ${keyId}，签了也会被拒绝。请先把公钥加入 shared/screening/rule-keys.ts：`,
    en: `The program does not know the key ${keyId} and would refuse its signature. Add the public key to shared/screening/rule-keys.ts first:`,
    command: `{ keyId: brand('${keyId}'), algorithm: 'ed25519', publicKey: '${publicKey}' },`,
  }),
  /** @param {string} reason @returns {Notice} */
  rulesNotSigned: (reason) => ({
    zh: `规则集有误，没有签名：${reason}`,
    en: `The rule sets are wrong and were not signed: ${reason}`,
  }),
  /** @param {string} keyId @returns {Notice} */
  rulesSigned: (keyId) => ({ zh: `规则集已签名，密钥 ${keyId}`, en: `rule sets signed by key ${keyId}` }),
};
