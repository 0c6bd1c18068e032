/**
 * Ranks from 1, the same for those that the data can't tell apart.
 * Given: items ascending by a value, that value of each, and how far above the first of a group the others may lie to tie with it.
 * Returned: a rank for each item; after a tie it goes on as if nobody had tied.
 */
export function tiedRanks<Item>(
  ascending: readonly Item[],
  rankedBy: (item: Item) => number,
  tieWithin: (first: Item) => number,
): number[] {
  let rank = 0;
  let first: Item | undefined;
  return ascending.map((item, index) => {
    if (first === undefined || rankedBy(item) - rankedBy(first) > tieWithin(first)) {
      rank = index + 1;
      first = item;
    }
    return rank;
  });
}
