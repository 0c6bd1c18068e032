/** Given: an international designator ("2026-145AB"). Returned: its launch, "2026-145"; "" where there is none. */
export const launchOf = (designator: string): string => /^\d{4}-\d{3}(?=[A-Z])/.exec(designator)?.[0] ?? "";
