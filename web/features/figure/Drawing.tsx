'use client';

type DrawingProps = {
  className: string | undefined;
  /** Under which the server keeps it while it makes the page's HTML. */
  name: string;
  /** The drawing itself, where the page is not asked for as HTML. */
  svg: string | null;
};

type Kept = { critbatchDrawings?: Map<string, string> };

/**
 * A drawing that crosses the wire once. In a page's HTML it stands as HTML alone: the browser takes it over as it finds it,
 * and what React is told beside it, to take the page over, holds its name only.
 */
export function Drawing({ className, name, svg }: DrawingProps) {
  const html = svg ?? (globalThis as Kept).critbatchDrawings?.get(name) ?? '';
  return (
    <div
      className={className}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by charts/, which escapes every text
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
