/** As in `MAX_SQL_CHARS` of the API: kept here so that the page need not carry the schemas beside it. */
export const MAX_SQL_CHARS = 20_000;
