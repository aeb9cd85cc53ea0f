import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import type { FigureFrameProps } from '../figure/FigureFrame.tsx';
import { FigureFrame } from '../figure/FigureFrame.tsx';
import type { CurveAxis } from '../run/curves.ts';
import type { CurveSweep, FigureName } from './figures.ts';
import { figures } from './figures.ts';
import type { FigureSweep } from './sweepFigure.ts';
import type { AskedTarget } from './tableHref.ts';

/** A sweep with all that its figures are drawn from, and what their addresses name. */
export type DrawnSweep = AskedTarget & FigureSweep & CurveSweep;

type FigureProps = {
  name: FigureName;
  sweep: DrawnSweep;
  language: Language;
  title: ReactNode;
  caption?: string;
  sentence: string;
  definition: string;
  table: ReactNode;
  csv: { href: string; label: string }[];
  against?: CurveAxis;
  isReadable?: boolean;
  read?: FigureFrameProps['read'];
};

/** A figure of a sweep, in its frame. */
export function Figure({ name, sweep, language, against = 'steps', ...given }: FigureProps) {
  const { sizes, layout, draw } = figures[name];
  return (
    <FigureFrame
      t={language.t}
      layout={layout}
      drawings={sizes.map((size) => ({ width: size.width, svg: draw(sweep, size, language, against) }))}
      pictureHref={pictureHref(sweep, name, against)}
      {...given}
    />
  );
}

function pictureHref({ id, target, targets }: AskedTarget, name: FigureName, against: CurveAxis): string {
  const query = new URLSearchParams({
    ...(target && target.id !== targets[0]?.id && { target: target.id }),
    ...(against !== 'steps' && { against }),
  });
  return `/sweeps/${encodeURIComponent(id)}/figures/${name}.svg${query.size > 0 ? `?${query}` : ''}`;
}
