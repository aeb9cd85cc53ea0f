/** Twice as many pixels as the figure is laid out in: sharp on slides. */
const pixelRatio = 2;

/**
 * An SVG text as a PNG. An SVG that is drawn as an image may load nothing, so the page's own Latin typeface goes with
 * it; other characters fall to the fonts of the machine.
 */
export async function rasterise(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await withTypeface(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * pixelRatio;
  canvas.height = image.naturalHeight * pixelRatio;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture was made.'))), 'image/png');
  });
}

async function withTypeface(svg: string): Promise<string> {
  const address = latinTypeface();
  if (!address) return svg;
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const source = `url(data:font/woff2;base64,${btoa(binary)}) format("woff2")`;
  const rule = `@font-face{font-family:"Inter Variable";font-weight:100 900;src:${source}}`;
  return svg.replace('>', `><style>${rule}</style>`);
}

/** Where the page's own Inter for Latin letters lies. */
function latinTypeface(): string | null {
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].map((rule) => ({ rule, sheet })),
  );
  for (const { rule, sheet } of rules) {
    if (!(rule instanceof CSSFontFaceRule)) continue;
    const family = rule.style.getPropertyValue('font-family');
    const isLatin = /^U\+0(000)?-0*FF/i.test(rule.style.getPropertyValue('unicode-range'));
    const address = /url\("?([^")]+)/.exec(rule.style.getPropertyValue('src'))?.[1];
    if (family.includes('Inter') && isLatin && address)
      return new URL(address, sheet.href ?? location.href).href;
  }
  return null;
}
