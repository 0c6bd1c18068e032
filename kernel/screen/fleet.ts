import { classFirst, rowAt, slotCount } from "../orbit/fleet";
import { UNUSABLE } from "../orbit/record";

/** What the screening knows of each slot beside its orbit, and the arrays that all windows share. */

let usable: i32 = 0;
let kinds: usize = 0;
let ids: usize = 0;
let wanted: usize = 0;
let groups: usize = 0;
/** Largest distance of a minimum, km. */
let within: f64 = 0;

/**
 * After `initialize`. Given, by row: catalog numbers (i32), 1 for a primary (u8), group of identical elements or −1 (i32); km.
 * Slots of rows that never propagate come last and are left out.
 */
export function prepareFleet(idOfRow: usize, primaryOfRow: usize, groupOfRow: usize, thresholdKm: f64): void {
  within = thresholdKm;
  usable = classFirst(UNUSABLE);
  const slots = <usize>slotCount();
  kinds = heap.alloc(slots + 16);
  wanted = heap.alloc(slots + 16);
  ids = heap.alloc((slots << 2) + 16);
  groups = heap.alloc((slots << 2) + 16);
  let kind = 0;
  for (let slot = 0; slot < usable; slot++) {
    while (slot >= classFirst(kind + 1)) kind++;
    const row = rowAt(slot);
    const at = <usize>slot;
    store<u8>(kinds + at, <u8>kind);
    store<u8>(wanted + at, row < 0 ? 0 : load<u8>(primaryOfRow + row));
    store<i32>(ids + (at << 2), row < 0 ? -1 : load<i32>(idOfRow + (<usize>row << 2)));
    store<i32>(groups + (at << 2), row < 0 ? -1 : load<i32>(groupOfRow + (<usize>row << 2)));
  }
}

// @ts-ignore: decorator
@inline
export function usableSlots(): i32 { return usable; }
// @ts-ignore: decorator
@inline
export function thresholdKm(): f64 { return within; }
// @ts-ignore: decorator
@inline
export function kindOf(slot: i32): i32 { return load<u8>(kinds + slot); }
// @ts-ignore: decorator
@inline
export function idOf(slot: i32): i32 { return load<i32>(ids + (<usize>slot << 2)); }
// @ts-ignore: decorator
@inline
export function isPrimary(slot: i32): i32 { return load<u8>(wanted + slot); }

/** Whether a pair has a distance to speak of: one of them is wanted, and their elements differ. */
export function isPair(a: i32, b: i32): bool {
  const group = load<i32>(groups + (<usize>a << 2));
  return (isPrimary(a) | isPrimary(b)) != 0 && (group < 0 || group != load<i32>(groups + (<usize>b << 2)));
}
