/** What is loaded of each package. */
export const LIBRARIES: Readonly<Record<string, readonly string[]>>;
/** Copies them into a folder that Node looks for packages in. */
export function copyLibraries(folder: string): void;
