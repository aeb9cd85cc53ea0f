import '@fontsource-variable/inter/opsz.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@fontsource-variable/noto-sans-jp/wght.css';
import '../styles/tokens.css';
import '../styles/base.css';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { preload } from 'react-dom';
import { loadPreferences } from '../features/preferences/preferences.ts';

export const metadata: Metadata = { title: { default: 'Critbatch', template: '%s · Critbatch' } };

/** The letters of nearly all pages: asked for before the styles that name them, so that fewer lines break anew when they come. */
const letters = new URL('@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2', import.meta.url);

export default async function Layout({ children }: { children: ReactNode }) {
  const { locale, theme } = await loadPreferences();
  preload(letters.pathname, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  return (
    <html lang={locale} data-theme={theme}>
      <body>{children}</body>
    </html>
  );
}
