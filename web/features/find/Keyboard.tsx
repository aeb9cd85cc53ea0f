'use client';

import { useRouter } from 'next/navigation';
import type { MouseEvent } from 'react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { KeyboardWords, KeyLine, PaletteItem } from './find.type.ts';
import { commandOf } from './keystroke.ts';

/** Fetched when first asked for: a page must not wait for them. */
const Palette = lazy(() => import('./Palette.tsx').then((module) => ({ default: module.Palette })));
const KeyHelp = lazy(() => import('./KeyHelp.tsx').then((module) => ({ default: module.KeyHelp })));

type KeyboardProps = {
  className: string | undefined;
  words: KeyboardWords;
  destinations: Record<string, string>;
  items: PaletteItem[];
  lines: KeyLine[];
};

/** How long a first key waits for its second, in milliseconds. */
const patience = 1500;

/** The way to everything by keyboard: palette, help, and keys for places. Without a script its button is a link. */
export function Keyboard({ className, words, destinations, items, lines }: KeyboardProps) {
  const router = useRouter();
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const first = useRef<{ key: string; at: number } | null>(null);
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return;
      const waiting =
        first.current && performance.now() - first.current.at < patience ? first.current.key : null;
      first.current = null;
      const command = commandOf(event, waiting, isTyping(event.target), destinations);
      if (!command) return;
      if (command.kind === 'await') {
        first.current = { key: command.first, at: performance.now() };
        return;
      }
      event.preventDefault();
      if (command.kind === 'go') router.push(command.href);
      else setOpen(command.kind);
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [router, destinations]);
  const close = () => setOpen(null);
  function show(event: MouseEvent): void {
    event.preventDefault();
    setOpen('palette');
  }
  return (
    <>
      <a href="/search" className={className} aria-keyshortcuts="Control+K Meta+K" onClick={show}>
        <span>{words.search}</span>
        <kbd>Ctrl K</kbd>
      </a>
      <Suspense>
        {open === 'palette' && (
          <Palette words={words.palette} items={items} onClose={close} onHelp={() => setOpen('help')} />
        )}
        {open === 'help' && <KeyHelp words={words.help} lines={lines} onClose={close} />}
      </Suspense>
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null
  );
}
