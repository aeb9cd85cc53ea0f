import MarkdownIt from 'markdown-it';

/** CommonMark with tables; HTML in it is text. Pictures would be fetched from elsewhere: what stands for them is a link. */
const renderer = new MarkdownIt({ html: false, linkify: true, typographer: false }).disable('image');
/** The page has the headings above: the first of a text is one below its title. */
const deepest = 6;

renderer.renderer.rules.heading_open = (tokens, index) => `<${headingTag(tokens[index]?.tag)}>`;
renderer.renderer.rules.heading_close = (tokens, index) => `</${headingTag(tokens[index]?.tag)}>\n`;
renderer.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('rel', 'noopener noreferrer nofollow ugc');
  return self.renderToken(tokens, index, options);
};
renderer.renderer.rules.table_open = () => '<div class="scroll" tabindex="0" role="group"><table>\n';
renderer.renderer.rules.table_close = () => '</table></div>\n';

/** Only these may be led to: no javascript:, no data:. */
renderer.validateLink = (url) => /^(https?:|mailto:|\/(?!\/)|#)/i.test(url.trim());

/** A text in Markdown as HTML in which nothing is the author's but words, structure and addresses of links. */
export function markdownHtml(text: string): string {
  return renderer.render(text);
}

function headingTag(tag = 'h2'): string {
  return `h${Math.min(Number(tag.slice(1)) + 1, deepest)}`;
}
