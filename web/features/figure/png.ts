import { unpackTypefaces } from './typefaces.ts';

/** Twice as many pixels as a picture is laid out in: sharp on slides. Dots an inch, where 72 are one for one. */
const density = 144;

let renderer: Promise<typeof import('sharp')> | null = null;

/** An SVG text, whose colours are written out, as a PNG in the portal's typefaces. */
export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  renderer ??= loadRenderer();
  const { default: sharp } = await renderer;
  return new Uint8Array(await sharp(Buffer.from(svg), { density }).png({ compressionLevel: 9 }).toBuffer());
}

/** Fontconfig reads where the typefaces are when it draws its first letter. */
async function loadRenderer(): Promise<typeof import('sharp')> {
  process.env.FONTCONFIG_FILE = await unpackTypefaces();
  return import('sharp');
}
