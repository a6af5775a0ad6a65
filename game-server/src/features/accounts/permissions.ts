import type { Me } from '@sqltown/shared/api';

export const ROLES = [
  'student',
  'teacher',
  'school_admin',
  'admin',
  'super_admin',
] as const satisfies Me['roles'];
export type Role = (typeof ROLES)[number];

/** Deeds beyond one's own account and cities. */
export const PERMISSIONS = [
  'reports.read',
  'users.read',
  'users.ban',
  'cities.reset',
  'roles.grant',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The one table of who may do what. A role has its own line's permissions and no others. */
const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  student: [],
  teacher: [],
  school_admin: ['reports.read'],
  admin: ['reports.read', 'users.read', 'users.ban', 'cities.reset'],
  super_admin: PERMISSIONS,
};

export function may(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => GRANTS[role].includes(permission));
}
