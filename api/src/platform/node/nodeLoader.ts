import type { Context } from '../context/context.ts';

/** Reads the nodes of a noun by the ids of their rows. */
export type NodeLoader = { load: (context: Context, id: string) => object | null | Promise<object | null> };
