import { describe, expect, it } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { draw, serialise } from './svg.ts';

describe('serialise', () => {
  it('writes numbers of attributes in tenths, and those of texts as they are', () => {
    const text = draw('text', { x: 10.04, d: 'M0.25,1.96', fill: undefined }, '0.025');
    expect(serialise(text)).toBe('<text x="10" d="M0.3,2">0.025</text>');
  });

  it('lets no text be read as an element or end an attribute', () => {
    const said = '<b onload="x()">R&D</b>';
    const svg = serialise(draw('g', { class: said }, draw('title', {}, said)));
    const group = parseHTML(svg).document.querySelector('g');
    expect(group?.getAttribute('class')).toBe(said);
    expect(group?.children).toHaveLength(1);
    expect(group?.textContent).toBe(said);
  });
});
