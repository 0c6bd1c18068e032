import type { Vec3 } from "../core/index.ts";
import { degFromRad, earthRotationAt, itrfToGeodetic, temeToItrf } from "../frames/index.ts";
import type { MeanElements } from "../orbit/index.ts";
import { type EarthOrientation, zeroEarthOrientation } from "../time/index.ts";
import {
  sampleTracks,
  type Track,
  type TrackSpan,
  trackName,
  trackTime,
  type WrittenTracks,
} from "./track-samples.ts";
import { xmlText } from "./xml-text.ts";

export interface KmlOptions extends TrackSpan {
  /** Absent: UT1 = UTC and an unmoved pole, up to 0.4 km in low orbit. */
  readonly earthOrientation?: EarthOrientation;
}

/** Light gray, aabbggrr, for every object alike: a color would be a judgment. */
const neutralColor = "ffc8c8c8";

/**
 * Writes objects as KML for Google Earth: a placemark an object with a `gx:Track` of sampled places.
 *
 * Given: element sets, one an object, and the span. Returned: the file, how many objects it holds, and a problem for each
 * that SGP4 loses within the span (left out).
 * Range-error: 0.1 m of longitude and latitude on the ground, 1 m of height, by rounding. Heights are above the WGS 84 ellipsoid;
 * a viewer that takes them from the geoid sets an object up to 0.1 km off.
 * Errors: `propagate-step`, `propagate-end-before-start`. Source: OGC 12-007r2 (KML 2.3), developers.google.com/kml (gx:Track).
 */
export function writeKml(objects: readonly MeanElements[], options: KmlOptions): WrittenTracks {
  const orientation = options.earthOrientation ?? zeroEarthOrientation;
  const { times, tracks, problems } = sampleTracks(objects, options, (time) => {
    const rotation = earthRotationAt(time, orientation);
    return (temeKm) => temeToItrf(rotation, temeKm);
  });
  const whens = times.map((time) => `<when>${trackTime(time)}</when>\n`).join("");
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">
<Document>
<name>hoshimori</name>
<Style id="object"><IconStyle><color>${neutralColor}</color><scale>0.5</scale></IconStyle><LineStyle><color>${neutralColor}</color><width>1</width></LineStyle></Style>
${tracks.map((track) => placemark(track, whens)).join("")}</Document>
</kml>
`;
  return { text, count: tracks.length, problems };
}

function placemark({ elements, positionsKm }: Track, whens: string): string {
  const coordinates: string[] = [];
  for (let at = 0; at < positionsKm.length; at += 3)
    coordinates.push(coordinate([positionsKm[at], positionsKm[at + 1], positionsKm[at + 2]]));
  return `<Placemark id="object-${elements.id}">
<name>${xmlText(printable(trackName(elements)))}</name>
<styleUrl>#object</styleUrl>
<gx:Track>
<altitudeMode>absolute</altitudeMode>
${whens}${coordinates.join("")}</gx:Track>
</Placemark>
`;
}

function coordinate(itrfKm: Vec3): string {
  const { longitudeRad, latitudeRad, heightKm } = itrfToGeodetic(itrfKm);
  const degrees = [longitudeRad, latitudeRad].map((angle) => (degFromRad(angle) + 0).toFixed(6));
  return `<gx:coord>${degrees.join(" ")} ${Math.round(heightKm * 1000)}</gx:coord>\n`;
}

/** A label without control characters. */
const printable = (text: string): string => text.toWellFormed().replaceAll(/[\p{Cc}\ufffe\uffff]/gu, "");
