'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { KeyboardWords, PaletteItem } from './find.type.ts';
import { helpHref } from './helpHref.ts';
import styles from './palette.module.css';
import type { SearchHit } from './searchEverything.ts';
import { useFound } from './useFound.ts';

type PaletteProps = {
  words: KeyboardWords['palette'];
  items: PaletteItem[];
  onClose: () => void;
  onHelp: () => void;
};

/** Search over places, sweeps, models and data sets, and the way to each. */
export function Palette({ words, items, onClose, onHelp }: PaletteProps) {
  const router = useRouter();
  const [text, setText] = useState('');
  const { found: hits, hasFailed } = useFound<SearchHit[]>('/search/hits', text.trim(), []);
  const wanted = text.trim().toLowerCase();
  const fixed = items.filter(({ name }) => name.toLowerCase().includes(wanted));
  const named = hits.map((hit): PaletteItem => ({ ...hit, group: words[hit.group] }));
  const groups = grouped([...fixed, ...named]);
  function go({ href }: PaletteItem): void {
    if (href === helpHref) {
      onHelp();
      return;
    }
    onClose();
    router.push(href);
  }
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label={words.label}>
          <Autocomplete.Root
            open
            inline
            mode="none"
            items={groups}
            value={text}
            onValueChange={setText}
            itemToStringValue={(item: PaletteItem) => item.name}
            autoHighlight="always"
            keepHighlight
          >
            <Autocomplete.Input
              className={styles.input}
              aria-label={words.placeholder}
              placeholder={words.placeholder}
            />
            <Autocomplete.Status className={styles.empty}>
              {hasFailed ? words.failed : null}
            </Autocomplete.Status>
            <Autocomplete.Empty className={styles.empty}>
              {hasFailed ? null : words.nothing}
            </Autocomplete.Empty>
            <Autocomplete.List className={styles.list}>
              {(group: PaletteGroup) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className={styles.group}>{group.value}</Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(item: PaletteItem) => (
                      <Autocomplete.Item
                        key={item.href}
                        value={item}
                        className={styles.item}
                        onClick={() => go(item)}
                      >
                        <span>{item.name}</span>
                        <span className={styles.note}>{item.note}</span>
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
          <Dialog.Close className="visuallyHidden">{words.close}</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type PaletteGroup = { value: string; items: PaletteItem[] };

function grouped(items: PaletteItem[]): PaletteGroup[] {
  const names = [...new Set(items.map(({ group }) => group))];
  return names.map((value) => ({ value, items: items.filter(({ group }) => group === value) }));
}
