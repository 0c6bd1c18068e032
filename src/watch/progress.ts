/** The steps of a watch run, in their order. Each has a text on the screen and on the command line. */
export const watchSteps = [
  "judging",
  "reading",
  "storing",
  "detecting-maneuvers",
  "detecting-geo",
  "detecting-proximity",
  "detecting-coplanar",
  "detecting-launches",
  "detecting-reentry",
  "detecting-breakups",
  "screening",
  "assessing",
] as const;
export type WatchStep = (typeof watchSteps)[number];

export interface StepProgress {
  readonly step: WatchStep;
  /** 0 … 1 of this step. */
  readonly fraction: number;
}

export type ReportProgress = (progress: StepProgress) => void;
