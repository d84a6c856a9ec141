/** Words of the gallery in the language of the window. */
import { usePreferences } from '../preferences/use-preferences.tsx';
import { galleryEn } from '../text/gallery-en.ts';
import type { GalleryText } from '../text/gallery-zh.ts';
import { galleryZh } from '../text/gallery-zh.ts';

export function useGalleryText(): GalleryText {
  return usePreferences().preferences.language === 'zh' ? galleryZh : galleryEn;
}
