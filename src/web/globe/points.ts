import {
  BufferAttribute,
  BufferGeometry,
  Color,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  Points,
  ShaderMaterial,
} from "three";
import { hiddenByEarth } from "./hidden-by-earth.ts";
import type { ShownStates } from "./key-states.ts";
import type { Palette } from "./palette.ts";
import type { KeyState } from "./propagation-messages.ts";
import { kmPerUnit } from "./scene-units.ts";

/** All objects as points; the graphics card interpolates between the two key states. */
export interface ObjectPoints {
  readonly points: Points<BufferGeometry, ShaderMaterial>;
  show(shown: ShownStates): void;
  paint(palette: Palette): void;
  setSize(pixels: number): void;
  dispose(): void;
}

/** Given the type of each object as index of the palette's colors, returned the points, none shown yet. */
export function createPoints(types: Uint8Array): ObjectPoints {
  const geometry = new BufferGeometry();
  geometry.setAttribute("type", new BufferAttribute(Float32Array.from(types), 1));
  const material = new ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms: {
      share: { value: 0 },
      spanS: { value: 0 },
      kmPerUnit: { value: kmPerUnit },
      size: { value: 3 },
      colors: { value: [new Color(), new Color(), new Color(), new Color()] },
    },
  });
  const points = new Points(geometry, material);
  points.frustumCulled = false;
  points.visible = false;
  /** Attributes by key state, so that a state becomes "before" without being sent to the card again. */
  const attributes = new WeakMap<KeyState, KeyAttributes>();
  let shown: { before?: KeyState; after?: KeyState } = {};

  const attributesOf = (state: KeyState) => {
    const known = attributes.get(state);
    if (known) return known;
    const made = keyAttributes(state);
    attributes.set(state, made);
    return made;
  };

  return {
    points,
    show({ before, after, share }) {
      if (shown.before !== before || shown.after !== after) {
        const start = attributesOf(before);
        const end = attributesOf(after);
        geometry.setAttribute("position", start.position);
        geometry.setAttribute("velocity", start.velocity);
        geometry.setAttribute("position1", end.position);
        geometry.setAttribute("velocity1", end.velocity);
        geometry.setIndex(start.rows);
        material.uniforms.spanS.value = (after.timeMs - before.timeMs) / 1000;
        points.visible = true;
        shown = { before, after };
      }
      material.uniforms.share.value = share;
    },
    paint(palette) {
      palette.types.forEach((color, i) => {
        material.uniforms.colors.value[i].set(color);
      });
    },
    setSize(pixels) {
      material.uniforms.size.value = pixels;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}

interface KeyAttributes {
  readonly position: InterleavedBufferAttribute;
  readonly velocity: InterleavedBufferAttribute;
  /** Rows with a state: the others cost the card nothing. */
  readonly rows: BufferAttribute;
}

/** The worker's arrays as they are: the card takes three of each six numbers. */
function keyAttributes({ states, rows }: KeyState): KeyAttributes {
  const buffer = new InterleavedBuffer(states, 6);
  return {
    position: new InterleavedBufferAttribute(buffer, 3, 0),
    velocity: new InterleavedBufferAttribute(buffer, 3, 3),
    rows: new BufferAttribute(rows, 1),
  };
}

const vertexShader = /* glsl */ `
uniform float share, spanS, kmPerUnit, size;
uniform vec3 colors[4];
attribute vec3 velocity, position1, velocity1;
attribute float type;
varying vec3 color;
varying float shape;
${hiddenByEarth}
void main() {
  float s2 = share * share;
  float s3 = s2 * share;
  vec3 km = (2.0 * s3 - 3.0 * s2 + 1.0) * position + (s3 - 2.0 * s2 + share) * spanS * velocity
    + (3.0 * s2 - 2.0 * s3) * position1 + (s3 - s2) * spanS * velocity1;
  vec3 place = km / kmPerUnit;
  bool ended = position1 == vec3(0.0);
  if (ended || hiddenByEarth(place)) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  gl_Position = projectionMatrix * modelViewMatrix * vec4(place, 1.0);
  gl_PointSize = size;
  color = colors[int(type)];
  shape = type;
}`;

/** Payload a disc, rocket body a square, debris a triangle, unknown a diamond: seen from about six pixels on. */
const fragmentShader = /* glsl */ `
varying vec3 color;
varying float shape;
void main() {
  vec2 p = gl_PointCoord * 2.0 - 1.0;
  float inside = shape < 0.5 ? 1.0 - dot(p, p)
    : shape < 1.5 ? 0.85 - max(abs(p.x), abs(p.y))
    : shape < 2.5 ? min(0.8 - p.y, 0.9 + p.y - 2.0 * abs(p.x))
    : 1.0 - abs(p.x) - abs(p.y);
  if (inside < 0.0) discard;
  gl_FragColor = vec4(color, 1.0);
}`;
