/** Decorators and their metadata are needed by TypeGraphQL; the other workspaces hold none, and pay nothing for it. */
const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', decorators: true, tsx: false },
        transform: { legacyDecorator: true, decoratorMetadata: true },
        target: 'es2024',
      },
      module: { type: 'es6' },
    },
  ],
};

const shared = {
  transform,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironment: 'node',
  // TensorFlow.js looks at it for every value that it reads one by one, and every look at a global is slow where tests run.
  sandboxInjectedGlobals: ['Symbol'],
  testPathIgnorePatterns: ['/node_modules/', '/.next/', '/.critbatch/', '/.tensorflow/'],
  modulePathIgnorePatterns: ['/.next/', '/.critbatch/'],
};

export default {
  testTimeout: 30_000,
  // Modules of a test file stay in memory after it, a hundred megabytes each time: who holds too much is replaced.
  workerIdleMemoryLimit: '2GB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '\\.(db|e2e)\\.test\\.ts$'],
    },
    {
      ...shared,
      displayName: 'db',
      testMatch: ['**/*.db.test.ts'],
      globalSetup: '<rootDir>/prisma/src/testing/startServer.ts',
      globalTeardown: '<rootDir>/prisma/src/testing/stopServer.ts',
    },
    { ...shared, displayName: 'e2e', testMatch: ['**/*.e2e.test.ts'] },
  ],
};
