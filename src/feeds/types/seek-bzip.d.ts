/** What is used of seek-bzip, which has no types of its own. */
interface Bunzip {
  decode(
    input: {
      readByte(): number;
      read(buffer: Uint8Array, offset: number, length: number): number;
      eof(): boolean;
    },
    output: { writeByte(byte: number): void },
    multistream: boolean,
  ): void;
}
declare const bunzip: Bunzip;

// biome-ignore lint/style/noDefaultExport: it is what the package exports
export { bunzip as default };
