/** The part of pdf.js that decodes pictures; the package declares no types for it. */
declare module 'pdfjs-dist/legacy/image_decoders/pdf.image_decoders.mjs' {
  export class JpegImage {
    /** 1 grey, 3 colour, 4 printing inks. */
    readonly numComponents: number;
    readonly width: number;
    readonly height: number;
    /** @throws for what is no JPEG */
    parse(data: Uint8Array): void;
    getData(wanted: {
      readonly width: number;
      readonly height: number;
      readonly forceRGB: boolean;
    }): Uint8ClampedArray;
  }
}
