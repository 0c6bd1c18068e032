/** ISO 8601 UTC with `Z`, as written in records, API and files ("2026-08-12T15:08:00.000000Z"). */
export type IsoUtc = string;

/** NORAD catalog number, integer of up to nine digits. */
export type CatalogNumber = number;
