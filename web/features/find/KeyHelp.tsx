'use client';

import { Dialog } from '@base-ui/react/dialog';
import type { KeyboardWords, KeyLine } from './find.type.ts';
import styles from './palette.module.css';

type KeyHelpProps = { words: KeyboardWords['help']; lines: KeyLine[]; onClose: () => void };

/** Every key that the portal listens to. */
export function KeyHelp({ words, lines, onClose }: KeyHelpProps) {
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={`${styles.popup} ${styles.help}`}>
          <Dialog.Title className={styles.title}>{words.title}</Dialog.Title>
          <dl>
            {lines.map(({ keys, meaning }) => (
              <div key={meaning}>
                <dt>{meaning}</dt>
                <dd>
                  {keys.map((key, index) => (
                    <span key={key}>
                      {index > 0 && <small> {words.followedBy} </small>}
                      <kbd>{key}</kbd>
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
          <Dialog.Close className="button">{words.close}</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
