import { fillTemplate } from "../core/index.ts";
import type { ElementTable, OperationMode } from "../orbit/index.ts";
import { type Conjunction, type HistoryProbability, historyProbability } from "../screen/index.ts";
import type { Instant } from "../time/index.ts";
import type { CliContext } from "./output.ts";
import { readHistory } from "./pc-history.ts";
import texts from "./screen-texts.json" with { type: "json" };

/** Probabilities of a screening by covariances that are estimated from `--history`; every text says that they are. */
export interface ScreenHistory {
  readonly heading: string;
  probabilityOf(conjunction: Conjunction): HistoryProbability | undefined;
  textOf(found: HistoryProbability | undefined): string;
  /** Says how many rest on what. */
  summarize(): void;
}

export interface ScreenHistoryOptions {
  readonly start: Instant;
  readonly operationMode: OperationMode;
  /** Combined radius, m; assumed by kind where undefined. */
  readonly hbrM: number | undefined;
}

/** Differences of sets have heavier tails than the normal distribution that smaller figures would follow from. */
const leastShown = 1e-10;

/** Given: files of element sets over weeks, what is screened and how. Errors: those of reading the files. */
export async function screenHistory(
  files: readonly string[],
  table: ElementTable,
  { hbrM, ...options }: ScreenHistoryOptions,
  context: CliContext,
): Promise<ScreenHistory> {
  const { language } = context;
  const { model } = await readHistory(files, context);
  const find = historyProbability(table, model, { ...options, ...(hbrM === undefined ? {} : { hbrM }) });
  const counts = { own: 0, regime: 0, none: 0 };
  return {
    heading: texts["history-heading"][language],
    probabilityOf(conjunction) {
      const found = find(conjunction);
      counts[found ? basisOf(found) : "none"]++;
      return found;
    },
    textOf(found) {
      if (found?.probability === undefined) return texts["history-none"][language];
      const side = found.dilution === undefined ? "" : texts[`side-${found.dilution}`][language];
      const value =
        found.probability < leastShown
          ? `< ${leastShown}`
          : found.probability.toExponential(1).replace("e+", "e");
      return fillTemplate(texts[`history-${basisOf(found)}`][language], { value, side });
    },
    summarize: () => context.note(fillTemplate(texts.history[language], counts)),
  };
}

/** Whether both objects' own sets tell, or their regime's for at least one. */
const basisOf = ({ estimatedCovariance1, estimatedCovariance2 }: HistoryProbability): "own" | "regime" =>
  estimatedCovariance1.basis === "object" && estimatedCovariance2.basis === "object" ? "own" : "regime";
