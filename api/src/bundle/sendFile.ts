import type { Response } from 'express';

/** Sends a file or the range of it that was asked for; who resumes says by the ETag that it is still the same. */
export function sendFile(
  response: Response,
  path: string,
  sha256: string,
  type = 'application/zip',
): Promise<void> {
  response.set({
    'Content-Type': type,
    ETag: `"${sha256}"`,
    'Cache-Control': 'private, no-cache',
  });
  return new Promise((resolve, reject) => {
    response.sendFile(path, { dotfiles: 'allow', lastModified: false, cacheControl: false }, (fault) => {
      // Who hangs up is no fault of ours.
      if (!fault || response.headersSent) resolve();
      else if ((fault as { status?: number }).status === 416) response.status(416).end(resolve);
      else reject(fault);
    });
  });
}
