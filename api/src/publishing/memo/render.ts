import type { Memo } from './memo.ts';

/** A memo as Markdown. Names that people chose are escaped. */
export function memoMarkdown({ title, subtitle, sections }: Memo): string {
  const parts = sections.flatMap(({ heading, sentences }) => [
    `## ${heading}`,
    sentences.map((sentence) => `- ${escapeMarkdown(sentence)}`).join('\n'),
  ]);
  return `${[`# ${escapeMarkdown(title)}`, escapeMarkdown(subtitle), ...parts].join('\n\n')}\n`;
}

/** A memo as the body of a letter. */
export function memoText({ title, subtitle, sections }: Memo): string {
  const parts = sections.flatMap(({ heading, sentences }) => [
    heading,
    sentences.map((sentence) => `- ${sentence}`).join('\n'),
  ]);
  return [title, subtitle, ...parts].join('\n\n');
}

/** A memo as one HTML document that prints on a page; it loads nothing from anywhere. */
export function memoHtml({ locale, title, subtitle, sections }: Memo): string {
  const body = sections
    .map(({ heading, sentences }) => {
      const items = sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\n');
      return `<section>\n<h2>${escapeHtml(heading)}</h2>\n${items}\n</section>`;
    })
    .join('\n');
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p class="subtitle">${escapeHtml(subtitle)}</p>
${body}
</body>
</html>
`;
}

const style = `
:root { color-scheme: light }
body { font: 14px/1.5 Inter, "Noto Sans JP", "Noto Sans CJK JP", system-ui, sans-serif; color: #15181C; background: #FAFAF7; max-width: 44rem; margin: 32px auto; padding: 0 16px; font-variant-numeric: tabular-nums }
h1 { font-size: 24px; line-height: 32px; margin: 0 }
h2 { font-size: 14px; line-height: 20px; margin: 0 0 4px }
p { margin: 0 0 8px; color: #454B53 }
.subtitle { color: #646A72; margin-bottom: 24px }
section { border-top: 1px solid #E4E3DD; padding: 12px 0; break-inside: avoid }
@page { size: A4; margin: 18mm }
@media print { body { background: none; margin: 0; max-width: none; padding: 0; font-size: 11pt } }
`;

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\t\r\n ]+/g, ' ').replace(/[\\`*_[\]<>#|!]/g, '\\$&');
}
