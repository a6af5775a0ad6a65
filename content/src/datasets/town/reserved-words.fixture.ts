/**
 * Words that SQLite, PostgreSQL, MySQL 8, MariaDB, SQL Server or Oracle won't take as a bare name, from the
 * keyword lists of their manuals; those that only open rare statements are left out.
 */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  `access accessible add all alter analyse analyze and any array as asc asymmetric audit authorization
  autoincrement backup before begin between bigint binary blob both break browse bulk by call cascade case
  cast change char character check checkpoint close cluster clustered coalesce collate column comment commit
  compress compute concurrently condition connect constraint contains containstable continue convert create
  cross cube cume_dist current current_date current_role current_time current_timestamp current_user cursor
  database databases date day_hour dbcc deallocate dec decimal declare default deferrable delayed delete
  dense_rank deny desc describe deterministic disk distinct distributed div do double drop dual dump each else
  elseif empty enclosed end errlvl escape escaped except exclusive exec execute exists exit explain external
  false fetch file fillfactor first_value float for force foreign freeze freetext freetexttable from full
  fulltext function generated get glob goto grant group grouping groups having high_priority holdlock
  hour_minute identified identity if ignore ilike immediate in increment index infile initial initially inner
  inout insensitive insert int integer intersect interval into is isnull iterate join json_table key keys kill
  lag last_value lateral lead leading leave left level like limit linear lineno lines load localtime
  localtimestamp lock long loop low_priority match maxextents maxvalue merge minus mlslabel mod mode modify
  national natural noaudit nocheck nocompress nonclustered not notnull nowait nth_value ntile null nullif
  number numeric of off offline offset offsets on online only open option optionally or order out outer outfile
  over overlaps partition pctfree percent percent_rank pivot placing plan precision primary print prior
  privileges proc procedure public purge raiserror range rank raw read readtext real reconfigure recursive
  references regexp release rename repeat replace replication require resource restore restrict return
  returning revert revoke right rlike rollback row row_number rowcount rowguidcol rowid rownum rows rule save
  schema schemas securityaudit select semantickeyphrasetable separator session session_user set setuser share
  show shutdown signal similar size smallint some spatial specific sql start statistics stored straight_join
  successful symmetric synonym sysdate system system_user table tablesample terminated textsize then to top
  trailing tran transaction trigger true truncate try_convert tsequal uid undo union unique unlock unpivot
  unsigned update updatetext usage use user using validate values varchar varchar2 variadic verbose view
  virtual waitfor when whenever where while window with within write writetext xor year_month zerofill`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
