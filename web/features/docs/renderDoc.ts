import { posix } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { Doc, DocPlace } from './doc.type.ts';
import type { DocSlug } from './docPages.ts';
import { docPages } from './docPages.ts';

/** Pages whose tables list words or codes: each row can be linked to. */
const listing: readonly DocSlug[] = ['glossary', 'errors'];
const slugOfFile = new Map<string, DocSlug>(docPages.map(({ file, slug }) => [file, slug]));

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image');
type Token = ReturnType<typeof markdown.parse>[number];
markdown.renderer.rules.table_open = () => '<div class="scroll" tabindex="0" role="group"><table>\n';
markdown.renderer.rules.table_close = () => '</table></div>\n';
for (const name of ['fence', 'code_block'] as const) {
  const asUsual = markdown.renderer.rules[name];
  markdown.renderer.rules[name] = (...given) =>
    asUsual?.(...given).replace(/^<pre>/, '<pre tabindex="0">') ?? '';
}

/** A document of the repository as HTML: its links to other documents lead inside the portal, and its headings and entries have anchors. */
export function renderDoc(slug: DocSlug, file: string, source: string): Doc {
  const tokens = markdown.parse(source, {});
  const places = [...nameHeadings(tokens), ...(listing.includes(slug) ? nameRows(tokens) : [])];
  for (const token of tokens) if (token.children) token.children = linkedInside(token.children, file);
  const title = places[0]?.name ?? slug;
  return { slug, title, html: markdown.renderer.render(tokens, markdown.options, {}), places };
}

/** As a link to a heading is written: in lower case, with hyphens for spaces and no other marks. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

function nameHeadings(tokens: readonly Token[]): DocPlace[] {
  return tokens.flatMap((token, index) => {
    const name = textOf(tokens[index + 1]);
    if (token.type !== 'heading_open') return [];
    const anchor = anchorOf(name);
    token.attrSet('id', anchor);
    return [{ anchor, name, kind: 'heading' as const }];
  });
}

/** Every row of a table is an entry under the words of its first cell: the row has the anchor of the first of them that is free. */
function nameRows(tokens: readonly Token[]): DocPlace[] {
  const taken = new Set<string>();
  return tokens.flatMap((token, index) => {
    if (token.type !== 'tr_open' || tokens[index + 1]?.type !== 'td_open') return [];
    const name = textOf(tokens[index + 2]);
    const anchor = entryAnchors(name).find((each) => !taken.has(each));
    if (!anchor) return [];
    taken.add(anchor);
    token.attrSet('id', anchor);
    return [{ anchor, name, kind: 'entry' as const }];
  });
}

/** "critical batch size, b*" is found under its first word, then under the whole; a code is its own anchor. */
function entryAnchors(name: string): string[] {
  if (/^[A-Z_]+$/.test(name)) return [name];
  const [first = name] = name.split(',');
  return [...new Set([anchorOf(first), anchorOf(name)])].map((anchor) => `word-${anchor}`);
}

function textOf(token: Token | undefined): string {
  return (token?.children ?? [])
    .filter(({ type }) => type === 'text' || type === 'code_inline')
    .map(({ content }) => content)
    .join('');
}

/** Leads links between documents inside the portal; what only the repository has is named, and not linked to. */
function linkedInside(tokens: Token[], file: string): Token[] {
  let isDropping = false;
  return tokens.filter((token) => {
    if (token.type === 'link_close' && isDropping) {
      isDropping = false;
      return false;
    }
    if (token.type !== 'link_open') return true;
    const href = String(token.attrGet('href'));
    if (/^https?:/.test(href)) token.attrSet('rel', 'noopener noreferrer');
    if (/^(https?:|#)/.test(href)) return true;
    const [path = '', anchor] = href.split('#');
    const slug = slugOfFile.get(posix.join(posix.dirname(file), path));
    if (slug) token.attrSet('href', `/docs/${slug}${anchor ? `#${anchor}` : ''}`);
    else isDropping = true;
    return slug !== undefined;
  });
}
