/** The texts of a Debian package: what it says of itself, how it stands in the menu, and what is run when it has been installed. */

/**
 * @typedef {object} DebFacts
 * @property {string} name of the package
 * @property {'opt' | 'uos'} layout
 * @property {string} programFolder without a slash in front
 * @property {string} version
 * @property {string} architecture as Debian calls it
 * @property {boolean} isEvaluation
 */

/** Names of packages, and where the program lies. */
export const debLayouts = {
  opt: { package: 'xianshen', programFolder: (/** @type {string} */ _name) => 'opt/xianshen' },
  uos: {
    package: 'cn.xianshen.workstation',
    /** The stores find a program by the name of its package. @param {string} name */
    programFolder: (name) => `opt/apps/${name}/files`,
  },
};

/** What Electron loads from the system. Newer releases of Debian and Ubuntu give some of them another name. */
const needed = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libsecret-1-0',
  'libdrm2',
  'xdg-utils',
];

/** Control file (Debian Policy, 5.3). @param {DebFacts} facts @param {number} kibibytes installed */
export function debControl({ name, version, architecture, isEvaluation, layout }, kibibytes) {
  const other = layout === 'uos' ? debLayouts.opt : debLayouts.uos;
  const lines = [
    `Package: ${name}`,
    `Version: ${version}`,
    `Architecture: ${architecture}`,
    'Maintainer: Xianshen contributors <xianshen@localhost>',
    `Installed-Size: ${kibibytes}`,
    `Depends: ${needed.join(', ')}`,
    // A window without a Chinese font shows empty boxes.
    'Recommends: fonts-noto-cjk',
    // Both would stand in the menu under one name and open the same data folder.
    `Conflicts: ${isEvaluation ? `${other.package}-evaluation-only` : other.package}`,
    'Section: misc',
    'Priority: optional',
    `Description: 先审：政府信息公开前的保密与隐私审查${isEvaluation ? '（仅供评估）' : ''}`,
    ' Checks documents for secrecy marks, personal data and hidden content before they are made public.',
    ' Works without a network. For non-classified systems only.',
    ...(isEvaluation ? [' .', ' EVALUATION ONLY: its runtime gets no security updates.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Entry of the menu (freedesktop.org, Desktop Entry Specification). @param {DebFacts} facts */
export function desktopEntry({ name, programFolder, isEvaluation }) {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    `Name=先审${isEvaluation ? '（仅供评估）' : ''}`,
    'Name[en]=Xianshen',
    'Comment=政府信息公开前的保密与隐私审查',
    `Exec=/${programFolder}/xianshen %U`,
    `Icon=${name}`,
    'Terminal=false',
    'StartupWMClass=先审',
    'Categories=Office;',
    `MimeType=${packageType};application/zip;`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Type of exchange packages; release bundles are plain ZIP, which this program offers to open and does not take over. */
export const packageType = 'application/vnd.xianshen.exchange';

/** What the system knows the type by (Shared MIME-info Database). */
export function mimeInfo() {
  return `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="${packageType}">
    <comment>Xianshen exchange package</comment>
    <comment xml:lang="zh_CN">先审交换包</comment>
    <glob pattern="*.xsx"/>
  </mime-type>
</mime-info>
`;
}

/** What the stores of UOS and Kylin read. @param {DebFacts} facts */
export function storeInfo({ name, version, architecture }) {
  const info = { appid: name, name: '先审', version, arch: [architecture], permissions: {} };
  return `${JSON.stringify(info, null, 2)}\n`;
}

/**
 * Chromium's sandbox is made of user namespaces. Where the system gives them to nobody but root, a helper that belongs to root and
 * runs as root takes their place; elsewhere no such file is needed, and none is made. A trial by root would prove nothing, so the
 * three switches are asked that systems use for it (the kernel's own, Debian's, and AppArmor's).
 * @param {DebFacts} facts
 */
export function sandboxScript({ programFolder }) {
  return `#!/bin/sh
set -e
[ "$1" = configure ] || exit 0
sandbox="\${DPKG_ROOT:-}/${programFolder}/chrome-sandbox"
setting() { cat "/proc/sys/$1" 2>/dev/null || true; }
mode=0755
[ -e /proc/self/ns/user ] || mode=4755
[ "$(setting user/max_user_namespaces)" != 0 ] || mode=4755
[ "$(setting kernel/unprivileged_userns_clone)" != 0 ] || mode=4755
[ "$(setting kernel/apparmor_restrict_unprivileged_userns)" != 1 ] || mode=4755
chown 0:0 "$sandbox"
chmod "$mode" "$sandbox"
`;
}
