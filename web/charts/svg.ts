/** An element of a picture; a child that is a string is text. */
export type SvgElement = { tag: string; attributes: Attributes; children: (SvgElement | string)[] };
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An SVG element with its attributes and children. */
export function draw(tag: string, attributes: Attributes, ...children: (SvgElement | string)[]): SvgElement {
  return { tag, attributes, children };
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The element as text, the same for the same data: numbers of attributes in tenths, an undefined attribute left out. */
export function serialise({ tag, attributes, children }: SvgElement): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(inTenths(String(value)))}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : serialise(child)));
  const start = `<${tag}${written.join('')}`;
  return inside.length > 0 ? `${start}>${inside.join('')}</${tag}>` : `${start}/>`;
}

/** What the text looks like in SVG. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function inTenths(value: string): string {
  return value.replace(/-?\d+\.\d{2,}/g, (digits) => String(tenth(Number(digits))));
}
