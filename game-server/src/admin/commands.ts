import { CityId } from '@sqltown/shared/ids';
import { type AccountsService, type Profile, ROLES, type Role } from '#features/accounts/index.ts';
import type { Reports } from '#features/reports/index.ts';

const LIST = 50;

export type AdminParts = {
  readonly accounts: Pick<AccountsService, 'find' | 'profile' | 'ban' | 'unban' | 'grantRole'>;
  readonly reports: Reports;
  /** Back to the old quarter and the starting coins; false when nothing was built there. */
  resetCity(cityId: CityId): Promise<boolean>;
};

/** What an administrator may ask, and the lines that are answered. */
export type AdminAnswer = { readonly ok: boolean; readonly lines: readonly string[] };

export const USAGE = [
  'npm run admin -- users [part of a name, or an id]',
  'npm run admin -- ban NAME|ID [reason]',
  'npm run admin -- unban NAME|ID',
  `npm run admin -- grant NAME|ID ROLE (${ROLES.join(', ')})`,
  'npm run admin -- reset-city ID',
  'npm run admin -- reports',
  'npm run admin -- resolve REPORT-ID',
] as const;

/** Carries out one command line. */
export async function runAdminCommand(parts: AdminParts, words: readonly string[]): Promise<AdminAnswer> {
  const [command, subject, ...rest] = words;
  switch (command) {
    case 'users':
      return users(parts, subject ?? null);
    case 'ban':
      return onPlayer(parts, subject, async ({ playerId, name }) => {
        await parts.accounts.ban(playerId, rest.join(' ') || 'no reason given');
        return `${name} (${playerId}) is closed: sessions and sockets are ended.`;
      });
    case 'unban':
      return onPlayer(parts, subject, async ({ playerId, name }) => {
        await parts.accounts.unban(playerId);
        return `${name} (${playerId}) may come in again.`;
      });
    case 'grant':
      return grant(parts, subject, rest[0]);
    case 'reset-city':
      return resetCity(parts, subject);
    case 'reports':
      return reports(parts);
    case 'resolve':
      return (await parts.reports.resolve(subject ?? ''))
        ? done(`Report ${subject} is resolved.`)
        : failed('There is no such open report.');
    default:
      return { ok: command === 'help', lines: USAGE };
  }
}

async function users({ accounts }: AdminParts, like: string | null): Promise<AdminAnswer> {
  const found = await accounts.find(like, LIST);
  return { ok: true, lines: found.length === 0 ? ['Nobody is called that.'] : found.map(describe) };
}

/** One player, by id or by exact name; a name that several have needs an id. */
async function onPlayer(
  { accounts }: AdminParts,
  subject: string | undefined,
  act: (player: Profile) => Promise<string>,
): Promise<AdminAnswer> {
  if (subject === undefined) return failed('Whom? Give a name or an id.');
  const found = (await accounts.find(subject, LIST)).filter(({ playerId, name, username }) =>
    [playerId, name, username].includes(subject),
  );
  const [player, another] = found;
  if (player === undefined) return failed(`Nobody is called ${subject}.`);
  if (another !== undefined)
    return { ok: false, lines: ['Several are called that. Give an id:', ...found.map(describe)] };
  return done(await act(player));
}

async function grant(
  parts: AdminParts,
  subject: string | undefined,
  word: string | undefined,
): Promise<AdminAnswer> {
  const role: Role | undefined = ROLES.find((role) => role === word);
  if (role === undefined) return failed(`Which role? ${ROLES.join(', ')}.`);
  return onPlayer(parts, subject, async ({ playerId, name }) => {
    await parts.accounts.grantRole(playerId, role);
    return `${name} (${playerId}) is ${role} now.`;
  });
}

async function resetCity(parts: AdminParts, subject: string | undefined): Promise<AdminAnswer> {
  const cityId = CityId.safeParse(subject);
  if (!cityId.success) return failed('Which city? Give its id, as in the page’s address.');
  return (await parts.resetCity(cityId.data))
    ? done(`City ${cityId.data} is as on its first day.`)
    : failed('Nothing has been built in that city.');
}

async function reports(parts: AdminParts): Promise<AdminAnswer> {
  const open = await parts.reports.open(LIST);
  if (open.length === 0) return done('No open reports.');
  return {
    ok: true,
    lines: open.map(({ id, at, subjectId, subjectName, reason, words, reporterId }) =>
      [
        id,
        at.toISOString(),
        `${subjectName ?? 'gone'} (${subjectId})`,
        reason,
        words ?? '–',
        `by ${reporterId}`,
      ].join('  '),
    ),
  };
}

function describe({ playerId, name, username, guest, roles, banned, homeCityId }: Profile): string {
  const who = guest ? 'guest' : `@${username}`;
  return [playerId, name, who, roles.join('+'), `city ${homeCityId}`, ...(banned ? ['CLOSED'] : [])].join(
    '  ',
  );
}

function done(line: string): AdminAnswer {
  return { ok: true, lines: [line] };
}

function failed(line: string): AdminAnswer {
  return { ok: false, lines: [line] };
}
