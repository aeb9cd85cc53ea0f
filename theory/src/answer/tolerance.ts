import type { Numbers } from './numbers.ts';

export type Valley = { valley: { tolerance?: number } | null };

/** Work within this share of the least is as good as the least; the tenth that estimates use, where one names no other. */
export function toleranceOf({ valley }: Valley): number {
  return valley?.tolerance ?? 0.1;
}

export function percentOf(figures: Valley, numbers: Numbers): string {
  return numbers.whole(toleranceOf(figures) * 100);
}
