import type { Translator } from '../../i18n/translator.ts';

export type ExplorerWords = ReturnType<typeof explorerWords>;

/** What the explorer says in the browser. */
export function explorerWords(t: Translator) {
  return {
    example: t('explorer.example'),
    operation: t('explorer.operation'),
    variables: t('explorer.variables'),
    variablesWrong: t('explorer.variablesWrong'),
    fillIn: t('explorer.fillIn'),
    noSweep: t('explorer.noSweep'),
    run: t('explorer.run'),
    stop: t('explorer.stop'),
    answer: t('explorer.answer'),
    noAnswer: t('explorer.noAnswer'),
    listening: t('explorer.listening'),
    failed: t('explorer.failed'),
    schema: t('explorer.schema'),
    type: t('explorer.type'),
    noType: t('explorer.noType'),
    noSchema: t('explorer.noSchema'),
  };
}
