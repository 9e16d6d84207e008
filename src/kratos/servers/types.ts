/** What starting a server of Kratos deals with. */

/** A Kratos that can be run: a program of this machine, or an image of a Docker whose engine answers. */
export type KratosProgram =
  | {
      readonly kind: 'program';
      readonly file: string;
      readonly from: 'setting' | 'path' | 'built';
      readonly version: string;
    }
  | { readonly kind: 'image'; readonly image: string; readonly version: string };

/** Where a server listens, on the loopback interface. */
export interface Ports {
  readonly public: number;
  readonly admin: number;
}

/** How a server that was started here is. */
export type ServerState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  /** It ended, or never began: what it said of it. */
  | { readonly kind: 'ended'; readonly said: string }
  | { readonly kind: 'stopped' };

/** What a practice server lets people do. */
export const recipes = ['password', 'totp', 'code', 'passkey', 'social', 'aal2'] as const;
export type Recipe = (typeof recipes)[number];
