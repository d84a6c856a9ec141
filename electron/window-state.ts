/** Where the window was and how large, kept beside Chromium's own files; used again only where a screen still shows it. */
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';

const area = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
const stateSchema = z.object({ bounds: area, isMaximized: z.boolean() });

export type Area = z.infer<typeof area>;
export type WindowState = z.infer<typeof stateSchema>;

/** Pixels of the title bar that must be in reach, so that a person can drag the rest back. */
const reach = { width: 200, height: 40 } as const;

/** Null where nothing was kept, or nothing that can be read. */
export function readWindowState(path: string): WindowState | null {
  try {
    const parsed = stateSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A window that cannot be remembered is no reason to disturb anybody. */
export function writeWindowState(path: string, state: WindowState): void {
  try {
    writeFileSync(path, JSON.stringify(state));
  } catch {
    return;
  }
}

/** Whether enough of the window's upper edge lies on one of the screens. */
export function isInReach(window: Area, screens: readonly Area[]): boolean {
  return screens.some((screen) => {
    const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
    const top = window.y >= screen.y && window.y + reach.height <= screen.y + screen.height;
    return top && width >= Math.min(reach.width, window.width);
  });
}
