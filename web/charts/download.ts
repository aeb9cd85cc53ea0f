/** Light values of the tokens that charts use, for a figure that leaves the page; styles/tokens.css has them all. */
export const lightTokens: Record<string, string> = {
  paper: '#FAFAF7',
  ink: '#15181C',
  ink2: '#454B53',
  ink3: '#646A72',
  line: '#E4E3DD',
  line2: '#8C8F92',
  answer: '#00617F',
  yours: '#A8480A',
  series1: '#00617F',
  series2: '#D06C62',
  series3: '#15181C',
  series4: '#6E33B2',
  series5: '#9A8800',
  series6: '#6B2B02',
};

/** The chart as a file of its own: colours written out, paper behind it. */
export function standalone(svg: string): string {
  const coloured = svg.replace(/var\(--(\w+)\)/g, (token, name: string) => lightTokens[name] ?? token);
  return coloured.replace('>', `><rect width="100%" height="100%" fill="${lightTokens.paper}" />`);
}
