/** What is used of lzma1. tsconfig.json's `paths` puts it in the place of the package's own sources, which tsc would check as ours. */
export function decompress(data: Uint8Array): Uint8Array;
