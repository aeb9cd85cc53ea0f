import type { Translator } from '../../i18n/translator.ts';

/** The words of a list whose items are chosen. */
export function itemWords(t: Translator) {
  return {
    label: t('item.chosen'),
    all: t('item.all'),
    tag: t('item.tag'),
    addTag: t('item.addTag'),
    removeTag: t('item.removeTag'),
    archive: t('item.archive'),
    restore: t('item.restore'),
    delete: t('item.delete'),
    question: t('item.deleteQuestion.chosen'),
    sure: t('item.deleteSure'),
  };
}
