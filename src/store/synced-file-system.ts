import { closeSync, fdatasyncSync, fsyncSync, openSync } from "node:fs";
import { dirname } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/** The parts of Emscripten's NODEFS that PostgreSQL's syncs pass through. */
interface NodeFsNode {
  readonly name: string;
}
interface NodeFsStream {
  readonly nfd?: number;
  readonly node: NodeFsNode;
}
interface NodeFsModule {
  readonly NODEFS: {
    readonly realPath: (node: NodeFsNode) => string;
    readonly convertNodeCode: (error: unknown) => number | undefined;
    readonly node_ops: {
      mknod: (parent: NodeFsNode, name: string, mode: number, device: number) => NodeFsNode;
    };
    readonly stream_ops: { fsync?: (stream: NodeFsStream) => number };
  };
}

type EmscriptenOptions = Parameters<NodeFS["init"]>[1];

/** EIO as Emscripten numbers it (WASI errno). */
const wasiEio = 29;

/**
 * PGlite's file system on a folder, with syncs that reach the disk. PGlite's own build answers fsync without
 * doing it, even under `fsync=on`; here each one is an fdatasync, and a new file's folder is synced with it.
 */
export class SyncedFileSystem extends NodeFS {
  readonly #onSyncFailed: (error: unknown) => void;

  constructor(folder: string, onSyncFailed: (error: unknown) => void) {
    super(folder);
    this.#onSyncFailed = onSyncFailed;
  }

  override async init(pg: PGlite, options: EmscriptenOptions): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pg, options);
    const install = (module: unknown) => this.#installSync(module as NodeFsModule);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), install] } };
  }

  #installSync({ NODEFS }: NodeFsModule): void {
    const newFiles = new WeakSet<NodeFsNode>();
    const makeNode = NODEFS.node_ops.mknod;
    NODEFS.node_ops.mknod = (parent, name, mode, device) => {
      const node = makeNode(parent, name, mode, device);
      newFiles.add(node);
      return node;
    };
    NODEFS.stream_ops.fsync = (stream) => {
      const path = NODEFS.realPath(stream.node);
      try {
        if (stream.nfd === undefined) syncPath(path);
        else fdatasyncSync(stream.nfd);
        if (newFiles.delete(stream.node)) syncPath(dirname(path));
        return 0;
      } catch (error) {
        this.#onSyncFailed(error);
        return NODEFS.convertNodeCode(error) ?? wasiEio;
      }
    };
  }
}

/** Given: a file or a folder. Its bytes, or the names in it, are on disk afterwards. Errors: as `fsync`. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
