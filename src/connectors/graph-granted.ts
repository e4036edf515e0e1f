// Which of the permissions we ask for an administrator has granted, as our own token for Graph says it.
import * as z from 'zod';
import type { ClientToken } from '../client-token.ts';

const claims = z.looseObject({ roles: z.array(z.string()) });

/**
 * Names of the application permissions in the token; null when it does not say. Graph's tokens are its own affair and
 * their form may change, so this only ever informs and decides nothing.
 */
export async function grantedPermissions(token: ClientToken): Promise<readonly string[] | null> {
  const [, body = ''] = (await token.get()).split('.');
  try {
    return claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))).roles;
  } catch (error) {
    // Encrypted, or of another form.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
