import { text } from 'node:stream/consumers';
import { CritbatchError } from '@critbatch/theory/error/critbatchError';
import { usePlainIssues } from '@critbatch/theory/error/issueWords';
import { readTopology } from '@critbatch/theory/spec/keras/readTopology';

usePlainIssues();

/** The inside of `readInSandbox`: a topology comes in, a spec or a sentence goes out. */
const answer = await text(process.stdin)
  .then(readTopology)
  .then(
    (read) => ({ read }),
    (error: unknown) => {
      if (error instanceof CritbatchError) return { refused: error.message.slice(0, 2000) };
      throw error;
    },
  );
process.stdout.write(JSON.stringify(answer));
