import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readDocs } from './features/docs/readDocs.ts';

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
  // The explorer's examples are the operations of this page, and /docs shows the documents; the server reads both from its own code.
  env: {
    CRITBATCH_API_PAGE: readFileSync(new URL('../docs/api.md', import.meta.url), 'utf8'),
    CRITBATCH_DOCS: JSON.stringify(readDocs(new URL('..', import.meta.url))),
  },
  poweredByHeader: false,
  // No page of ours has a picture made smaller, and strangers would have /_next/image draw and keep those of shared reports.
  images: { unoptimized: true },
  devIndicators: false,
  // A model's topology, up to features/library/topologySize.ts, with what a form adds around it.
  experimental: { serverActions: { bodySizeLimit: '3mb' } },
};
