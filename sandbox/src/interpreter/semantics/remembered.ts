/** Keeps the last result: the pattern of a query is the same for every row. */
export function remembered<Result>(
  make: (first: string, second: string | null) => Result,
): (first: string, second: string | null) => Result {
  let last: { readonly first: string; readonly second: string | null; readonly result: Result } | null = null;
  return (first, second) => {
    if (last?.first !== first || last.second !== second)
      last = { first, second, result: make(first, second) };
    return last.result;
  };
}
