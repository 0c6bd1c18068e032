/** Given: an angle in degrees. Returned: the same in −180 … 180. */
export const wrapHalf = (angleDeg: number): number => angleDeg - 360 * Math.round(angleDeg / 360);
/** Given: an angle in degrees. Returned: the same in 0 … 360. */
export const wrapFull = (angleDeg: number): number => angleDeg - 360 * Math.floor(angleDeg / 360);
