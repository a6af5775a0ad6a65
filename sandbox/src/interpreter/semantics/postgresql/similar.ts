/** An SQL pattern as an advanced regular expression for the whole text: % is .*, _ is ., the rest is shared. */
export function similarToRegex(pattern: string, escape: string): string {
  let result = '';
  let isInSet = false;
  const characters = Array.from(pattern);
  for (let i = 0; i < characters.length; i += 1) {
    const character = characters[i] ?? '';
    if (character === escape && escape !== '') {
      i += 1;
      result += quoted(characters[i] ?? '');
    } else if (isInSet) {
      isInSet = character !== ']';
      result += character === '\\' ? '\\\\' : character;
    } else if (character === '[') {
      isInSet = true;
      result += character;
    } else if (character === '%') result += '.*';
    else if (character === '_') result += '.';
    else if (character === '(') result += '(?:';
    else if ('.^$\\'.includes(character)) result += `\\${character}`;
    else result += character;
  }
  return `^(?:${result})$`;
}

function quoted(character: string): string {
  return /[\p{L}\p{N}\s]/u.test(character) ? character : `\\${character}`;
}
