import type { Page } from 'playwright-core';

/** Presses Tab until what has the focus is called so. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const focused = document.activeElement as HTMLInputElement | null;
      return (focused?.labels?.[0] ?? focused)?.textContent;
    });
    if (label === name) return;
  }
  throw new Error(`no way by Tab to "${name}"`);
}

/** Goes to a field by Tab and types over what stands there. */
export async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}
