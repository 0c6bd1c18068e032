/** One unit of the scene, km. */
export const kmPerUnit = 1000;
