/** What scripts/build-kernels.mjs writes: a WebAssembly module as text, so that Node, bundlers and workers import it alike. */
export interface KernelBytes {
  readonly sha256: string;
  readonly base64: string;
}

/** Given the bytes of a kernel, returned the compiled module, which any number of threads may share. Errors: where the host has no WebAssembly SIMD. */
export function compileKernel({ base64 }: KernelBytes): WebAssembly.Module {
  return new WebAssembly.Module(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}

/** Given a module and what it calls outside, returned its exports. The compiler's runtime asks for `abort`, which nothing here reaches. */
export function startKernel<Exports>(
  module: WebAssembly.Module,
  imports: Record<string, (...numbers: number[]) => void> = {},
): Exports {
  const abort = () => {
    throw new Error("a kernel ran out of memory");
  };
  return new WebAssembly.Instance(module, { env: { abort, ...imports } }).exports as Exports;
}
