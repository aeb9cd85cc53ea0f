/** Where an item of the palette leads to the help rather than to a page. */
export const helpHref = '#keys';
