import Link from 'next/link';
import { FindBar } from '../find/FindBar.tsx';
import { places } from '../find/places.ts';
import { chooseLanguage, chooseTheme } from '../preferences/actions.ts';
import { loadLanguage, loadPreferences, themes } from '../preferences/preferences.ts';
import { signOut } from '../session/actions.ts';
import type { Viewer } from '../session/viewer.ts';
import { Bell } from './Bell.tsx';
import { HomeLink } from './HomeLink.tsx';
import { Place } from './Place.tsx';
import styles from './shell.module.css';

/** Name, places to go, language, theme and the way out. */
export async function TopBar({ viewer }: { viewer: Viewer | null }) {
  const [language, { theme }] = [await loadLanguage(), await loadPreferences()];
  const { t, locale } = language;
  const team = viewer?.memberships[0]?.team.name;
  const nextTheme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  const otherLocale = locale === 'en' ? 'ja' : 'en';
  return (
    <header className={styles.bar}>
      <a href="#content" className={styles.skip}>
        {t('page.skip')}
      </a>
      <div className={styles.barInner}>
        <HomeLink label={t('page.nav.home')} />
        {viewer && (
          <nav aria-label={t('page.nav.label')} className={`scrollsSideways ${styles.places}`}>
            {places.map(({ href, key }) => (
              <Place key={href} href={href} name={t(`page.nav.${key}`)} />
            ))}
          </nav>
        )}
        {viewer && <FindBar className={styles.search} />}
        <div className={styles.barEnd}>
          {team && <span className={styles.team}>{team}</span>}
          <form action={chooseLanguage}>
            <button
              type="submit"
              name="locale"
              value={otherLocale}
              lang={otherLocale}
              className={styles.textButton}
            >
              {otherLocale === 'ja' ? '日本語' : 'English'}
            </button>
          </form>
          <form action={chooseTheme}>
            <button type="submit" name="theme" value={nextTheme} className={styles.textButton}>
              <span className="visuallyHidden">{t('page.nav.theme')}: </span>
              {t(`page.nav.${theme}`)}
            </button>
          </form>
          {!viewer && (
            <Link prefetch={false} href="/sign-in" className={styles.textButton}>
              {t('page.nav.signIn')}
            </Link>
          )}
          {viewer && <Bell unread={viewer.unreadNotifications} language={language} />}
          {viewer && (
            <Link prefetch={false} href="/account" className={styles.textButton}>
              {t('account.link')}
            </Link>
          )}
          {viewer && (
            <form action={signOut}>
              <button type="submit" className={styles.textButton}>
                {t('page.nav.signOut')}
              </button>
            </form>
          )}
        </div>
      </div>
    </header>
  );
}
