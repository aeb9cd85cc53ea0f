import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { SavedViewPage } from '../../graphql/generated/graphql.ts';
import { SavedViewsDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import type { Viewer } from '../session/viewer.ts';
import { mayChange } from '../session/viewer.ts';
import { removeSavedView, saveView } from './actions.ts';
import styles from './savedViews.module.css';

const paths: Record<SavedViewPage, string> = { COMPARE: '/compare', SWEEPS: '/sweeps' };

type SavedViewsProps = {
  page: SavedViewPage;
  /** Query part of the address that is shown, without its question mark; empty where there is nothing to keep. */
  search: string;
  viewer: Viewer;
  language: Language;
};

/** The views of a page that the team keeps, and a form that keeps the one that is shown. */
export async function SavedViews({ page, search, viewer, language: { t } }: SavedViewsProps) {
  const answer = await requestGraphql(SavedViewsDocument, { page });
  const views = answer.status === 'answered' ? answer.data.savedViews.nodes : [];
  const teamId = viewer.memberships[0]?.team.id;
  const canSave = search !== '' && mayChange(viewer, teamId);
  if (views.length === 0 && !canSave) return null;
  return (
    <details className={styles.views}>
      <summary>{t('views.title', { count: views.length })}</summary>
      {views.length > 0 && (
        <ul>
          {views.map((view) => (
            <li key={view.id}>
              <Link
                prefetch={false}
                href={`${paths[page]}?${view.search}`}
                aria-current={view.search === search ? 'page' : undefined}
              >
                {view.name}
              </Link>
              {mayChange(viewer, view.team.id) && (
                <ActionForm
                  action={removeSavedView}
                  submit={t('views.remove')}
                  label={t('views.removeOf', { name: view.name })}
                >
                  <input type="hidden" name="id" value={view.id} />
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
      )}
      {canSave && (
        <ActionForm action={saveView} submit={t('views.save')}>
          <input type="hidden" name="teamId" value={teamId} />
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="search" value={search} />
          <label>
            {t('views.name')}
            <input name="name" maxLength={120} autoComplete="off" required />
          </label>
        </ActionForm>
      )}
    </details>
  );
}
