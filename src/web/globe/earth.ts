import {
  BufferGeometry,
  CanvasTexture,
  Color,
  Float32BufferAttribute,
  Group,
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
import type { Palette } from "./palette.ts";

/** One unit of the scene, km. */
export const kmPerUnit = 1000;
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

export function createEarth(): Earth {
  const sphere = new SphereGeometry(1, 128, 64);
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
      grid: { value: new Color() },
      night: { value: 0.4 },
    },
  });
  const globe = new Mesh(sphere, material);
  const equatorial = wgs84.equatorialRadiusKm / kmPerUnit;
  globe.scale.set(equatorial, equatorial, equatorial * (1 - wgs84.flattening));
  const coast = new LineSegments(coastGeometry(), new LineBasicMaterial());
  const ring = new LineLoop(ringGeometry(), new LineBasicMaterial());
  const group = new Group();
  group.add(globe, coast, ring);

  return {
    group,
    paint(palette) {
      material.uniforms.ocean.value.set(palette.ocean);
      material.uniforms.land.value.set(palette.land);
      material.uniforms.grid.value.set(palette.grid);
      material.uniforms.night.value = palette.night;
      coast.material.color.set(palette.coast);
      ring.material.color.set(palette.ring);
    },
    light([x, y, z]) {
      material.uniforms.sun.value.set(x, y, z).normalize();
    },
    dispose() {
      for (const part of [globe, coast, ring]) {
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
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
    for (const polygon of polygons) {
      context.beginPath();
      for (const line of polygon)
        line.forEach(([longitude, latitude], i) => {
          const x = ((longitude + 180) / 360) * canvas.width;
          const y = ((90 - latitude) / 180) * canvas.height;
          if (i === 0) context.moveTo(x, y);
          else context.lineTo(x, y);
        });
      context.fill("evenodd");
    }
  }
  const texture = new CanvasTexture(canvas);
  texture.anisotropy = 4;
  return texture;
}

function coastGeometry(): BufferGeometry {
  const points: number[] = [];
  for (const line of mesh(topology, topology.objects.land).coordinates)
    for (let i = 1; i < line.length; i++)
      for (const [longitude, latitude] of [line[i - 1], line[i]]) {
        const place = geodeticToItrf({ longitudeRad: longitude * radPerDeg, latitudeRad: latitude * radPerDeg, heightKm: 12 });
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

const vertexShader = /* glsl */ `
varying vec3 place;
varying vec3 facing;
void main() {
  place = position;
  facing = normalize(normalMatrix * normal);
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

const fragmentShader = /* glsl */ `
uniform sampler2D mask;
uniform vec3 sun, ocean, land, grid;
uniform float night;
varying vec3 place;
varying vec3 facing;
const float pi = 3.141592653589793;
float line(float degrees, float every, float blur) {
  float off = abs(mod(degrees + every / 2.0, every) - every / 2.0);
  return 1.0 - smoothstep(0.6 * blur, 1.6 * blur, off);
}
void main() {
  vec3 up = normalize(place);
  float longitude = atan(up.y, up.x);
  float latitude = asin(up.z);
  vec2 uv = vec2(longitude / (2.0 * pi) + 0.5, latitude / pi + 0.5);
  // One level of detail on the seam: its derivatives jump there.
  float isLand = textureLod(mask, uv, 0.0).r;
  vec3 color = mix(ocean, land, isLand);
  float blurLat = fwidth(latitude) * 180.0 / pi;
  float blurLon = max(length(vec2(dFdx(up.x), dFdy(up.x))), length(vec2(dFdx(up.y), dFdy(up.y)))) / max(cos(latitude), 0.05) * 180.0 / pi;
  float graticule = max(line(latitude * 180.0 / pi, 30.0, blurLat), abs(latitude) < 1.39 ? line(longitude * 180.0 / pi, 30.0, blurLon) : 0.0);
  color = mix(color, grid, graticule * 0.8);
  // Civil twilight, six degrees, softens the line between day and night.
  float day = smoothstep(-0.1, 0.1, dot(up, sun));
  color *= mix(night, 1.0, day);
  color *= mix(0.72, 1.0, smoothstep(0.0, 0.55, facing.z));
  gl_FragColor = vec4(color, 1.0);
  #include <colorspace_fragment>
}`;
