const shared = {
  runtime: '<rootDir>/launcher/jest/nativeRuntime.mjs',
  // For the few files that Jest's own runtime loads.
  transform: { '^.+\\.ts$': '<rootDir>/launcher/jest/stripTypes.mjs' },
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  // TensorFlow.js looks at it for every value that it reads one by one, and every look at a global is slow in such a file.
  sandboxInjectedGlobals: ['Symbol'],
  testPathIgnorePatterns: ['/node_modules/', '/.next/', '/.critbatch/', '/.tensorflow/'],
  modulePathIgnorePatterns: ['/.next/', '/.critbatch/'],
};

/** One PostgreSQL for all who ask for a database. */
const withServer = {
  globalSetup: '<rootDir>/prisma/src/testing/startServer.ts',
  globalTeardown: '<rootDir>/prisma/src/testing/stopServer.ts',
};

export default {
  // A machine may be slow, and busy with other things.
  testTimeout: 300_000,
  testSequencer: '<rootDir>/launcher/jest/longestFirst.mjs',
  // What test files leave in memory adds up: who holds too much is replaced.
  workerIdleMemoryLimit: '2GB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '\\.(db|e2e)\\.test\\.ts$'],
    },
    { ...shared, ...withServer, displayName: 'db', testMatch: ['**/*.db.test.ts'] },
    { ...shared, ...withServer, displayName: 'e2e', testMatch: ['**/*.e2e.test.ts'] },
  ],
};
