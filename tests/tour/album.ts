/** Pictures of the window, numbered in the order they are taken. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { say, type Told } from './say.ts';

export interface Album {
  /** Tells the step and takes its picture: `NN-name.png`. */
  take(name: string, told: Told): Promise<void>;
}

export function createAlbum(page: Page, folder: string): Album {
  let taken = 0;
  return {
    take: async (name, told) => {
      taken += 1;
      const number = String(taken).padStart(2, '0');
      // Fonts come late on a cold machine, and a picture without them shows boxes.
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.screenshot({ path: join(folder, `${number}-${name}.png`) });
      say({ zh: `${number} ${told.zh}`, en: told.en });
    },
  };
}
