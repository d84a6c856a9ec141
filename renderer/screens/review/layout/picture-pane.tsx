/** A picture with findings drawn where their words were recognised, and beside it what was recognised. */
import type { ReactNode } from 'react';
import { useEffect, useMemo, useState } from 'react';
import { useText } from '../../../preferences/use-preferences.tsx';
import { DocumentText } from '../document-text.tsx';
import { sourceOfParts } from '../text-source.ts';
import { findingBoxes } from './finding-boxes.ts';
import styles from './layout.module.css';
import type { ZoomStep } from './layout-bar.tsx';
import { LayoutBar } from './layout-bar.tsx';
import { MarkedPage } from './marked-page.tsx';
import type { LayoutProps } from './shown-file.ts';
import { zoomKeys } from './zoom-keys.ts';

const bounds = { smallest: 0.25, largest: 8 } as const;

export function PicturePane(props: LayoutProps): ReactNode {
  const text = useText();
  const { layout } = text.review;
  const [scale, setScale] = useState(1);
  const [size, setSize] = useState({ width: 1, height: 1 });
  const address = usePictureAddress(props);
  const source = useMemo(() => sourceOfParts(props.parts), [props.parts]);
  const boxes = useMemo(() => findingBoxes(props.parts, props.findings), [props.parts, props.findings]);
  const onZoom = (step: ZoomStep): void =>
    setScale((before) => {
      if (step === 'fit') return 1;
      const next = step === 'in' ? before * 1.25 : before / 1.25;
      return Math.min(bounds.largest, Math.max(bounds.smallest, next));
    });
  return (
    <>
      <LayoutBar label={layout.picture} note={layout.pictureNote} scale={scale} onZoom={onZoom} />
      <div className={styles.split}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the pane, whose region is inside */}
        <div className={styles.area} onKeyDown={zoomKeys(onZoom)}>
          <section
            className={styles.scroll}
            aria-label={layout.picture}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
            tabIndex={0}
          >
            <div className={styles.picture} style={{ width: `${scale * 100}%` }}>
              {address !== null && (
                <img
                  src={address}
                  alt={layout.pictureAlt}
                  onLoad={({ currentTarget }) =>
                    setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
                  }
                />
              )}
              <MarkedPage {...props} boxes={boxes} size={size} />
            </div>
          </section>
        </div>
        <div className={styles.beside}>
          <DocumentText {...props} source={source} />
        </div>
      </div>
    </>
  );
}

const mediaTypes = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  pdf: 'application/pdf',
  docx: 'application/octet-stream',
} as const;

/** An address that lives as long as the picture is shown. */
function usePictureAddress({ bytes, type }: LayoutProps): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([bytes.slice()], { type: mediaTypes[type] }));
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [bytes, type]);
  return address;
}
