/**
 * A ring of a map as one piece of a plane, so that it can be filled: longitudes go on beyond ±180° where the ring crosses
 * the date line, and a ring around a pole is closed along that pole.
 * Given: longitude and latitude in degrees. Returned: the same points, longitudes without jumps.
 */
export function unwrapRing(ring: readonly (readonly number[])[]): [longitude: number, latitude: number][] {
  let turns = 0;
  const points = ring.map(([longitude, latitude], i): [number, number] => {
    const step = i === 0 ? 0 : longitude - ring[i - 1][0];
    if (step > 180) turns -= 360;
    else if (step < -180) turns += 360;
    return [longitude + turns, latitude];
  });
  const [first, last] = [points[0], points[points.length - 1]];
  if (Math.abs(last[0] - first[0]) > 180) {
    const pole = first[1] < 0 ? -90 : 90;
    points.push([last[0], pole], [first[0], pole]);
  }
  return points;
}
