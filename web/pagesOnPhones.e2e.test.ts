import { inspectEveryPage } from './harness/testing/inspectEveryPage.ts';

inspectEveryPage({ viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'ja-JP' });
