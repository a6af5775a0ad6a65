import {
  ClaimReply,
  ClaimRequest,
  MeReply,
  RecoverRequest,
  RenameRequest,
  SignInReply,
  SignInRequest,
} from '@sqltown/shared/api';
import { z } from 'zod';
import type { AccountsService } from '#features/accounts/index.ts';
import { type Route, route, withHeaders } from './route.ts';

export function accountsRoutes(accounts: AccountsService): Route[] {
  return [
    route({
      method: 'GET',
      path: '/me',
      summary: 'Who has this session; null when nobody has',
      access: 'anyone',
      reply: MeReply,
      async handle({ headers }) {
        const { me, cookies } = await accounts.me(headers);
        return withHeaders({ me }, cookies);
      },
    }),
    route({
      method: 'POST',
      path: '/accounts/guest',
      summary: 'Become a guest with a made-up name',
      access: 'anyone',
      body: z.strictObject({}).optional(),
      reply: MeReply,
      async handle({ headers, scope }) {
        const made = await accounts.makeGuest(headers, scope.clientAddress);
        return made.kind === 'refused' ? made : withHeaders({ me: made.me }, made.cookies);
      },
    }),
    route({
      method: 'PATCH',
      path: '/me',
      summary: 'Change one’s name',
      access: 'player',
      body: RenameRequest,
      reply: MeReply,
      async handle({ account, body }) {
        const renamed = await accounts.rename(account, body.name);
        return renamed.kind === 'refused' ? renamed : { me: renamed.me };
      },
    }),
    route({
      method: 'POST',
      path: '/accounts/claim',
      summary: 'Give a guest a sign-in name and a password; everything is kept',
      access: 'player',
      body: ClaimRequest,
      reply: ClaimReply,
      async handle({ account, body: { username, password } }) {
        const claimed = await accounts.claim(account, { username, password });
        if (claimed.kind === 'refused') return claimed;
        return withHeaders({ me: claimed.me, recoveryCodes: claimed.recoveryCodes }, claimed.cookies);
      },
    }),
    route({
      method: 'POST',
      path: '/accounts/sign-in',
      summary: 'Sign in; a guest’s progress comes along when `merge` is true',
      access: 'anyone',
      body: SignInRequest,
      reply: SignInReply,
      async handle({ headers, scope, body }) {
        const opened = await accounts.signIn({ headers, clientAddress: scope.clientAddress, ...body });
        if (opened.kind === 'refused') return opened;
        return withHeaders({ me: opened.me, merged: opened.merged }, opened.cookies);
      },
    }),
    route({
      method: 'POST',
      path: '/accounts/sign-out',
      summary: 'End this session',
      access: 'anyone',
      body: z.strictObject({}).optional(),
      reply: MeReply,
      async handle({ headers }) {
        const { cookies } = await accounts.signOut(headers);
        return withHeaders({ me: null }, cookies);
      },
    }),
    route({
      method: 'POST',
      path: '/accounts/recover',
      summary: 'Set a new password with a recovery code; every other session ends',
      access: 'anyone',
      body: RecoverRequest,
      reply: MeReply,
      async handle({ scope, body }) {
        const opened = await accounts.recover({ clientAddress: scope.clientAddress, ...body });
        return opened.kind === 'refused' ? opened : withHeaders({ me: opened.me }, opened.cookies);
      },
    }),
  ];
}
