import type { Measurement } from '../measurement.ts';

/** Rows without what the clock says, which no two runs share. */
export function withoutTimings(rows: readonly Measurement[]) {
  return rows.map(
    ({
      wallSeconds: _wall,
      deviceSeconds: _device,
      evaluationSeconds: _evaluation,
      dataSeconds: _data,
      gradientSeconds: _gradient,
      searchSeconds: _search,
      updateSeconds: _update,
      ...rest
    }) => rest,
  );
}
