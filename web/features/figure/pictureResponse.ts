import { standalone } from '../../charts/download.ts';
import { pngOf } from './png.ts';

const kinds = { svg: 'image/svg+xml', png: 'image/png' } as const;
export type PictureKind = keyof typeof kinds;

/** `work.png` is the figure `work` as a PNG; null for a name of no picture. */
export function readPictureName(name: string): { figure: string; kind: PictureKind } | null {
  const [, figure, kind] = /^([\w-]+)\.(svg|png)$/.exec(name) ?? [];
  return figure && kind ? { figure, kind: kind as PictureKind } : null;
}

/** A drawn chart as a file of its own, in light colours. */
export function chartResponse(svg: string, kind: PictureKind, fileName: string): Promise<Response> {
  return pictureResponse(standalone(svg), kind, {
    'content-disposition': `attachment; filename="${fileName}"`,
  });
}

/** An SVG text, whose colours are written out, as it is or as a PNG. */
export async function pictureResponse(
  svg: string,
  kind: PictureKind,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = kind === 'svg' ? svg : await pngOf(svg);
  return new Response(body, { headers: { 'content-type': kinds[kind], ...headers } });
}
