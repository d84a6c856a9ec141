/** Whether a window can be shown here, and with which switches Electron starts. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {NodeJS.Platform} platform
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {'present' | 'xvfb'}
 */
export function findDisplay(platform, env) {
  if (platform !== 'linux') return 'present';
  return env.DISPLAY || env.WAYLAND_DISPLAY ? 'present' : 'xvfb';
}

/**
 * Chromium's own sandbox cannot start as root, nor where the system forbids unprivileged user namespaces and the
 * helper beside Electron has no set-uid bit. A checkout then runs without it; installed programs never do.
 * @param {string} electronFolder
 * @returns {readonly string[]}
 */
export function launchSwitches(electronFolder) {
  if (process.platform !== 'linux') return [];
  const mustGoWithout =
    process.getuid?.() === 0 || (forbidsUserNamespaces() && !hasSandboxHelper(electronFolder));
  return mustGoWithout ? ['--no-sandbox'] : [];
}

function forbidsUserNamespaces() {
  return (
    readKernelSetting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    readKernelSetting('/proc/sys/kernel/unprivileged_userns_clone') === '0' ||
    readKernelSetting('/proc/sys/user/max_user_namespaces') === '0'
  );
}

/** @param {string} file */
function readKernelSetting(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/** @param {string} electronFolder */
function hasSandboxHelper(electronFolder) {
  const helper = join(electronFolder, 'chrome-sandbox');
  if (!existsSync(helper)) return false;
  const { mode, uid } = statSync(helper);
  return uid === 0 && (mode & 0o4000) !== 0;
}
