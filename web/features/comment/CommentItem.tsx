import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { deleteComment, editComment, removeComment } from './actions.ts';
import styles from './comment.module.css';
import type { CommentData } from './loadComments.ts';
import { mentionParts } from './mentionParts.ts';

type CommentItemProps = { comment: CommentData; isOwn: boolean; isAdmin: boolean; language: Language };

/** One comment, with what its author or an admin can do with it. */
export function CommentItem({ comment, isOwn, isAdmin, language }: CommentItemProps) {
  const { t, numbers } = language;
  const { id, text, author, createdAt, editedAt, removedAt, removedBy, mentions } = comment;
  const who = author?.name ?? t('comment.gone');
  if (text === null) {
    const date = numbers.date(new Date(removedAt ?? createdAt));
    return (
      <li className="caption">
        {removedBy
          ? t('comment.removedBy', { author: who, name: removedBy.name, date })
          : t('comment.removedBare', { author: who, date })}
      </li>
    );
  }
  return (
    <li>
      <p className="caption">
        <strong>{who}</strong> · {numbers.moment(new Date(createdAt))}
        {editedAt && ` · ${t('comment.edited')}`}
      </p>
      <p className={styles.text}>
        {mentionParts(
          text,
          mentions.map(({ name }) => name),
        ).map((part, index) =>
          part.isMention ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have nothing else
            <strong key={index}>{part.text}</strong>
          ) : (
            part.text
          ),
        )}
      </p>
      {isOwn && (
        <details className={styles.change}>
          <summary>{t('comment.change')}</summary>
          <ActionForm key={text} action={editComment} submit={t('comment.save')}>
            <input type="hidden" name="id" value={id} />
            <label className={styles.words}>
              {t('comment.text')}
              <textarea name="text" rows={3} maxLength={10_000} defaultValue={text} required />
            </label>
          </ActionForm>
          <ActionForm action={deleteComment} submit={t('comment.delete')}>
            <input type="hidden" name="id" value={id} />
          </ActionForm>
        </details>
      )}
      {isAdmin && !isOwn && (
        <ActionForm
          action={removeComment}
          submit={t('comment.remove')}
          label={t('comment.removeOf', { author: who })}
        >
          <input type="hidden" name="id" value={id} />
        </ActionForm>
      )}
    </li>
  );
}
