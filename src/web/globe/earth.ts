import {
  BufferGeometry,
  CanvasTexture,
  Color,
  Float32BufferAttribute,
  Group,
  LinearFilter,
  LineBasicMaterial,
  LineLoop,
  LineSegments,
  Mesh,
  ShaderMaterial,
  SphereGeometry,
  Vector3,
} from "three";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import landTopology from "world-atlas/land-110m.json" with { type: "json" };
import { geodeticToItrf, wgs84 } from "../../frames/index.ts";
import { hiddenByEarth } from "./hidden-by-earth.ts";
import type { Palette } from "./palette.ts";
import { kmPerUnit } from "./scene-units.ts";
import { unwrapRing } from "./unwrap-ring.ts";

/** Radius of the geostationary orbit, km (period of one sidereal day, WGS-84 gravity). */
const geostationaryRadiusKm = 42_164.2;
const maskSize = { width: 2048, height: 1024 };
const radPerDeg = Math.PI / 180;

type Land = Topology<{ land: GeometryCollection }>;
// The package's JSON is a topology by its documentation; its literal type only says strings.
const topology = landTopology as unknown as Land;

/** The Earth with land, coastlines, graticule and its night side, and the ring of the geostationary belt. */
export interface Earth {
  readonly group: Group;
  paint(palette: Palette): void;
  /** Direction to the Sun, Earth-fixed. */
  light(sun: readonly [number, number, number]): void;
  dispose(): void;
}

/** Given how many sides a circle of the sphere has (64 are off by a third of a pixel at 300 pixels radius), returned the Earth. */
export function createEarth(sides: number): Earth {
  const sphere = new SphereGeometry(1, sides, sides / 2);
  // Three's spheres stand on y; ours, as Earth-fixed axes do, on z, with longitude 0 on x.
  sphere.rotateX(Math.PI / 2);
  const material = new ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms: {
      mask: { value: landMask() },
      sun: { value: new Vector3(1, 0, 0) },
      ocean: { value: new Color() },
      land: { value: new Color() },
      night: { value: 0.4 },
    },
  });
  const globe = new Mesh(sphere, material);
  const equatorial = wgs84.equatorialRadiusKm / kmPerUnit;
  globe.scale.set(equatorial, equatorial, equatorial * (1 - wgs84.flattening));
  const coast = new LineSegments(coastGeometry(), surfaceLine());
  const grid = new LineSegments(gridGeometry(), surfaceLine());
  const ring = new LineLoop(ringGeometry(), new LineBasicMaterial());
  const group = new Group();
  group.add(globe, grid, coast, ring);

  return {
    group,
    paint(palette) {
      material.uniforms.ocean.value.set(palette.ocean);
      material.uniforms.land.value.set(palette.land);
      grid.material.uniforms.color.value.set(palette.grid);
      material.uniforms.night.value = palette.night;
      coast.material.uniforms.color.value.set(palette.coast);
      ring.material.color.set(palette.ring);
    },
    light([x, y, z]) {
      material.uniforms.sun.value.set(x, y, z).normalize();
    },
    dispose() {
      for (const part of [globe, grid, coast, ring]) {
        part.geometry.dispose();
        part.material.dispose();
      }
      material.uniforms.mask.value.dispose();
    },
  };
}

/** Land white on black, plate carrée, drawn from the vector coastlines: no picture file is needed. */
function landMask(): CanvasTexture {
  const canvas = document.createElement("canvas");
  canvas.width = maskSize.width;
  canvas.height = maskSize.height;
  const context = canvas.getContext("2d");
  if (!context) return new CanvasTexture(canvas);
  context.fillStyle = "#000";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#fff";
  const { features } = feature(topology, topology.objects.land);
  for (const { geometry } of features) {
    const polygons =
      geometry.type === "Polygon"
        ? [geometry.coordinates]
        : geometry.type === "MultiPolygon"
          ? geometry.coordinates
          : [];
    for (const polygon of polygons) {
      context.beginPath();
      for (const ring of polygon) {
        const points = unwrapRing(ring);
        // What goes on beyond one edge of the map comes in again at the other.
        for (const turn of [-360, 0, 360])
          points.forEach(([longitude, latitude], i) => {
            const x = ((longitude + turn + 180) / 360) * canvas.width;
            const y = ((90 - latitude) / 180) * canvas.height;
            if (i === 0) context.moveTo(x, y);
            else context.lineTo(x, y);
          });
      }
      context.fill("evenodd");
    }
  }
  const texture = new CanvasTexture(canvas);
  texture.generateMipmaps = false;
  texture.minFilter = LinearFilter;
  return texture;
}

