/** Given: a number and decimals, 0 … 15. Returned: the number rounded to them, never −0. */
export const round = (value: number, decimals: number): number => {
  const rounded = Number(value.toFixed(decimals));
  return rounded === 0 ? 0 : rounded;
};
