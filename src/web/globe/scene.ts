import {
  BufferAttribute,
  BufferGeometry,
  Color,
  ColorManagement,
  Line,
  LinearSRGBColorSpace,
  LineBasicMaterial,
  Matrix4,
  PerspectiveCamera,
  Scene,
  Vector3,
  WebGLRenderer,
} from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import { gmst82Rad, lowPrecisionSunGcrf } from "../../frames/index.ts";
import { createEarth, type Earth } from "./earth.ts";
import { isHiddenByEarth } from "./hidden-by-earth.ts";
import { instantOfMs } from "./instant-of-ms.ts";
import { interpolate, type ShownStates } from "./key-states.ts";
import { nearestRow } from "./nearest-row.ts";
import type { Palette } from "./palette.ts";
import { createPoints } from "./points.ts";
import { kmPerUnit } from "./scene-units.ts";

/** Distances of the camera from the Earth's center, scene units of 1,000 km: from just above the air to beyond the Moon. */
const reach = { nearest: 6.9, farthest: 900, first: 26 };
/** An object within so many pixels of the pointer is meant. */
const pickPixels = 10;
const turnMs = 600;

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The picture: Earth, all objects, the orbits of the marked ones. A thing with a life: dispose it. */
export class GlobeScene {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(40, 1, 0.1, 3000);
  readonly #controls: OrbitControls;
  readonly #earth: Earth;
  readonly #points: ReturnType<typeof createPoints>;
  readonly #rows: number;
  readonly #orbits = new Map<number, { line: Line<BufferGeometry, LineBasicMaterial>; first: boolean }>();
  #palette: Palette | undefined;
  #shown: ShownStates | undefined;
  #turn: { from: Vector3; to: Vector3; startMs: number } | undefined;
  #lastPictureMs = Number.NaN;
  #dirty = true;
  readonly software: boolean;

