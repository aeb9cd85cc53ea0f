import type { ReactNode } from 'react';
import styles from './shell.module.css';

export function Page({ children }: { children: ReactNode }) {
  return (
    <main id="content" className={styles.page}>
      {children}
    </main>
  );
}

/** A page that is a few sentences and what to do next. */
export function PlainPage({
  title,
  children,
  alert,
}: {
  title: string;
  children: ReactNode;
  alert?: ReactNode;
}) {
  return (
    <Page>
      <div className={styles.plain}>
        {alert && (
          <div role="alert" className={styles.alert}>
            {alert}
          </div>
        )}
        <h1>{title}</h1>
        {children}
      </div>
    </Page>
  );
}

export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
