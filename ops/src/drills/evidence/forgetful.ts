import { query } from './query.ts';

/** A fault of the database, to be noticed by a drill: it forgets one command in fifty that it has acknowledged. */
const FORGET = `
  create function drill.forget() returns trigger language plpgsql as $$ begin
    if random() < 0.02 then
      delete from cities.city_commands
      where bucket = new.bucket and city_id = new.city_id and command_id = new.command_id;
    end if;
    return null;
  end $$;
  create trigger drill_zz_forget after insert on cities.city_commands
    for each row execute function drill.forget();`;

/** The name by which drills plant it. */
export const LOSE_A_COMMAND = 'lose-a-command';

export async function makeForgetful(databaseUrl: string): Promise<void> {
  await query(databaseUrl, FORGET);
}
