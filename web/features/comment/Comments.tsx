import { randomUUID } from 'node:crypto';
import type { Language } from '../../charts/chart.type.ts';
import { CommentWriterDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import type { Viewer } from '../session/viewer.ts';
import { mayAdminister, mayChange } from '../session/viewer.ts';
import { addComment } from './actions.ts';
import { CommentItem } from './CommentItem.tsx';
import styles from './comment.module.css';
import type { Subject } from './loadComments.ts';
import { loadComments } from './loadComments.ts';

type CommentsProps = { subject: Subject; teamId: string; viewer: Viewer; language: Language };

/** What the team says about a sweep or a report, and a place to say something. */
export async function Comments({ subject, teamId, viewer, language }: CommentsProps) {
  const { t } = language;
  const [comments, writer] = await Promise.all([
    loadComments(subject),
    requestGraphql(CommentWriterDocument, { teamId }),
  ]);
  if (comments === null || writer.status === 'unreachable')
    return <p className="caption">{t('comment.unreachable')}</p>;
  const userId = writer.data.viewer?.user?.id ?? null;
  const names = writer.data.team?.memberships.nodes.flatMap(({ user }) => user?.name ?? []) ?? [];
  const canWrite = mayChange(viewer, teamId);
  return (
    <section id="comments" className={styles.comments}>
      <h2>{t('comment.title')}</h2>
      {comments.length === 0 && <p className="caption">{t('comment.none')}</p>}
      <ol className={styles.list}>
        {comments.map((comment) => (
          <CommentItem
            key={comment.id}
            comment={comment}
            isOwn={canWrite && comment.author?.id === userId}
            isAdmin={mayAdminister(viewer, teamId)}
            language={language}
          />
        ))}
      </ol>
      {canWrite && (
        <ActionForm action={addComment} submit={t('comment.add')} idempotencyKey={randomUUID()}>
          {Object.entries(subject).map(([name, id]) => (
            <input key={name} type="hidden" name={name} value={id} />
          ))}
          <label className={styles.words}>
            {t('comment.text')}
            <textarea name="text" rows={3} maxLength={10_000} required />
          </label>
          <p className="caption">
            {t('comment.hint', { names: names.map((name) => `@${name}`).join(', ') })}
          </p>
        </ActionForm>
      )}
    </section>
  );
}
