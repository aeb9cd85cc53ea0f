import { pathToFileURL } from 'node:url';
import { errorCodes, lawWords } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { repositoryFolder } from '../../../launcher/src/repository.ts';
import { en } from '../../i18n/en/en.ts';
import { docPages } from './docPages.ts';
import { readDocs } from './readDocs.ts';
import { renderDoc } from './renderDoc.ts';
import { searchDocs } from './searchDocs.ts';
import { terms } from './terms.ts';

const docs = readDocs(pathToFileURL(`${repositoryFolder}/`));
const anchorsOf = (slug: string) =>
  docs.find((doc) => doc.slug === slug)?.places.map(({ anchor }) => anchor) ?? [];

describe('a document in the portal', () => {
  it('leads to other documents inside the portal, and to nothing that only the repository has', () => {
    const source = 'See [errors](errors.md#runs), [SDL](../api/schema.graphql), [arXiv](https://arxiv.org).';
    const { html } = renderDoc('api', 'docs/api.md', source);
    expect(html).toBe(
      '<p>See <a href="/docs/errors#runs">errors</a>, SDL, <a href="https://arxiv.org" rel="noopener noreferrer">arXiv</a>.</p>\n',
    );
  });

  it('has an anchor at every row of a glossary, under its first word', () => {
    const table =
      '# G\n\n| word | meaning |\n| --- | --- |\n| step, K | one |\n| slot | two |\n| slot (of a worker) | three |\n';
    const { html, places } = renderDoc('glossary', 'docs/glossary.md', table);
    expect(places.map(({ anchor }) => anchor)).toEqual([
      'g',
      'word-step',
      'word-slot',
      'word-slot-of-a-worker',
    ]);
    expect(html).toContain('<tr id="word-step">');
  });

  it('takes HTML as text', () => {
    expect(renderDoc('api', 'docs/api.md', '<script>alert(1)</script>').html).not.toContain('<script>');
  });
});

describe('the documents of the portal', () => {
  it('lead only to places that are there', () => {
    const links = docs.flatMap(({ slug, html }) =>
      [...html.matchAll(/href="([/#][^"]*)"/g)].map(([, href = '']) =>
        href.startsWith('#') ? `/docs/${slug}${href}` : href,
      ),
    );
    const broken = links.filter((link) => {
      const [path = '', anchor] = link.replace('/docs/', '').split('#');
      return !docPages.some(({ slug }) => slug === path) || (anchor && !anchorsOf(path).includes(anchor));
    });
    expect(links.length).toBeGreaterThan(20);
    expect(broken).toEqual([]);
  });

  it('have the entry of every word that the portal leads to', () => {
    expect(Object.values(terms).filter((anchor) => !anchorsOf('glossary').includes(anchor))).toEqual([]);
  });

  it('name every law that a page names, and all words of the conditions', () => {
    const { html = '' } = docs.find(({ slug }) => slug === 'glossary') ?? {};
    const [law = ''] = /<tr id="word-law">.*?<\/tr>/s.exec(html) ?? [];
    const unnamed = Object.values(lawWords.en).filter(
      (name) => !law.toLowerCase().includes(name.toLowerCase()),
    );
    expect([law !== '', unnamed]).toEqual([true, []]);
    // A word that the texts use, and its entry.
    for (const [used, term] of [
      ['AICc', terms.aicc],
      ['deep', terms.depth],
      ['weight', terms.weight],
    ] as const) {
      expect([used, JSON.stringify(en.sweep.conditions).includes(used)]).toEqual([used, true]);
      expect(anchorsOf('glossary')).toContain(term);
    }
  });

  it('have the entry of every error code', () => {
    expect(Object.keys(errorCodes).filter((code) => !anchorsOf('errors').includes(code))).toEqual([]);
  });

  it('are found by their words, what begins with them first', () => {
    const [first] = searchDocs(docs, 'critical batch');
    expect(first).toMatchObject({ title: 'Glossary', href: '/docs/glossary#word-critical-batch-size' });
    expect(searchDocs(docs, 'lease_lost')[0]?.href).toBe('/docs/errors#LEASE_LOST');
  });
});
