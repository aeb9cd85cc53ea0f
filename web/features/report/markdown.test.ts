import { expect, it } from '@jest/globals';
import { markdownHtml } from './markdown.ts';

it('writes structure, with headings below the title of the page', () => {
  expect(markdownHtml('# One\n\n**two** and `three`\n\n- four')).toBe(
    '<h2>One</h2>\n<p><strong>two</strong> and <code>three</code></p>\n<ul>\n<li>four</li>\n</ul>\n',
  );
  expect(markdownHtml('|a|b|\n|-|-|\n|1|2|')).toContain('<td>2</td>');
});

it.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](data:text/html,<script>alert(1)</script>)',
  '[a](vbscript:x)',
  '[a](//elsewhere.example)',
  '![a](https://elsewhere.example/pixel.png)',
  '<a href="https://elsewhere.example" onclick="x()">a</a>',
  '[a](https://x.example "" onmouseover=alert(1)")',
])('lets no author write HTML, run a script or load a picture: %s', (text) => {
  const tags = markdownHtml(text).match(/<[a-z][^>]*>/gi) ?? [];
  for (const tag of tags)
    expect(tag).toMatch(
      /^<(p|a href="https:\/\/[^"]*"( title="[^"]*")? rel="noopener noreferrer nofollow ugc")>$/,
    );
});

it('sends no reader elsewhere with the address that they came from', () => {
  expect(markdownHtml('https://example.org')).toContain('rel="noopener noreferrer nofollow ugc"');
});
