/** Given: items ascending by their start; start and end of each. Returned: groups whose times overlap: one matter each. */
export function overlappingGroups<Item>(
  ascending: readonly Item[],
  startOf: (item: Item) => number,
  endOf: (item: Item) => number,
): Item[][] {
  const groups: Item[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const item of ascending) {
    const last = groups.at(-1);
    if (last && startOf(item) <= end) last.push(item);
    else groups.push([item]);
    end = Math.max(end, endOf(item));
  }
  return groups;
}