  constructor(canvas: HTMLCanvasElement, types: Uint8Array) {
    this.software = drawsInSoftware();
    // Smooth edges cost a processor four times the work.
    this.#renderer = new WebGLRenderer({
      canvas,
      antialias: !this.software,
      powerPreference: "high-performance",
    });
    // Colors stay as the palette has them; converting each pixel would cost a processor a third of the frame.
    ColorManagement.enabled = false;
    this.#renderer.outputColorSpace = LinearSRGBColorSpace;
    this.#renderer.setPixelRatio(this.software ? 1 : Math.min(devicePixelRatio, 2));
    this.#earth = createEarth(this.software ? 64 : 160);
    this.#points = createPoints(types);
    this.#rows = types.length;
    this.#scene.add(this.#earth.group, this.#points.points);
    this.#camera.up.set(0, 0, 1);
    // Over the western Pacific, where this watch begins.
    this.#camera.position.setFromSphericalCoords(reach.first, 1.1, 0);
    this.#camera.position.copy(direction(135, 25).multiplyScalar(reach.first));
    this.#controls = new OrbitControls(this.#camera, canvas);
    this.#controls.enablePan = false;
    this.#controls.minDistance = reach.nearest;
    this.#controls.maxDistance = reach.farthest;
    this.#controls.rotateSpeed = 0.6;
    this.#controls.addEventListener("change", () => {
      this.#dirty = true;
    });
    this.#controls.addEventListener("start", () => {
      this.#turn = undefined;
    });
  }

  paint(palette: Palette): void {
    this.#palette = palette;
    this.#scene.background = new Color(palette.ground);
    this.#earth.paint(palette);
    this.#points.paint(palette);
    for (const { line, first } of this.#orbits.values())
      line.material.color.set(first ? palette.selected : palette.marked);
    this.#dirty = true;
  }

  resize(width: number, height: number): void {
    if (width === 0 || height === 0) return;
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / height;
    this.#camera.updateProjectionMatrix();
    this.#dirty = true;
  }

  /**
   * Shows the key states around a time; true where it was drawn. A picture in which nothing would move by so many pixels isn't drawn
   * again, unless the key states are others: the ones before may have been far off, when a paused picture is dragged.
   */
  frame(pictureMs: number, shown: ShownStates | undefined, leastPixels: number): boolean {
    this.#stepTurn();
    this.#controls.update();
    if (shown) {
      if (this.#shown?.before !== shown.before || this.#shown.after !== shown.after) this.#dirty = true;
      this.#shown = shown;
    }
    if (Math.abs(pictureMs - this.#lastPictureMs) > leastPixels * this.#pixelMs()) this.#dirty = true;
    if (!this.#dirty || !this.#shown) {
      if (this.#dirty) this.#renderer.render(this.#scene, this.#camera);
      return false;
    }
    this.#dirty = false;
    this.#lastPictureMs = pictureMs;
    this.#points.show(this.#shown);
    this.#points.setSize(this.#pointPixels());
    this.#turnWithEarth(pictureMs);
    this.#renderer.render(this.#scene, this.#camera);
    return true;
  }

  #turnWithEarth(pictureMs: number): void {
    const instant = instantOfMs(pictureMs);
    const angle = gmst82Rad(instant);
    // GCRF for TEME: 0.3 degrees by now, less than the Sun's disc.
    const [x, y, z] = lowPrecisionSunGcrf(instant);
    this.#earth.light([
      Math.cos(angle) * x + Math.sin(angle) * y,
      Math.cos(angle) * y - Math.sin(angle) * x,
      z,
    ]);
    for (const { line } of this.#orbits.values()) line.rotation.z = -angle;
  }

  /** Picture time in which the fastest object of a low orbit moves a pixel. */
  #pixelMs(): number {
    const height = this.#renderer.domElement.height;
    const distance = Math.max(this.#camera.position.length() - 7, 0.5);
    const kmPerPixel =
      (2 * distance * kmPerUnit * Math.tan((this.#camera.fov / 2) * (Math.PI / 180))) / height;
    return (kmPerPixel / 7.8) * 1000;
  }

  #pointPixels(): number {
    const ratio = this.#renderer.getPixelRatio();
    const distance = this.#camera.position.length();
    return ratio * Math.min(Math.max(1.3 + 30 / distance, 1.7), 6);
  }

  /** Path of an object in TEME, km, shown as a line that turns with the sky. An empty path shows none. */
  setOrbit(row: number, pointsKm: Float32Array, first: boolean): void {
    this.dropOrbit(row);
    if (pointsKm.length === 0) return;
    const geometry = new BufferGeometry().setAttribute("position", new BufferAttribute(pointsKm, 3));
    const color = first ? this.#palette?.selected : this.#palette?.marked;
    const line = new Line(geometry, new LineBasicMaterial({ color: color ?? "#ffffff" }));
    line.scale.setScalar(1 / kmPerUnit);
    line.frustumCulled = false;
    this.#orbits.set(row, { line, first });
    this.#scene.add(line);
    this.#lastPictureMs = Number.NaN;
    this.#dirty = true;
  }

  dropOrbit(row: number): void {
    const orbit = this.#orbits.get(row);
    if (!orbit) return;
    this.#orbits.delete(row);
    this.#scene.remove(orbit.line);
    orbit.line.geometry.dispose();
    orbit.line.material.dispose();
    this.#dirty = true;
  }

  get orbitRows(): number[] {
    return [...this.#orbits.keys()];
  }

  /** Earth-fixed place of an object now, km; false where it isn't drawn. */
  positionKm(row: number, out: Float64Array): boolean {
    if (!this.#shown || row >= this.#rows) return false;
    return interpolate(this.#shown, row, out);
  }

  /** Where an object is on the canvas, CSS pixels; undefined behind the Earth, off the picture or not drawn. */
  placeOf(row: number): Place | undefined {
    const km = new Float64Array(3);
    if (!this.positionKm(row, km)) return undefined;
    return this.#project(km[0], km[1], km[2]);
  }

  #project(xKm: number, yKm: number, zKm: number): Place | undefined {
    const point = projected.set(xKm, yKm, zKm).divideScalar(kmPerUnit);
    if (isHiddenByEarth(this.#camera.position, point)) return undefined;
    point.project(this.#camera);
    if (point.z > 1 || Math.abs(point.x) > 1 || Math.abs(point.y) > 1) return undefined;
    const { clientWidth, clientHeight } = this.#renderer.domElement;
    return { x: ((point.x + 1) / 2) * clientWidth, y: ((1 - point.y) / 2) * clientHeight };
  }

  /** The object nearest to a place of the canvas within ten pixels. */
  pick(at: Place): number | undefined {
    if (!this.#shown) return undefined;
    const { clientWidth: width, clientHeight: height } = this.#renderer.domElement;
    const clipFromScene = new Matrix4().multiplyMatrices(
      this.#camera.projectionMatrix,
      this.#camera.matrixWorldInverse,
    ).elements;
    const sight = { clipFromScene, eye: this.#camera.position, width, height };
    return nearestRow(this.#shown, sight, at, pickPixels);
  }

  /** Turns the globe until an object is in front, near enough to see its surroundings, far enough to see its orbit. */
  turnTo(row: number, atOnce: boolean): boolean {
    const km = new Float64Array(3);
    if (!this.positionKm(row, km)) return false;
    const place = new Vector3(km[0], km[1], km[2]).divideScalar(kmPerUnit);
    const distance = Math.min(Math.max(place.length() * 2.2, 24), 130);
    // A little beside and above the line through the object, so that its height and the belt's ring show.
    const to = place
      .clone()
      .normalize()
      .applyAxisAngle(new Vector3(0, 0, 1), 0.25);
    to.z += to.z < -0.3 ? -0.3 : 0.3;
    to.setLength(distance);
    if (atOnce) {
      this.#camera.position.copy(to);
      this.#dirty = true;
    } else this.#turn = { from: this.#camera.position.clone(), to, startMs: performance.now() };
    return true;
  }

  #stepTurn(): void {
    if (!this.#turn) return;
    const { from, to, startMs } = this.#turn;
    const share = Math.min((performance.now() - startMs) / turnMs, 1);
    const eased = 1 - (1 - share) ** 3;
    const length = from.length() + (to.length() - from.length()) * eased;
    const way = from.clone().normalize().lerp(to.clone().normalize(), eased);
    // Straight through the Earth there is no way: opposite points turn over the side.
    if (way.length() < 0.05) way.set(from.y, -from.x, 0.1);
    this.#camera.position.copy(way.setLength(length));
    this.#dirty = true;
    if (share === 1) this.#turn = undefined;
  }

  dispose(): void {
    for (const row of this.orbitRows) this.dropOrbit(row);
    this.#controls.dispose();
    this.#earth.dispose();
    this.#points.dispose();
    this.#renderer.dispose();
  }
}

const projected = new Vector3();

function direction(longitudeDeg: number, latitudeDeg: number): Vector3 {
  const longitude = (longitudeDeg * Math.PI) / 180;
  const latitude = (latitudeDeg * Math.PI) / 180;
  return new Vector3(
    Math.cos(latitude) * Math.cos(longitude),
    Math.cos(latitude) * Math.sin(longitude),
    Math.sin(latitude),
  );
}

/** Whether a processor draws instead of a graphics card, asked of a canvas of its own. */
function drawsInSoftware(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  const info = context?.getExtension("WEBGL_debug_renderer_info");
  const name = context && info ? String(context.getParameter(info.UNMASKED_RENDERER_WEBGL)) : "";
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|software/i.test(name);
}
