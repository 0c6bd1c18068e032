/** Spherical shells around the Earth: of one height where most objects are, growing by a twentieth of the radius above. */
export interface Shells {
  readonly heightKm: number;
  readonly count: number;
}

const innermostKm = 6300;
const evenUpToKm = 8600;
const growth = Math.log(1.05);
const outermostKm = 2e6;

export function shells(heightKm: number): Shells {
  const even = Math.ceil((evenUpToKm - innermostKm) / heightKm);
  return { heightKm, count: even + Math.ceil(Math.log(outermostKm / evenUpToKm) / growth) + 1 };
}

/** Index of the shell that holds a radius; radii beyond either end belong to the first or last shell. */
export function shellOf({ heightKm, count }: Shells, radiusKm: number): number {
  if (radiusKm < innermostKm) return 0;
  const even = Math.ceil((evenUpToKm - innermostKm) / heightKm);
  if (radiusKm < evenUpToKm) return Math.min(even - 1, Math.floor((radiusKm - innermostKm) / heightKm));
  return Math.min(count - 1, even + Math.floor(Math.log(radiusKm / evenUpToKm) / growth));
}
