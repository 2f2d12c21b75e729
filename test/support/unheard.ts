/** Promises that were rejected during some work and that nobody heard: each would end a server. */
export async function unheardDuring(work: () => Promise<unknown>): Promise<unknown[]> {
  const unheard: unknown[] = [];
  const hear = (reason: unknown): void => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  try {
    await work();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return unheard;
  } finally {
    process.off('unhandledRejection', hear);
  }
}
