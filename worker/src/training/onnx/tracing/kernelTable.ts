import { kernelFamilies } from './kernelFamilies.ts';

const [start, end] = ['<!-- kernels: start -->', '<!-- kernels: end -->'];

/** The table of supported kernels, as Markdown: a line for each file of kernels/. */
export function kernelTable(): string {
  const lines = Object.entries(kernelFamilies).map(
    ([family, kernels]) => `| ${family} | ${Object.keys(kernels).sort().join(', ')} |`,
  );
  return ['| family | kernels |', '| --- | --- |', ...lines].join('\n');
}

/** A text with the table between its two marks. */
export function withKernelTable(text: string): string {
  const [before, after] = [text.slice(0, text.indexOf(start)), text.slice(text.indexOf(end))];
  return `${before}${start}\n${kernelTable()}\n${after}`;
}
