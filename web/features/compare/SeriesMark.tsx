import { seriesPath, seriesStyle } from '../../charts/series.ts';

/** The mark of a compared sweep, as its charts draw it. */
export function SeriesMark({ index }: { index: number }) {
  const { d, fill, stroke, 'stroke-width': strokeWidth } = seriesPath(seriesStyle(index));
  return (
    <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
      <path d={d} fill={fill} stroke={stroke} strokeWidth={strokeWidth} />
    </svg>
  );
}
