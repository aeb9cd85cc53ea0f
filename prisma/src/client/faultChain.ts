export type FaultLink = {
  code?: unknown;
  originalCode?: unknown;
  originalMessage?: unknown;
  message?: unknown;
  kind?: unknown;
};

/** A fault and what caused it; Prisma hides the driver's error at meta.driverAdapterError. */
export function faultChain(fault: unknown): FaultLink[] {
  const links: FaultLink[] = [];
  const waiting = [fault];
  while (waiting.length > 0 && links.length < 10) {
    const link = waiting.shift() as
      | (FaultLink & { cause?: unknown; meta?: { driverAdapterError?: unknown } })
      | undefined;
    if (!link || typeof link !== 'object') continue;
    links.push(link);
    waiting.push(link.cause, link.meta?.driverAdapterError);
  }
  return links;
}
