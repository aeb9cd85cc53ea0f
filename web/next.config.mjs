import { fileURLToPath } from 'node:url';

const repositoryRoot = fileURLToPath(new URL('..', import.meta.url));

/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  // What PNGs of figures are drawn in: read as files, which Next does not see.
  outputFileTracingIncludes: {
    '/**': ['../node_modules/@fontsource-variable/{inter,noto-sans-jp}/files/*-wght-normal.woff2'],
  },
  transpilePackages: ['@critbatch/theory'],
  // `npm test` checks types; a build must not need the compiler, which is a development dependency.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  devIndicators: false,
};
