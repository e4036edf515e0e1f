// Signing in outside Teams: authorization code with PKCE at Entra (RFC 7636, RFC 9700). Tokens stay in this page's memory.
import * as oauth from 'oauth4webapi';
import type { SignInView } from '../http/contract-sign-in.ts';
import { SessionOver } from './api.ts';
import type { Host } from './host.ts';
import type { Outside } from './outside.ts';
import { plainHost } from './plain-host.ts';

/** What has to be remembered while the person is at Entra. Nothing of it opens anything by itself. */
interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The page asked for, such as `?page=alarm/7`. */
  readonly back: string;
  readonly at: number;
}

interface Way {
  readonly view: SignInView;
  readonly issuer: oauth.AuthorizationServer;
  readonly client: oauth.Client;
}

const begunShelf = 'bcm-sign-in';
/** That somebody is signed in, and no more: a page loaded again may ask Entra without asking her. */
const signedInShelf = 'bcm-signed-in';
const leftMark = '?signed-out';
const beginsWithin = 15 * 60_000;
/** A working day: after it somebody has to sign in again, whatever Entra would still renew. */
const longest = 12 * 3_600_000;

/** Called once when the page was loaded: takes Entra's answer out of the address, or goes there, or says why nobody is in. */
export async function arrive(): Promise<Host | Outside> {
  const answer = new URLSearchParams(location.hash.slice(1));
  if (answer.has('state')) return finish(answer);
  if (location.search === leftMark) {
    history.replaceState(null, '', location.pathname);
    return 'left';
  }
  return sessionStorage.getItem(signedInShelf) === null ? 'asks' : goToSignIn();
}

/** A window that only asked for somebody else's sake is not signed in. */
export function forgetHere(): void {
  sessionStorage.removeItem(signedInShelf);
}

/** Leaves the page for Entra; returns only when that was not possible. `choose`: she may take another account. */
export async function goToSignIn(choose = false): Promise<Outside> {
  try {
    const { view, issuer } = await findWay();
    // The answer comes to the public address; what is remembered has to lie there, too.
    if (new URL(view.redirectUri).origin !== location.origin) {
      location.replace(view.redirectUri + location.search);
      return new Promise(() => {});
    }
    const begun: Begun = {
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      verifier: oauth.generateRandomCodeVerifier(),
      back: location.search,
      at: Date.now(),
    };
    sessionStorage.setItem(begunShelf, JSON.stringify(begun));
    location.assign(await questionFor(view, issuer, begun, choose));
    return new Promise(() => {});
  } catch (fault) {
    console.warn('BCM-Lotse: signing in cannot begin,', fault);
    return 'offline';
  }
}

async function questionFor(
  view: SignInView,
  { authorization_endpoint }: oauth.AuthorizationServer,
  { state, nonce, verifier }: Begun,
  choose: boolean,
): Promise<string> {
  const question = new URL(authorization_endpoint ?? '');
  question.search = new URLSearchParams({
    response_type: 'code',
    // Behind the #, so that no server and no proxy ever reads the code in an address.
    response_mode: 'fragment',
    client_id: view.clientId,
    redirect_uri: view.redirectUri,
    scope: view.scope,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(choose ? { prompt: 'select_account' } : {}),
  }).toString();
  return question.href;
}

async function finish(answer: URLSearchParams): Promise<Host | Outside> {
  const begun = takeBegun();
  history.replaceState(null, '', location.pathname + (begun?.back ?? ''));
  sessionStorage.removeItem(signedInShelf);
  if (!begun || begun.at + beginsWithin < Date.now() || begun.state !== answer.get('state')) return 'stale';
  if (answer.has('error')) {
    console.info('BCM-Lotse: Entra refused,', answer.get('error'));
    return 'refused';
  }
  try {
    const way = await findWay();
    const { view, issuer, client } = way;
    const good = oauth.validateAuthResponse(issuer, client, answer, begun.state);
    const { redirectUri } = view;
    const response = await oauth.authorizationCodeGrantRequest(
      issuer,
      client,
      oauth.None(),
      good,
      redirectUri,
      begun.verifier,
      plainOnThisMachine(issuer),
    );
    const expected = { expectedNonce: begun.nonce, requireIdToken: true };
    const tokens = await oauth.processAuthorizationCodeResponse(issuer, client, response, expected);
    sessionStorage.setItem(signedInShelf, 'yes');
    return plainHost(renewing(way, tokens), () => leave(issuer));
  } catch (fault) {
    console.warn('BCM-Lotse: signing in failed,', fault);
    return fault instanceof TypeError ? 'offline' : 'failed';
  }
}

/** What was begun in this window; forgotten by being read, so that an answer counts once. */
function takeBegun(): Begun | null {
  const kept = sessionStorage.getItem(begunShelf);
  sessionStorage.removeItem(begunShelf);
  return kept === null ? null : (JSON.parse(kept) as Begun);
}

/** Gives the first token, and from then on a new one each time it is asked. */
function renewing({ issuer, client }: Way, first: oauth.TokenEndpointResponse): () => Promise<string> {
  const since = Date.now();
  let fresh: string | undefined = first.access_token;
  let renewal = first.refresh_token;
  return async () => {
    const token = fresh;
    fresh = undefined;
    if (token !== undefined) return token;
    if (renewal === undefined || since + longest < Date.now()) throw new SessionOver();
    const options = plainOnThisMachine(issuer);
    const response = await oauth.refreshTokenGrantRequest(issuer, client, oauth.None(), renewal, options);
    try {
      const next = await oauth.processRefreshTokenResponse(issuer, client, response);
      renewal = next.refresh_token ?? renewal;
      return next.access_token;
    } catch (fault) {
      console.info('BCM-Lotse: no new token,', fault);
      throw fault instanceof oauth.ResponseBodyError ? new SessionOver() : fault;
    }
  };
}

/** Forgets everything and ends the session at Entra, too. */
function leave({ end_session_endpoint }: oauth.AuthorizationServer): void {
  sessionStorage.removeItem(signedInShelf);
  const back = `${location.origin}${location.pathname}${leftMark}`;
  const end = new URL(end_session_endpoint ?? back);
  if (end_session_endpoint !== undefined) end.searchParams.set('post_logout_redirect_uri', back);
  // Nobody gets back to what was shown by going back.
  location.replace(end.href);
}

async function findWay(): Promise<Way> {
  const answer = await fetch('/api/sign-in', { cache: 'no-store' });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  const view = (await answer.json()) as SignInView;
  const url = new URL(view.issuer);
  const response = await oauth.discoveryRequest(url, plainOnThisMachine({ issuer: view.issuer }));
  const issuer = await oauth.processDiscoveryResponse(url, response);
  return { view, issuer, client: { client_id: view.clientId } };
}

/** Plain http is for the local run alone; the server's configuration says the same. */
function plainOnThisMachine({ issuer }: Pick<oauth.AuthorizationServer, 'issuer'>) {
  const { hostname } = new URL(issuer);
  return { [oauth.allowInsecureRequests]: ['localhost', '127.0.0.1', '[::1]'].includes(hostname) };
}
