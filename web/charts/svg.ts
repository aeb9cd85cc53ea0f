import { parseHTML } from 'linkedom';
import { shortened } from './linePath.ts';

/** The document that charts are drawn in, on the server. */
export const { document } = parseHTML('<!doctype html><html><body></body></html>');

type Attributes = Record<string, string | number | undefined>;

/** An SVG element with its attributes and children; coordinates are rounded to a tenth of a pixel. */
export function draw(tag: string, attributes: Attributes, ...children: (Element | string)[]): Element {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined)
      element.setAttribute(name, typeof value === 'number' ? String(tenth(value)) : value);
  }
  element.append(...children);
  return element;
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

const typefaces =
  "'Inter Variable', Inter, Signs, 'Noto Sans JP Variable', 'Noto Sans JP', 'Noto Sans CJK JP', system-ui, sans-serif";

/**
 * The chart as text, the same for the same data: Plot's style element goes (our policy forbids inline styles) and its
 * counted ids become ids of this chart, and its long lines are written short. Only coordinates are rounded, not words.
 */
export function serialise(svg: Element, name: string): string {
  svg.querySelector('style')?.remove();
  for (const line of svg.querySelectorAll('[aria-label="line"] path'))
    line.setAttribute('d', shortened(line.getAttribute('d') ?? ''));
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('font-family', typefaces);
  svg.setAttribute('font-size', '12');
  svg.setAttribute('class', 'chart');
  svg.setAttribute('aria-hidden', 'true');
  const ids = new Map<string, string>();
  const own = (id: string) => ids.get(id) ?? ids.set(id, `${name}-clip-${ids.size + 1}`).get(id) ?? id;
  return svg.outerHTML
    .replace(/plot-clip-\d+/g, own)
    .replace(/<[^>]*>/g, (tag) => tag.replace(/-?\d+\.\d{2,}/g, (digits) => String(tenth(Number(digits)))));
}
