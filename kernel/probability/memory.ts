/** Memory is the caller's: one block behind the program's own data, grown as needed, laid out by src/screen/probability/batch.ts. */
const pageBytes: usize = 65536;

/** Given: bytes. Returned: the offset of a block of that size, aligned to 16; the block before it is given up. */
export function reserve(bytes: usize): usize {
  const start = (__heap_base + 15) & ~15;
  const have = <usize>memory.size() * pageBytes;
  const need = start + bytes;
  if (need > have) {
    const pages = <i32>((need - have + pageBytes - 1) / pageBytes);
    if (memory.grow(pages) < 0) return 0;
  }
  return start;
}
