import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { kernelFamilies } from './kernelFamilies.ts';
import { withKernelTable } from './kernelTable.ts';

describe('the table of supported kernels', () => {
  it('is as writeKernelTable.ts writes it', () => {
    const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
    expect(readme).toBe(withKernelTable(readme));
  });

  it('has a family for every file of kernels', () => {
    const files = readdirSync(new URL('./kernels/', import.meta.url)).map((file) => file.replace('.ts', ''));
    expect(Object.keys(kernelFamilies)).toEqual(files.sort());
  });
});
