/** One thing that the palette offers, under the title of its group. */
export type PaletteItem = { group: string; name: string; note: string; href: string };

/** One line of the key help. */
export type KeyLine = { keys: string[]; meaning: string };

/** Texts of the search, the palette and the key help, said on the server. */
export type KeyboardWords = {
  search: string;
  palette: Record<
    'label' | 'placeholder' | 'nothing' | 'failed' | 'close' | 'sweeps' | 'models' | 'datasets' | 'docs',
    string
  >;
  help: Record<'title' | 'close' | 'followedBy', string>;
};
