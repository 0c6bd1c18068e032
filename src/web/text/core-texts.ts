import { describe, type TextKey, textTable } from "../../core/index.ts";

/** Whether core's table has a text for a code that data bring along. */
export const isTextKeyOf = (code: string): code is TextKey => Object.hasOwn(textTable, code);
export { describe };
