declare module '*?packed' {
  /** Where this site serves the file, gzipped. */
  export const url: string;
  /** Bytes of the file once unpacked. */
  export const size: number;
}
