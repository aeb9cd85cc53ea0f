import type { Response } from 'express';

/** Sends a file or the range of it that was asked for; who resumes says by the ETag that it is still the same. */
export function sendFile(
  response: Response,
  path: string,
  sha256: string,
  type = 'application/zip',
): Promise<void> {
  response.set({ 'Content-Type': type, ETag: `"${sha256}"` });
  return new Promise((resolve, reject) => {
    response.sendFile(path, { dotfiles: 'allow', lastModified: false, cacheControl: false }, (fault) => {
      // A client that hangs up is not an error of the API.
      if (!fault || response.headersSent) resolve();
      else if (isOfTheRequest(fault)) response.status(fault.status).end(resolve);
      else reject(fault);
    });
  });
}

/** A range that is not there (416), or a file that is not the one that If-Match names (412). */
function isOfTheRequest(fault: Error & { status?: number }): fault is Error & { status: number } {
  return fault.status === 412 || fault.status === 416;
}
