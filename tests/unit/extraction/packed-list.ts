/** One text as bzip2 1.0.8 and liblzma 5.4 pack it. */

export const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
export const list = '公开目录：云岭市虚构局\n'.repeat(20);

/** The list as bzip2 and xz write it, the latter with each kind of check sum. */
export const bzip2List = fromBase64(
  'QlpoOTFBWSZTWRhdr/8AAPnAeQAQVgAiOQAHMFYHwKAAkCgAADJkBSqQAAGh6TInYnonknUnwnsmZME3E7kwTBO5PxMycirBMiaEyJ9J6JmT4TBME0JuJ+JgmhP4u5IpwoSAwu1/+A==',
);
export const xzList = fromBase64(
  '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AKnAC5dAHKhUY5WEKUJ/4wheg6k7iYZUx2CtEMPna0KWfjDR9Fb0CpMU6O/iiW4gWGroAAAAAAIZ8GHHk/NAQABSqgFAAAAstkfGrHEZ/sCAAAAAARZWg==',
);
export const xzWithCrc32 = fromBase64(
  '/Td6WFoAAAFpIt42AgAhARYAAAB0L+Wj4AKnAC5dAHKhUY5WEKUJ/4wheg6k7iYZUx2CtEMPna0KWfjDR9Fb0CpMU6O/iiW4gWGroAAAAABA1BRlAAFGqAUAAADJGd1tPjANiwIAAAAAAVla',
);
