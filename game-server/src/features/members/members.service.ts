import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { type Refusal, refuse } from '@sqltown/shared/refusals';
import type { CityRole } from '@sqltown/shared/state';
import type { Accounts } from '#features/accounts/index.ts';
import { foundCity } from '#features/cities/index.ts';
import { bucketOf } from '#platform/ids/index.ts';
import { type Shards, held } from '#platform/postgres/index.ts';

export type Member = { readonly playerId: PlayerId; readonly name: string; readonly role: CityRole };

/** Who belongs to a city. Everybody else may visit. */
export type Members = {
  list(cityId: CityId): Promise<{ readonly kind: 'members'; readonly members: Member[] } | Refusal>;
  /** The owner alone gives roles; giving one founds the city if it is its first deed. */
  setRole(order: {
    cityId: CityId;
    by: PlayerId;
    playerId: PlayerId;
    role: 'builder' | 'visitor';
  }): Promise<{ readonly kind: 'members'; readonly members: Member[] } | Refusal>;
};

export function createMembers(parts: {
  shards: Shards;
  accounts: Pick<Accounts, 'homeOwner' | 'nameOf' | 'namesOf'>;
}): Members {
  const { shards, accounts } = parts;

  const list: Members['list'] = async (cityId) => {
    const owner = await accounts.homeOwner(cityId);
    if (owner === null) return refuse('not-found');
    const bucket = bucketOf(cityId);
    const rows = await shards.at(bucket, (db) =>
      db
        .selectFrom('cities.city_members')
        .select(['player_id', 'role'])
        .where('bucket', '=', bucket)
        .where('city_id', '=', cityId)
        .where('role', '!=', 'owner')
        .where(held(bucket))
        .orderBy('joined_at')
        .execute(),
    );
    const names = await accounts.namesOf(rows.map(({ player_id }) => player_id as PlayerId));
    // A guest that was removed has no name any more, and is nobody's member.
    const others = rows.flatMap(({ player_id, role }) => {
      const playerId = player_id as PlayerId;
      const name = names.get(playerId);
      return name === undefined ? [] : [{ playerId, name, role }];
    });
    const { playerId, name } = owner;
    return { kind: 'members', members: [{ playerId, name, role: 'owner' }, ...others] };
  };

  return {
    list,
    async setRole({ cityId, by, playerId, role }) {
      const owner = await accounts.homeOwner(cityId);
      if (owner === null) return refuse('not-found');
      if (owner.playerId !== by) return refuse('forbidden');
      if (playerId === by) return refuse('forbidden', 'The owner of a city stays its owner.');
      if ((await accounts.nameOf(playerId)) === null) return refuse('not-found');
      const bucket = bucketOf(cityId);
      await shards.at(bucket, (db) =>
        db.transaction().execute(async (tx) => {
          await foundCity(tx, cityId, by);
          await tx
            .insertInto('cities.city_members')
            .values({ bucket, city_id: cityId, player_id: playerId, role })
            .onConflict((taken) => taken.columns(['bucket', 'city_id', 'player_id']).doUpdateSet({ role }))
            .execute();
        }),
      );
      return list(cityId);
    },
  };
}
