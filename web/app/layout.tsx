import '@fontsource-variable/inter/opsz.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@fontsource-variable/noto-sans-jp/wght.css';
import '../styles/tokens.css';
import '../styles/base.css';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { loadPreferences } from '../features/preferences/preferences.ts';

export const metadata: Metadata = { title: { default: 'Critbatch', template: '%s · Critbatch' } };

export default async function Layout({ children }: { children: ReactNode }) {
  const { locale, theme } = await loadPreferences();
  return (
    <html lang={locale} data-theme={theme}>
      <body>{children}</body>
    </html>
  );
}
