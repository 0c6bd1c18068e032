/** A time at which the way an object keeps its place changes, as a label or a prediction says. */
export interface LifeNode {
  readonly object: string;
  /** Row of the object's trajectory, from 0; two hours each. */
  readonly timeIndex: number;
  /** EW, NS, or ES for the end marker. */
  readonly direction: string;
  /** SS start of study, ES end, ID initiate drift, AD adjust drift, IK initiate station-keeping. */
  readonly node: string;
  /** NK not keeping, CK chemical, EK electric, HK hybrid. */
  readonly type: string;
}

export interface LifeScore {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  /** 0 where there is nothing to divide by. */
  readonly precision: number;
  readonly recall: number;
  /** Recall counts twice as much as precision. */
  readonly f2: number;
  /** Root mean square of the true positives' time differences, rows; 0 without any. */
  readonly rmseRows: number;
}

/** Label and prediction may be this many rows apart: 12 hours. */
const windowRows = 6;

/** Given: the text of a list (CSV: ObjectID, TimeIndex, Direction, Node, Type). Returned: its rows; those without a time index are left out. */
export function readLifeNodes(text: string): LifeNode[] {
  const [head = "", ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(",");
  return lines.flatMap((line) => {
    const cells = line.split(",");
    const cell = (name: string): string => cells[names.indexOf(name)] ?? "";
    const timeIndex = cell("TimeIndex") === "" ? Number.NaN : Number(cell("TimeIndex"));
    if (Number.isNaN(timeIndex)) return [];
    return [
      {
        object: cell("ObjectID"),
        timeIndex,
        direction: cell("Direction"),
        node: cell("Node"),
        type: cell("Type"),
      },
    ];
  });
}

/**
 * Given: labels and predictions. Returned: the score by the rule of the SPLID development kit: each label, in order of time,
 * takes the first free prediction of its object and direction within 12 hours; both agree in node and type, or the
 * prediction is false and the label counts as neither. Counts are pooled over all objects.
 * Source: ARCLab-MIT/splid-devkit, evaluation of the 2024 challenge.
 */
export function scorePatternOfLife(labels: readonly LifeNode[], predictions: readonly LifeNode[]): LifeScore {
  const open = inOrder(predictions);
  let [truePositives, falsePositives, falseNegatives, squares] = [0, 0, 0, 0];
  for (const label of inOrder(labels)) {
    const index = open.findIndex(
      ({ object, direction, timeIndex }) =>
        object === label.object &&
        direction === label.direction &&
        Math.abs(timeIndex - label.timeIndex) <= windowRows,
    );
    if (index < 0) falseNegatives++;
    else {
      const [match] = open.splice(index, 1);
      if (match.node === label.node && match.type === label.type) {
        truePositives++;
        squares += (match.timeIndex - label.timeIndex) ** 2;
      } else falsePositives++;
    }
  }
  falsePositives += open.length;
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return {
    truePositives,
    falsePositives,
    falseNegatives,
    precision: share(truePositives, truePositives + falsePositives),
    recall: share(truePositives, truePositives + falseNegatives),
    f2: share(5 * truePositives, 5 * truePositives + 4 * falseNegatives + falsePositives),
    rmseRows: Math.sqrt(share(squares, truePositives)),
  };
}

/** End markers are ignored. */
const inOrder = (nodes: readonly LifeNode[]): LifeNode[] =>
  nodes.filter(({ direction }) => direction !== "ES").sort((left, right) => left.timeIndex - right.timeIndex);
