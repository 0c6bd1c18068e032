import assert from "node:assert/strict";
import { test } from "node:test";
import { PictureClock, pictureReach } from "./picture-clock.ts";
import { instantAt, midnights, shareOf } from "./timeline.ts";

const present = Date.UTC(2026, 7, 12, 15, 8);

function startedClock() {
  let readerMs = 0;
  const clock = new PictureClock(present, () => readerMs);
  return { clock, wait: (ms: number) => (readerMs += ms) };
}

test("the picture runs from the realm's present, at the speed chosen", () => {
  const { clock, wait } = startedClock();
  wait(1000);
  assert.equal(clock.nowMs(), present + 1000);
  clock.setSpeed(600);
  wait(1000);
  assert.equal(clock.nowMs(), present + 1000 + 600_000);
  clock.pause();
  wait(5000);
  assert.equal(clock.nowMs(), present + 601_000);
  clock.play();
  wait(1);
  assert.equal(clock.nowMs(), present + 601_600);
  clock.toPresent();
  assert.equal(clock.nowMs(), present);
  assert.deepEqual(clock.state, { playing: true, speed: 1, following: true });
});

test("it stays within three days back and a week ahead", () => {
  const { clock, wait } = startedClock();
  clock.jumpTo(present - 10 * pictureReach.backMs);
  assert.equal(clock.nowMs(), present - pictureReach.backMs);
  clock.setSpeed(3600);
  wait(3_600_000);
  assert.equal(clock.nowMs(), present + pictureReach.aheadMs);
});

test("listeners hear of changes, not of time", () => {
  const { clock, wait } = startedClock();
  let heard = 0;
  const stop = clock.subscribe(() => heard++);
  wait(10_000);
  clock.nowMs();
  assert.equal(heard, 0);
  clock.pause();
  stop();
  clock.play();
  assert.equal(heard, 1);
});

test("places of the time bar and instants are inverse", () => {
  for (const share of [0, 0.3, 1])
    assert.ok(Math.abs(shareOf(instantAt(share, present), present) - share) < 1e-12);
  assert.equal(shareOf(present, present), 0.3);
  assert.equal(midnights(present).length, 10);
});
