/** The places of the portal, in the order of the top bar, each with the key that follows `g`. */
export const places = [
  { href: '/sweeps', key: 'sweeps', letter: 's' },
  { href: '/compare', key: 'compare', letter: 'c' },
  { href: '/studies', key: 'studies', letter: 'u' },
  { href: '/benchmarks', key: 'benchmarks', letter: 'b' },
  { href: '/reports', key: 'reports', letter: 'r' },
  { href: '/models', key: 'models', letter: 'm' },
  { href: '/datasets', key: 'datasets', letter: 'd' },
  { href: '/team', key: 'team', letter: 't' },
  { href: '/docs', key: 'docs', letter: 'o' },
] as const;
