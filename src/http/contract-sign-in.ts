// What the tab and the server say to each other about signing in outside Teams.

/** `GET /api/sign-in`, without sign-in: where and how a browser signs in by itself. Nothing of it is secret. */
export interface SignInView {
  /** Issuer of the tokens; its metadata name the addresses to go to. */
  readonly issuer: string;
  /** App registration that asks (a public client: no secret). */
  readonly clientId: string;
  readonly scope: string;
  /** Where the issuer sends the person back to: the tab itself. */
  readonly redirectUri: string;
}
