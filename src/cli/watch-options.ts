/** Options of `hoshimori watch` as typed. */
export interface WatchCommandOptions {
  readonly protect?: readonly string[];
  readonly days?: string;
  readonly source?: string;
}
