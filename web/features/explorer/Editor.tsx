'use client';

import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { graphql, updateSchema } from 'cm6-graphql';
import type { GraphQLSchema } from 'graphql';
import { useEffect, useRef } from 'react';
import styles from './explorer.module.css';

type EditorProps = {
  value: string;
  label: string;
  schema: GraphQLSchema | null;
  onChange: (value: string) => void;
  onRun: () => void;
  onType: (name: string) => void;
};

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.definitionKeyword], color: 'var(--series4)' },
  { tag: [tags.propertyName, tags.attributeName], color: 'var(--answer)' },
  { tag: [tags.string, tags.number, tags.bool, tags.null], color: 'var(--ok)' },
  { tag: [tags.variableName, tags.special(tags.name)], color: 'var(--yours)' },
  { tag: tags.comment, color: 'var(--ink3)' },
]);

const look = EditorView.theme({
  '&': { fontSize: '13px', height: '100%' },
  '.cm-scroller, .cm-tooltip': { fontFamily: 'var(--mono)', lineHeight: '20px' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink3)', border: 'none' },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--ink)', border: '1px solid var(--line2)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--answer)',
    color: 'var(--answer-text)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--answer-bg)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--answer-bg)',
  },
});

/** An operation to write: completed and checked by the schema, run by Ctrl+Enter, a field's type shown by Ctrl+click. */
export function Editor({ value, label, schema, onChange, onRun, onType }: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const first = useRef(value);
  const heard = useRef({ onChange, onRun, onType });
  heard.current = { onChange, onRun, onType };

  useEffect(() => {
    if (!host.current) return;
    const run = () => {
      heard.current.onRun();
      return true;
    };
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          EditorView.cspNonce.of(nonceOfDocument()),
          lineNumbers(),
          history(),
          bracketMatching(),
          closeBrackets(),
          autocompletion(),
          // Before the usual keys: there Ctrl+Enter opens a line. Tab stays the way out for who has no mouse.
          keymap.of([{ key: 'Mod-Enter', run }]),
          keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
          keymap.of([...completionKeymap, ...lintKeymap]),
          graphql(undefined, {
            onShowInDocs: (_, type, parentType) => {
              const name = (type ?? parentType)?.replaceAll(/[[\]!]/g, '');
              if (name) heard.current.onType(name);
            },
          }),
          syntaxHighlighting(colours),
          look,
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) heard.current.onChange(state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [label]);

  useEffect(() => {
    const { doc } = view.current?.state ?? {};
    if (doc && doc.toString() !== value)
      view.current?.dispatch({ changes: { from: 0, to: doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    if (view.current && schema) updateSchema(view.current, schema);
  }, [schema]);

  return <div ref={host} className={styles.editor} />;
}

/**
 * Nonce of the Content-Security-Policy that the browser enforces, which the editor's own styles must carry: that of the
 * page that was loaded first. A page reached by a link inside the portal was sent with another one.
 */
function nonceOfDocument(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}
