import { loadLanguage } from '../preferences/preferences.ts';
import { helpHref } from './helpHref.ts';
import { Keyboard } from './Keyboard.tsx';
import { places } from './places.ts';

/** The search of the top bar, with its words: the browser gets no translator. */
export async function FindBar({ className }: { className: string | undefined }) {
  const { t } = await loadLanguage();
  const goKeys = {
    sweeps: 'goSweeps',
    compare: 'goCompare',
    studies: 'goStudies',
    benchmarks: 'goBenchmarks',
    reports: 'goReports',
    models: 'goModels',
    datasets: 'goDatasets',
    team: 'goTeam',
    docs: 'goDocs',
  } as const;
  const destinations = Object.fromEntries([
    ...places.map(({ letter, href }) => [`g ${letter}`, href]),
    ['g h', '/'],
    ['n', '/sweeps/new'],
  ]);
  const home = { group: t('page.find.places'), name: t('page.nav.home'), note: 'g h', href: '/' };
  const placeItems = places.map(({ key, href, letter }) => ({
    group: t('page.find.places'),
    name: t(`page.nav.${key}`),
    note: `g ${letter}`,
    href,
  }));
  const actions = [
    { group: t('page.find.actions'), name: t('page.find.startSweep'), note: 'n', href: '/sweeps/new' },
    { group: t('page.find.actions'), name: t('explorer.title'), note: '', href: '/explorer' },
    { group: t('page.find.actions'), name: t('page.find.keys'), note: '?', href: helpHref },
  ];
  return (
    <Keyboard
      className={className}
      destinations={destinations}
      items={[home, ...placeItems, ...actions]}
      lines={[
        { keys: ['Ctrl K'], meaning: t('page.keys.search') },
        { keys: ['g', 'h'], meaning: t('page.keys.goHome') },
        ...places.map(({ key, letter }) => ({ keys: ['g', letter], meaning: t(`page.keys.${goKeys[key]}`) })),
        { keys: ['n'], meaning: t('page.keys.newSweep') },
        { keys: ['←'], meaning: t('page.keys.readPoints') },
        { keys: ['?'], meaning: t('page.keys.help') },
      ]}
      words={{
        search: t('page.nav.search'),
        palette: {
          label: t('page.find.title'),
          placeholder: t('page.find.placeholder'),
          nothing: t('page.find.nothing'),
          failed: t('page.find.failed'),
          close: t('page.find.close'),
          sweeps: t('page.find.sweeps'),
          models: t('page.find.models'),
          datasets: t('page.find.datasets'),
          docs: t('page.find.docs'),
        },
        help: {
          title: t('page.keys.title'),
          close: t('page.find.close'),
          followedBy: t('page.keys.followedBy'),
        },
      }}
    />
  );
}
