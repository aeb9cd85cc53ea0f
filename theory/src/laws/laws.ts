import { armijoBound } from './armijoBound.ts';
import { blurredBound } from './blurredBound.ts';
import { curvature } from './curvature.ts';
import type { LawOf } from './law.type.ts';
import { noiseScale } from './noiseScale.ts';
import { power } from './power.ts';

/** Every law that is fitted to a sweep: a new one is its file, a line here and a row in docs/equations.md, section 3. */
export const laws = { armijoBound, blurredBound, noiseScale, power, curvature };

export type LawName = keyof typeof laws;
export type Law = LawOf<LawName>;

export const lawNames = Object.keys(laws) as LawName[];