const coastGeometry = (): BufferGeometry =>
  lineGeometry(mesh(topology, topology.objects.land).coordinates, 12);

/** Lines on the ground; those on the far side aren't drawn. */
const surfaceLine = (): ShaderMaterial =>
  new ShaderMaterial({
    uniforms: { color: { value: new Color() } },
    vertexShader: lineVertexShader,
    fragmentShader: lineFragmentShader,
  });

/** Parallels and meridians every 30 degrees. */
function gridGeometry(): BufferGeometry {
  const steps = (from: number, to: number, step: number) =>
    Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
  const parallels = steps(-60, 60, 30).map((latitude) =>
    steps(-180, 180, 5).map((longitude) => [longitude, latitude]),
  );
  const meridians = steps(-180, 150, 30).map((longitude) =>
    steps(-90, 90, 5).map((latitude) => [longitude, latitude]),
  );
  return lineGeometry([...parallels, ...meridians], 8);
}

/** Lines of longitude and latitude in degrees, a little above the ground so that the Earth doesn't cut them. */
function lineGeometry(lines: readonly (readonly (readonly number[])[])[], heightKm: number): BufferGeometry {
  const points: number[] = [];
  for (const line of lines)
    for (let i = 1; i < line.length; i++)
      for (const [longitude, latitude] of [line[i - 1], line[i]]) {
        const place = geodeticToItrf({
          longitudeRad: longitude * radPerDeg,
          latitudeRad: latitude * radPerDeg,
          heightKm,
        });
        points.push(place[0] / kmPerUnit, place[1] / kmPerUnit, place[2] / kmPerUnit);
      }
  return new BufferGeometry().setAttribute("position", new Float32BufferAttribute(points, 3));
}

function ringGeometry(): BufferGeometry {
  const points = Array.from({ length: 360 }, (_, degree) => [
    (geostationaryRadiusKm / kmPerUnit) * Math.cos(degree * radPerDeg),
    (geostationaryRadiusKm / kmPerUnit) * Math.sin(degree * radPerDeg),
    0,
  ]).flat();
  return new BufferGeometry().setAttribute("position", new Float32BufferAttribute(points, 3));
}

const lineVertexShader = /* glsl */ `
${hiddenByEarth}
void main() {
  gl_Position = hiddenByEarth(position) ? vec4(2.0, 2.0, 2.0, 1.0) : projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

const lineFragmentShader = /* glsl */ `
uniform vec3 color;
void main() {
  gl_FragColor = vec4(color, 1.0);
}`;

const vertexShader = /* glsl */ `
varying vec3 up;
varying vec2 place;
varying float facing;
void main() {
  up = position;
  place = uv;
  facing = normalize(normalMatrix * normal).z;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

/** Kept cheap: where a processor draws, every pixel of the Earth passes through it. */
const fragmentShader = /* glsl */ `
uniform sampler2D mask;
uniform vec3 sun, ocean, land;
uniform float night;
varying vec3 up;
varying vec2 place;
varying float facing;
void main() {
  vec3 color = mix(ocean, land, texture2D(mask, place).r);
  // Civil twilight, six degrees, softens the line between day and night.
  float day = smoothstep(-0.1, 0.1, dot(up, sun));
  color *= mix(night, 1.0, day) * mix(0.84, 1.0, min(facing * 1.8, 1.0));
  gl_FragColor = vec4(color, 1.0);
}`;
