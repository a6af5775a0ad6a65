import type { Building, CommandReply } from '@sqltown/shared/api';
import type { BuildingKind } from '@sqltown/shared/rules';
import type { CityRole } from '@sqltown/shared/state';
import type { BigIntColumn, Json, Timestamp, TimestampDefault } from '#platform/postgres/index.ts';

type CitiesTable = {
  bucket: number;
  id: BigIntColumn;
  owner_id: BigIntColumn;
  coins: number;
  xp: number;
  /** Counts this city's commits. */
  version: number;
  /** The lease's epoch: a write to the map that carries another one changes nothing. */
  epoch: number;
  unlocked: BuildingKind[];
  goal_done: number;
  goal_target: number;
  founded_at: TimestampDefault;
};

type CityMembersTable = {
  bucket: number;
  city_id: BigIntColumn;
  player_id: BigIntColumn;
  role: CityRole;
  joined_at: TimestampDefault;
};

type CityBuildingsTable = {
  bucket: number;
  id: BigIntColumn;
  city_id: BigIntColumn;
  kind: BuildingKind;
  origin: Building['origin'];
  lesson_id: string | null;
  x: number | null;
  y: number | null;
  level: number;
  stage: number;
  stages: number;
  /** The city's version at its last change. */
  version: number;
  removed_version: number | null;
};

export type LedgerReason = 'start' | 'place' | 'demolish' | 'undo' | 'lesson';

type CityLedgerTable = {
  bucket: number;
  city_id: BigIntColumn;
  version: number;
  delta: number;
  balance: number;
  reason: LedgerReason;
  player_id: BigIntColumn;
  building_id: BigIntColumn | null;
  at: TimestampDefault;
};

type CityCommandsTable = {
  bucket: number;
  city_id: BigIntColumn;
  command_id: string;
  player_id: BigIntColumn;
  type: 'place' | 'move' | 'demolish' | 'undo';
  payload_hash: string;
  version: number;
  delta: number;
  building_id: BigIntColumn;
  before_x: number | null;
  before_y: number | null;
  reply: Json<CommandReply>;
  at: TimestampDefault;
};

type CityLeasesTable = {
  bucket: number;
  city_id: BigIntColumn;
  epoch: number;
  process_id: string | null;
  room_id: string | null;
  address: string | null;
  draining: boolean;
  expires_at: Timestamp;
};

type CityContributionsTable = {
  bucket: number;
  city_id: BigIntColumn;
  player_id: BigIntColumn;
  exercise_id: string;
  event_id: BigIntColumn;
  at: TimestampDefault;
};

type CitiesTables = {
  'cities.cities': CitiesTable;
  'cities.city_members': CityMembersTable;
  'cities.city_buildings': CityBuildingsTable;
  'cities.city_ledger': CityLedgerTable;
  'cities.city_commands': CityCommandsTable;
  'cities.city_leases': CityLeasesTable;
  'cities.city_contributions': CityContributionsTable;
};

declare module '#platform/postgres/schema.ts' {
  interface Schema extends CitiesTables {}
}
